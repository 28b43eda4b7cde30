import type { BaseRun, Chance, FaultEvent, FaultSchedule, Millis } from '../engine/index.ts'
import type { Budget, Cache, Member, Policy, Row, Rows, WatchEvent } from './policy.ts'
import { announceFaults, COUNT, dayCurve, faultAt, frozen, hours, ms, nextArrival, POSITIVE, settle, SHARE, show, Simulation } from '../engine/index.ts'
import { CATALOGUE, drawTaste, drawWatch, scoreOf, tasteAfter, titleOf } from './catalogue.ts'
import { Unavailable } from './policy.ts'
import { POPULAR_ROWS, richRows, RULES } from './reference.ts'
import { BATCH_AT, HOUR, hourAt, NODES, SCHEDULES, STARTS_AT } from './schedules.ts'

/** What a run is like unless told otherwise. */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: hours(72),
  schedule: SCHEDULES['three-days'] as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: scoreEverything,
  /** Members, one in ten of whom joins during the run. */
  members: 30,
  /** Times a day that a member opens the page, on average. */
  opensPerDay: 5,
  /** Share of visits after which something is watched. */
  watchShare: 0.6,
  /** The app waits this long for its rows, in ms, then shows none. */
  deadline: 100,
  /** What a read of the cache takes, in ms; and how long it is waited for. */
  read: { price: 4, timeout: 40 },
  /** What a score takes in an idle night, what the crowd at its largest adds, and how long a dead scorer is waited for, in ms. */
  score: { price: 0.25, crowd: 1, timeout: 20 },
  /** How long the batch takes. */
  batchTakes: hours(2),
})

/** How many are here at each hour of the day, against the busiest. Drawn by hand: an evening medium. */
const CROWD = [0.4, 0.2, 0.1, 0.05, 0.05, 0.1, 0.2, 0.3, 0.35, 0.35, 0.4, 0.45, 0.5, 0.5, 0.5, 0.55, 0.65, 0.8, 0.9, 1, 1, 1, 0.85, 0.6]
const crowdAtHour = dayCurve(CROWD)

/** The crowd at a moment, from 0 to 1: straight lines between the hours. */
export const crowdAt = (t: number): number => crowdAtHour(hourAt(t))

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/**
 * What a page was made of:
 * - `offline`: rows that the batch left
 * - `nearline`: what was watched since, moved to the end
 * - `online`: scores of this moment
 * - `popular`: rows for everyone
 */
export type Layer = 'offline' | 'nearline' | 'online' | 'popular'

/** A member's visit: what was asked, what it took and what was shown. */
export interface Page {
  /** From 1 in order of time. */
  readonly id: number
  readonly t: Millis
  readonly member: number
  /** `late`: there after the deadline, so not shown. `failed`: no rows at all. */
  readonly outcome: 'shown' | 'late' | 'failed'
  /** What the member saw; none unless `shown`. */
  readonly rows: Rows
  readonly layers: readonly Layer[]
  /** Milliseconds spent in all, on the cache, and on scores. */
  readonly used: number
  readonly onCache: number
  readonly onScores: number
  /** Scores that were given, and what each took. */
  readonly scored: number
  readonly price: number
  /** Since the data that the member's rows were computed from, in virtual ms; null where they have none. */
  readonly age: number | null
  /** How good the page is for the member's taste of this moment, against the richest there is: 0 to 1. Not shown: 0. */
  readonly fit: number
  /** Names of titles watched since the batch read. */
  readonly events: readonly string[]
}

/** One event of a run. */
export type RowsEvent =
  | FaultEvent
  | { readonly t: Millis, readonly type: 'batch', readonly readAt: number, readonly members: number }
  | { readonly t: Millis, readonly type: 'page', readonly id: number, readonly member: number, readonly outcome: Page['outcome'], readonly used: number, readonly fit: number, readonly rows: readonly string[] }
  | { readonly t: Millis, readonly type: 'watch', readonly member: number, readonly title: string }

