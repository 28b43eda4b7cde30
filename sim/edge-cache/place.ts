import type { Chance } from '../engine/index.ts'
import type { Box, BoxKind, Forecast } from './policy.ts'
import type { Drift, Title } from './popularity.ts'
import { frozen, lastUpTo } from '../engine/index.ts'
import { KINDS } from './policy.ts'
import { drawDays, zipfWeights } from './popularity.ts'
import { drawPoints } from './ring.ts'
import { FILL, HOUR, STARTS_AT } from './schedules.ts'

/** What a kind of box is like, beside how it is filled: illustrative. Shares of the room, members who can watch, places on the ring. */
const KIND = frozen({
  storage: { share: 2, most: 8000, points: 8 },
  global: { share: 1, most: 4000, points: 4 },
})

/** A box as it stands in a run. */
export interface RunBox extends Omit<Box, 'holds'> {
  /** Members who can watch from it. */
  readonly most: number
}

/** What a forecast knows: the place's own taste, that of the whole country, or what the place watched the day before. */
export const FORECASTS = frozen(['place', 'country', 'yesterday'] as const)
export type ForecastKind = (typeof FORECASTS)[number]

/** What a place is like; each option is told of at its default, in WORLD_DEFAULTS. */
interface PlaceOptions extends Drift {
  readonly place: string
  readonly exponent: number
  readonly sizes: readonly [number, number]
  readonly views: number
  readonly forecast: ForecastKind
  readonly error: number
  readonly boxes: readonly { readonly id: string, readonly kind: BoxKind }[]
  readonly room: number
}

/** What stands at a place, what there is to watch, and who knows of it. Titles are positions in `titles`, days in `days`. */
export interface Place {
  readonly boxes: readonly RunBox[]
  /** All titles of all days, in the order in which they come out. */
  readonly titles: readonly Title[]
  /** Views expected of each title in the day that begins `from` a moment, at 14:00; the first day has begun before the run. */
  readonly days: readonly { readonly from: number, readonly views: readonly number[] }[]
  /** What fills the room of all boxes best on each day, if every title were held once. */
  readonly best: readonly ReadonlySet<number>[]
  /** What is known of a day in the night before it. */
  forecast(day: number): readonly Forecast[]
  /** The title that somebody asks for. */
  titleFor(day: number, chance: Chance): number
}

/** Position among the days of a moment. */
export const dayAt = (t: number): number => Math.floor((t / HOUR + STARTS_AT + 24 - FILL.to) / 24)

/** Draws a place for so many days. */
export function drawPlace(chance: Chance, dayCount: number, options: PlaceOptions): Place {
  const weights = zipfWeights(options.titles, options.exponent)
  const upTo: number[] = []
  const total = weights.reduce((sum, weight, i) => upTo[i] = sum + weight, 0)
  const drawn = drawDays(chance.fork('country'), chance.fork(`place ${options.place}`), dayCount, options)
  const titles = drawTitles(chance.fork('titles'))
  const boxes = drawBoxes()
  const room = boxes.reduce((sum, { space }) => sum + space, 0)
  const days = drawn.map(({ order }, i) => ({ from: (24 * (i - 1) + FILL.to - STARTS_AT) * HOUR, views: viewsOf(order) }))

  function drawTitles(own: Chance): Title[] {
    const [from, to] = options.sizes
    return Array.from({ length: options.titles + (dayCount - 1) * options.releases }, (_, i): Title =>
      frozen({ id: `title ${i + 1}`, size: Math.round(from + (to - from) * own.uniform()), point: own.int(0, 999_999) / 1_000_000 }))
  }

  function drawBoxes(): RunBox[] {
    const catalogue = titles.slice(0, options.titles).reduce((sum, { size }) => sum + size, 0)
    const shares = options.boxes.reduce((sum, { kind }) => sum + KIND[kind].share, 0)
    const taken = new Set<number>()
    return options.boxes.map(({ id, kind }): RunBox => {
      const { share, most, points } = KIND[kind]
      return frozen({ id, kind, ...KINDS[kind], most, space: Math.round(catalogue * options.room * share / shares), points: drawPoints(chance.fork(`box ${id}`), points, taken) })
    })
  }

  function viewsOf(order: readonly number[]): number[] {
    const views = new Array<number>(titles.length).fill(0)
    order.forEach((title, rank) => views[title] = options.views * weights[rank]! / total)
    return views
  }

  function bestFor(views: readonly number[]): ReadonlySet<number> {
    const worth = titles.map(({ size }, i) => views[i]! / size)
    let left = room
    return new Set(titles.map((_, i) => i).filter(i => views[i]! > 0).sort((a, b) => worth[b]! - worth[a]!).filter((i) => {
      const fits = titles[i]!.size <= left
      if (fits)
        left -= titles[i]!.size
      return fits
    }))
  }

  return {
    boxes,
    titles,
    days,
    best: days.map(({ views }) => bestFor(views)),
    forecast(day) {
      const luck = chance.fork(`forecast ${day}`)
      const { order, national } = drawn[day]!
      const known = options.forecast === 'country' ? viewsOf(national) : days[options.forecast === 'yesterday' ? day - 1 : day]!.views
      // By the order in which titles came out: a forecast is not sorted by itself.
      return frozen([...order].sort((a, b) => a - b).map(title =>
        ({ ...titles[title]!, views: Math.round(known[title]! * (1 + options.error * (2 * luck.uniform() - 1)) * 10) / 10 })))
    },
    titleFor(day, luck) {
      const rank = lastUpTo(upTo, sum => sum, luck.uniform() * total) + 1
      return drawn[day]!.order[Math.min(rank, options.titles - 1)]!
    },
  }
}
