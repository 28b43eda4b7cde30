// The generated catalogue and the model of taste. Nothing here is anybody's data: no data set of ratings small
// enough to ship is openly licensed, so this is one that says exactly how it came about.
import type { Chance } from '../engine/index.ts'
import { createChance, frozen } from '../engine/index.ts'

/** The kinds of titles, in the order of their factors. */
export const GENRES = ['Crime', 'Comedy', 'Nature', 'Space', 'History'] as const
export type Genre = (typeof GENRES)[number]

/**
 * How catalogue and tastes are drawn. A score is the dot product of a taste and a title's factors, so factors
 * are what matrix factorization would have learnt: here they are drawn instead. All are multiples of 1/16, so
 * that a dot product is exact in whatever order it is added up, and equal scores are really equal.
 *
 * - factors 0–4: how much of each genre. A title has 0.75 to 1.5 of its own and up to 0.375 of each other one.
 * - factors 5–6: moods that cut across genres, 0 to 0.75.
 * - factor 7: general appeal, 1.5 / √rank.
 *
 * Popularity follows Zipf's law with exponent 1: but for taste, the title of rank r is watched in proportion to 1 / r.
 */
export const MODEL = {
  /** Seed of the catalogue, the same in every run: members differ from run to run, the titles do not. */
  seed: 2013,
  factors: 8,
  appeal: 1.5,
  /** The mood: the last few titles that a member watched pull the taste towards them, by this weight each. */
  mood: { titles: 3, weight: 0.75 },
} as const

/** What is known of a title. */
export interface Title {
  /** Its name, unique. */
  readonly id: string
  readonly genre: string
  /** Latent factors, as many as a taste has. */
  readonly factors: readonly number[]
  /** Place in popularity, from 1, each once. */
  readonly rank: number
}

/** Invented, plain, and short enough for a tile. */
const NAMES: Record<Genre, string> = {
  Crime: 'Alibi, Ledger, Hideout, Padlock, Tip-off, Motive, Dead End, Informer, Suspect, Sleuth, Forgery, Stakeout, Crowbar, Red Ink, Back Door, Wiretap, Decoy, Footprint, Skeleton, Night Bus, Old Debt, Cellar, Quayside, Bail',
  Comedy: 'Plan B, Odd Socks, Wrong Bus, Brunch, Karaoke, Flatmates, Bad Luck, Moustache, Pancakes, Jet Lag, Big Nap, Carpool, Confetti, Left Shoe, Barbecue, Mix-up, Hiccup, Sunburn, Tall Hat, Leftovers, Next Door, Bagpipes, Roadside, Snooze',
  Nature: 'Tundra, Coral, Reed Bed, Otters, Low Tide, Canopy, Glacier, Mangrove, Heron, Moss, Night Owl, Estuary, Savanna, Beehive, Driftwood, Lichen, Puffins, Rainfall, Wetland, Badgers, Foxglove, Kelp, Ravine, Snowmelt',
  Space: 'Orbit, Apogee, Airlock, Far Side, Comet, Zenith, Lander, Red Dust, Ion Drive, Eclipse, Probe, Re-entry, Quasar, Ring Nine, Long Burn, Signal, Module, Parsec, Umbra, Dark Sky, Rover, Meridian, Vacuum, Nebula',
  History: 'Aqueduct, Galleon, Iron Age, Scribes, Old Mill, Citadel, Tapestry, Parchment, Viaduct, Tin Mine, Abbey, Caravan, Saltworks, Ramparts, Foundry, Windmills, Coronet, Runes, Annals, Fair Day, Bronze, Compass, Galley, Harvest',
}

/** Rounds to a multiple of 1/16. */
const sixteenth = (value: number) => Math.round(value * 16) / 16
const between = (chance: Chance, from: number, to: number) => sixteenth(from + (to - from) * chance.uniform())

/** The titles, most popular first. */
export const CATALOGUE: readonly Title[] = frozen(drawCatalogue())

function drawCatalogue(): Title[] {
  const chance = createChance(MODEL.seed)
  const names = GENRES.flatMap(genre => NAMES[genre].split(', ').map(id => ({ id, genre })))
  return shuffled(names, chance.fork('popularity')).map(({ id, genre }, i) => {
    const own = chance.fork(id)
    const rank = i + 1
    const factors = [
      ...GENRES.map(other => other === genre ? between(own, 0.75, 1.5) : between(own, 0, 0.375)),
      between(own, 0, 0.75),
      between(own, 0, 0.75),
      sixteenth(MODEL.appeal / Math.sqrt(rank)),
    ]
    return { id, genre, factors, rank }
  })
}

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  const list = [...items]
  for (let i = list.length - 1; i > 0; i--) {
    const j = chance.int(0, i)
    ;[list[i], list[j]] = [list[j]!, list[i]!]
  }
  return list
}

const titles = new Map(CATALOGUE.map(title => [title.id, title]))

/**
 * A title by its name.
 * @throws RangeError naming it when the catalogue has none such
 */
export function titleOf(id: string): Title {
  const title = titles.get(id)
  if (!title)
    throw new RangeError(`No title "${id}" in the catalogue of ${CATALOGUE.length}`)
  return title
}

/** A member's standing taste: two genres they love, three they put up with. */
export function drawTaste(chance: Chance): number[] {
  const loved = shuffled(GENRES, chance).slice(0, 2)
  return [
    ...GENRES.map(genre => loved.includes(genre) ? between(chance, 0.875, 1.25) : between(chance, 0.125, 0.5)),
    between(chance, 0, 0.75),
    between(chance, 0, 0.75),
    1,
  ]
}

/**
 * The taste of the moment: the standing one, pulled towards what was watched last. Appeal does not rub off.
 * @param watched names of titles, oldest first
 */
export function tasteAfter(standing: readonly number[], watched: readonly string[]): number[] {
  const taste = [...standing]
  for (const id of watched.slice(-MODEL.mood.titles)) {
    const { factors } = titleOf(id)
    for (let k = 0; k < MODEL.factors - 1; k++)
      taste[k]! += MODEL.mood.weight * factors[k]!
  }
  return taste
}

/** How much a taste likes a title: the dot product. */
export function scoreOf(taste: readonly number[], title: Title): number {
  let sum = 0
  for (let k = 0; k < taste.length; k++)
    sum += taste[k]! * title.factors[k]!
  return sum
}

/**
 * What a member watches next: by popularity times the fourth power of the score, or one time in four by popularity
 * alone, as when a friend talks of it. Never what they have watched.
 */
export function drawWatch(chance: Chance, taste: readonly number[], watched: ReadonlySet<string>): string {
  const byTaste = !chance.happens(0.25)
  const weights = CATALOGUE.map((title) => {
    const liking = byTaste ? scoreOf(taste, title) : 1
    return watched.has(title.id) ? 0 : liking * liking * liking * liking / title.rank
  })
  let left = chance.uniform() * weights.reduce((sum, weight) => sum + weight, 0)
  const at = weights.findIndex(weight => (left -= weight) < 0)
  return CATALOGUE[Math.max(0, at)]!.id
}