/** Pages from the start of the run. */
export interface Totals {
  readonly pages: number
  /** Shown by the deadline. */
  readonly shown: number
  /** Sum of their fits. */
  readonly fit: number
}

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, RowsEvent> {
  /** In order of time. */
  readonly pages: readonly Page[]
  /** After each page, in the same order. */
  readonly totals: readonly Totals[]
  /** The member to follow: who comes most often of those who were here from the start. */
  readonly followed: number
  /** Their standing taste, and what they had watched before the run, oldest first. */
  readonly standing: readonly number[]
  readonly before: readonly string[]
  /** Theirs among the pages, and what they watched in the run. */
  readonly home: readonly Page[]
  readonly watches: readonly WatchEvent[]
  /** When new rows were written, and the moment as of which (before the run for the first). */
  readonly batches: readonly { readonly t: Millis, readonly readAt: number }[]
}

/** The baseline: nothing is computed in advance, and every title is scored while the page loads. */
export function scoreEverything(): Policy {
  return {
    precompute: () => new Map(),
    serve(member, _cache, events, budget) {
      const seen = new Set([...member.watched, ...events.map(event => event.title)])
      const scores = new Map(CATALOGUE.filter(title => !seen.has(title.id)).map(title => [title.id, budget.score(title.id)]))
      const best = [...scores.keys()].sort((a, b) => scores.get(b)! - scores.get(a)!)
      const rest = best.slice(RULES.perRow)
      const genres = [...new Set(rest.map(title => titleOf(title).genre))]
      return [
        { heading: RULES.picked, titles: best.slice(0, RULES.perRow) },
        ...genres.map(heading => ({ heading, titles: rest.filter(title => titleOf(title).genre === heading).slice(0, RULES.perRow) })),
      ]
    },
  }
}

/** What the world knows of a member. */
interface Person {
  readonly id: number
  readonly standing: readonly number[]
  readonly joins: number
  /** Times a day that they open the page. */
  readonly opensPerDay: number
  readonly watches: WatchEvent[]
  /** Watched before the run. */
  readonly before: readonly string[]
  /** How much of `watches` the rows in the cache know of. */
  known: number
  /** Worth of the richest page for them, as of so many watches. */
  richest: { readonly watches: number, readonly worth: number } | undefined
  rows: Rows | undefined
  /** The moment as of which they were computed; before the run it is below 0. */
  readAt: number | null
  /** The last moment at which they were seen doing something. */
  busyUntil: number
}

/**
 * Runs the world: members open their home pages and watch; a batch computes rows at night.
 * What members do does not depend on what they are shown, so that two policies meet the same days.
 *
 * @throws RangeError on an option out of range, a ScheduleError on a schedule that does not fit this world
 * @throws TypeError when the policy answers with anything but rows
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, NODES, {
    members: COUNT, opensPerDay: POSITIVE, watchShare: SHARE, deadline: POSITIVE,
  })
  const { schedule } = options
  const simulation = new Simulation<RowsEvent>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()
  const pages: Page[] = []
  const totals: Totals[] = []
  const batches: { t: Millis, readAt: number }[] = []

  const people = Array.from({ length: options.members }, (_, i): Person => {
    const chance = simulation.chance.fork(`member ${i + 1}`)
    const standing = drawTaste(chance)
    const isNew = i % 10 === 9
    const before: string[] = []
    while (!isNew && before.length < 6)
      before.push(drawWatch(chance, tasteAfter(standing, before), new Set(before)))
    const joins = isNew ? Math.round(chance.uniform() * options.duration) : 0
    return { id: i + 1, standing, joins, opensPerDay: options.opensPerDay * (0.5 + chance.exponential(0.5)), watches: [], before, known: 0, richest: undefined, rows: undefined, readAt: null, busyUntil: joins }
  })

  const titlesOf = (person: Person, count = person.watches.length) => [...person.before, ...person.watches.slice(0, count).map(event => event.title)]
  const asMember = (person: Person, count = person.watches.length): Member => {
    const watched = titlesOf(person, count)
    return { id: person.id, taste: tasteAfter(person.standing, watched), watched }
  }

  /** Reads now, writes when it is done. */
  function batch(takes: number, fault = faultAt(schedule, 'batch', simulation.now)): void {
    if (fault?.kind === 'down')
      return
    const readAt = takes === 0 ? simulation.now - options.batchTakes : simulation.now
    const chance = simulation.chance.fork(`batch at ${simulation.now}`)
    const read = people
      .filter(person => person.joins <= simulation.now)
      .filter(() => !(chance.uniform() < (fault?.kind === 'fail' ? fault.rate ?? 1 : 0)))
      .map(person => ({ person, known: person.watches.length }))
    const rows: unknown = policy.precompute(read.map(({ person, known }) => asMember(person, known)), CATALOGUE)
    if (!(rows instanceof Map))
      throw new TypeError(`precompute() must return a Map of rows by member, got ${show(rows)}`)
    simulation.after(ms(fault?.kind === 'slow' ? fault.latency : takes), () => {
      for (const { person, known } of read) {
        const own: unknown = rows.get(person.id)
        if (own === undefined)
          continue
        person.rows = checkRows(own, `precompute() for member ${person.id}`)
        person.known = known
        person.readAt = readAt
      }
      batches.push({ t: simulation.now, readAt })
      simulation.emit({ type: 'batch', readAt, members: read.length })
    })
  }

  function open(person: Person): void {
    const t = simulation.now
    const id = pages.length + 1
    const spent = { cache: 0, scores: 0 }
    let scored = 0
    const taste = tasteAfter(person.standing, titlesOf(person))
    const luck = simulation.chance.fork(`page ${id}`)
    const trouble = { online: faultAt(schedule, 'online', t), cache: faultAt(schedule, 'cache', t) }
    const crowded = Math.round((options.score.price + options.score.crowd * crowdAt(t)) * 16) / 16
    const price = trouble.online?.kind === 'slow' ? Math.max(crowded, trouble.online.latency) : crowded
    const left = () => options.deadline - spent.cache - spent.scores

    const budget: Budget = {
      get left() { return left() },
      price,
      score(title) {
        const fault = trouble.online
        if (fault?.kind === 'down') {
          spent.scores += options.score.timeout
          throw new Unavailable(`The scorer did not answer within ${options.score.timeout} ms`)
        }
        spent.scores += price
        if (fault?.kind === 'fail' && luck.happens(fault.rate ?? 1))
          throw new Unavailable('The scorer answered with an error')
        scored++
        return scoreOf(taste, titleOf(title))
      },
    }
    const cache: Cache = {
      popular: POPULAR_ROWS,
      read(member) {
        const fault = trouble.cache
        const needed = fault?.kind === 'down' ? Number.POSITIVE_INFINITY : fault?.kind === 'slow' ? fault.latency : options.read.price
        spent.cache += Math.min(needed, options.read.timeout)
        if (needed > options.read.timeout)
          throw new Unavailable(`The cache did not answer within ${options.read.timeout} ms`)
        if (fault?.kind === 'fail' && luck.happens(fault.rate ?? 1))
          throw new Unavailable('The cache answered with an error')
        return people[member - 1]?.rows
      },
    }

    const events = person.watches.slice(person.known)
    let rows: Rows = []
    let outcome: Page['outcome'] = 'shown'
    try {
      rows = checkRows(policy.serve(asMember(person, person.known), cache, events, budget), `serve() for member ${person.id}`)
    }
    catch (error) {
      // What does not answer may make a page fail; a mistake in the policy must be seen.
      if (!(error instanceof Unavailable))
        throw error
    }
    if (rows.every(row => row.titles.length === 0))
      outcome = 'failed'
    else if (left() < 0)
      outcome = 'late'

    const kept = person.rows
    const shown = outcome === 'shown' ? rows : []
    const layers: Layer[] = []
    if (kept && sameTitles(shown, kept))
      layers.push('offline')
    else if (sameTitles(shown, POPULAR_ROWS))
      layers.push('popular')
    const seen = titlesOf(person)
    if (layers.length > 0 && events.length > 0 && isDemoted(shown, new Set(seen)))
      layers.push('nearline')
    if (shown.length > 0 && scored > 0)
      layers.push('online')

    if (person.richest?.watches !== seen.length)
      person.richest = { watches: seen.length, worth: worth(richRows(taste, seen), taste, seen) }
    const page: Page = {
      id, t, member: person.id, outcome, rows: shown, layers,
      used: spent.cache + spent.scores, onCache: spent.cache, onScores: spent.scores, scored, price,
      age: person.readAt === null ? null : t - person.readAt,
      fit: shown.length === 0 ? 0 : Math.min(1, worth(shown, taste, seen) / person.richest.worth),
      events: events.map(event => event.title),
    }
    const before = totals.at(-1) ?? { pages: 0, shown: 0, fit: 0 }
    pages.push(page)
    totals.push({ pages: before.pages + 1, shown: before.shown + (outcome === 'shown' ? 1 : 0), fit: before.fit + page.fit })
    simulation.emit({ type: 'page', id, member: person.id, outcome, used: page.used, fit: page.fit, rows: shown.map(words) })
  }

  /** One visit after another: more of them when the crowd is here, none while they watch. */
  function visit(person: Person, chance: Chance): void {
    const peak = person.opensPerDay / (CROWD.reduce((sum, share) => sum + share, 0) / 24)
    const due = nextArrival(chance, person.busyUntil, 24 * HOUR / peak, crowdAt)
    simulation.at(ms(Math.round(due)), () => {
      open(person)
      const watches = chance.happens(options.watchShare)
      const length = (25 + 80 * chance.uniform()) * HOUR / 60
      person.busyUntil = Math.round(simulation.now + (watches ? length : 0) + HOUR / 4)
      if (watches) {
        const seen = titlesOf(person)
        const title = drawWatch(chance, tasteAfter(person.standing, seen), new Set(seen))
        simulation.at(ms(Math.round(simulation.now + length)), () => {
          person.watches.push(frozen({ t: simulation.now, title }))
          simulation.emit({ type: 'watch', member: person.id, title })
        })
      }
      visit(person, chance)
    })
  }

  announceFaults(simulation, schedule)
  // The run begins as last night's rows are written.
  batch(0, undefined)
  for (let start = (24 + BATCH_AT - STARTS_AT) * HOUR; start < options.duration; start += 24 * HOUR)
    simulation.at(ms(start), () => batch(options.batchTakes))
  for (const person of people)
    visit(person, simulation.chance.fork(`visits of member ${person.id}`))
  const trace = simulation.run()

  const from = people.filter(person => person.joins === 0)
  const visits = (person: Person) => pages.filter(page => page.member === person.id).length
  const followed = from.reduce((most, person) => visits(person) > visits(most) ? person : most, from[0]!)
  return {
    options, trace, pages, totals, batches,
    followed: followed.id,
    standing: followed.standing,
    before: followed.before,
    home: pages.filter(page => page.member === followed.id),
    watches: followed.watches,
  }
}

/** A row in a line: `Crime: Alibi, Ledger`. */
export const words = (row: Row): string => `${row.heading}: ${row.titles.join(', ')}`

function checkRows(value: unknown, from: string): Rows {
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && typeof (row as Row).heading === 'string'
    && Array.isArray((row as Row).titles) && (row as Row).titles.every(title => typeof title === 'string')
  if (!Array.isArray(value) || !value.every(isRow))
    throw new TypeError(`${from} must be rows such as [{ heading: 'Crime', titles: ['Alibi'] }], got ${show(value)}`)
  // A copy: what a policy gives away it cannot change any more, nor whoever is shown it.
  return frozen((value as Rows).map(({ heading, titles }) => ({ heading, titles: [...titles] })))
}

/** Whether two pages hold the same titles, in whatever order; no page holds one twice. */
function sameTitles(a: Rows, b: Rows): boolean {
  const titles = new Set(b.flatMap(row => row.titles))
  const size = a.reduce((sum, row) => sum + row.titles.length, 0)
  return size === titles.size && a.every(row => row.titles.every(title => titles.has(title)))
}

/** Whether nothing unseen stands behind something seen, in any row. */
function isDemoted(rows: Rows, seen: ReadonlySet<string>): boolean {
  return rows.every((row) => {
    const first = row.titles.findIndex(title => seen.has(title))
    return first < 0 || row.titles.slice(first).every(title => seen.has(title))
  })
}

const square = (value: number) => value * value

/** What a page is worth to a taste: squared scores of what is unseen, counting less the further down and to the right. A title counts once. */
function worth(rows: Rows, taste: readonly number[], seen: readonly string[]): number {
  const done = new Set(seen)
  let sum = 0
  rows.forEach((row, down) => row.titles.forEach((title, right) => {
    if (!done.has(title))
      sum += square(scoreOf(taste, titleOf(title))) / ((1 + down) * (1 + right))
    done.add(title)
  }))
  return sum
}
