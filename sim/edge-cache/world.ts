import type { BaseRun, FaultEvent, FaultSchedule, Millis } from '../engine/index.ts'
import type { Box, BoxNow, Client, Forecast, Miss, Policy } from './policy.ts'
import type { Day, Title } from './popularity.ts'
import { announceFaults, arrivals, COUNT, faultAt, frozen, hours, lastUpTo, minutes, ms, oneOf, POSITIVE, sampled, settle, SHARE, show, Simulation } from '../engine/index.ts'
import { KINDS, memory, MISSES, missOf } from './policy.ts'
import { DEMAND, demandAt, drawDays, zipfWeights } from './popularity.ts'
import { clockwise, drawPoints } from './ring.ts'
import { COAST, FILL, HOUR, hourAt, SCHEDULES, STARTS_AT } from './schedules.ts'

/** What a forecast knows: the place's own taste, that of the whole country, or what the place watched the day before. */
export const FORECASTS = frozen(['place', 'country', 'yesterday'] as const)
export type ForecastKind = (typeof FORECASTS)[number]

/** What a run is like unless told otherwise. Sizes, shapes and rates of watching are illustrative; how boxes are filled is published. */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  /** Three nights, each with the day after it. */
  duration: hours(72),
  schedule: SCHEDULES['third-evening'] as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: memory as () => Policy,
  /** Titles in the catalogue on any day. */
  titles: 1000,
  /** Exponent of Zipf's law: the higher, the more watch the same. A multiple of 0.2. */
  exponent: 1,
  /** GB that the smallest and the largest title take: a film or a whole series, in all formats. */
  sizes: [100, 700] as readonly [number, number],
  /** Titles that come out each day at 14:00. */
  releases: 6,
  /** How far a title may sink in a day, as a part of its rank. */
  drift: 0.1,
  /** How much the place differs from the country, from 0 to 1. */
  locality: 0.5,
  /** Which place: taste differs from one to another, what comes out does not. */
  place: 'here',
  forecast: 'place' as ForecastKind,
  /** How far a forecast may be off, as a part of what it says. */
  error: 0.3,
  /** Views in a day. */
  views: 200_000,
  /** Views that one drawn view stands for. */
  crowd: 100,
  boxes: COAST,
  /** What all boxes together hold, as a part of the catalogue. */
  room: 0.1,
  /** Whether a box that remembers has a title as soon as it was asked for, or only once it has played through. */
  keepsAtOnce: false,
  /** Distance between samples. */
  sampleEvery: minutes(15),
})

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** Constants of the world that no run changes. */
export const PHYSICS = frozen({
  /** Mbps of one view. */
  stream: 5,
  /** Shares of the room, and members who can watch, by kind of box; places on the ring. */
  storage: { share: 2, most: 8000, points: 8 },
  global: { share: 1, most: 4000, points: 4 },
  /** ms that a view lasts: any length between. */
  lasts: { from: minutes(30), to: minutes(120) },
})

/** One event of a run. */
export type EdgeCacheEvent =
  | FaultEvent
  /** What a box is told to hold: how many titles. */
  | { readonly t: Millis, readonly type: 'plan', readonly box: string, readonly titles: number }
  /** A box has been filled with a title, by night or, where it remembers, by what passed through it. */
  | { readonly t: Millis, readonly type: 'fill', readonly box: string, readonly title: string }
  | { readonly t: Millis, readonly type: 'view', readonly id: number, readonly title: string, readonly said: string, readonly miss: Miss | null }

/** Members who pressed play at the same moment, and what became of it. */
export interface View {
  /** From 1, in order of time. Those whose box died under them ask again, as a view of their own. */
  readonly id: number
  readonly t: Millis
  /** Position in the run's `titles`. */
  readonly title: number
  /** Position of the box that serves it, or that it passes on its way to the origin; null where it goes past all of them. */
  readonly box: number | null
  /** Why it comes from the origin; null when it is served from the box. */
  readonly miss: Miss | null
  /** When it has played. */
  end: Millis
}

/** Sums from the start of the run, in drawn views. */
export interface Counts extends Record<Miss, number> {
  views: number
  /** Misses that boxes of the same room had had if they held, in one copy each, what this day is watched most for its size. */
  least: number
  /** GB written to boxes by night. */
  filled: number
}

/** The world at a regular moment. */
export interface Sample {
  readonly t: Millis
  /** Members who watch, by box. */
  readonly streams: readonly number[]
  /** Gbps that come over the cable from the origin: views, and what boxes are filled with. */
  readonly cable: number
  /** Titles that a box holds, by box, as positions in the run's `titles`. */
  readonly holds: readonly (readonly number[])[]
  readonly counts: Counts
}

/** A box as it stands in a run. */
export interface RunBox extends Omit<Box, 'holds'> {
  readonly most: number
}

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, EdgeCacheEvent> {
  readonly boxes: readonly RunBox[]
  /** All titles of all days. */
  readonly titles: readonly Title[]
  /** Views expected of each title in the day that begins at 14:00; the first day has begun before the run. */
  readonly days: readonly { readonly from: number, readonly views: readonly number[] }[]
  /** In order of time. */
  readonly views: readonly View[]
  /** Every `sampleEvery` from 0 to the end, both included. */
  readonly samples: readonly Sample[]
}

const SIZES = { expected: 'two numbers of GB above 0, the smaller first', holds: (value: unknown) => Array.isArray(value) && value.length === 2 && POSITIVE.holds(value[0]) && POSITIVE.holds(value[1]) && value[0] <= value[1] }

/** A box at work. */
interface Live extends RunBox {
  /** Titles held, the one that was used or written longest ago first. */
  readonly held: Set<number>
  used: number
  streams: number
  /** What it is to hold, and what of it is still to be written tonight. */
  plan: ReadonlySet<number>
  queue: number[]
  isWriting: boolean
  /** GB written tonight. */
  written: number
}

const MEAN_DEMAND = DEMAND.reduce((sum, share) => sum + share, 0) / DEMAND.length

/** Position among the days of a moment: they begin at 14:00, the first of them before the run. */
export const dayAt = (t: number): number => Math.floor((t / HOUR + STARTS_AT + 24 - FILL.to) / 24)

/**
 * Runs the world: members of a place press play, and a cluster of boxes serves them, or a cable from the origin does.
 * At 14:00 new titles come out and tastes move on. Who asks for what, and when, does not depend on the policy: two
 * policies meet the same trace.
 *
 * @throws RangeError on an option out of range, a ScheduleError on a schedule that does not fit this world
 * @throws TypeError when the policy answers with what is no plan, or no box
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, ({ boxes }) => boxes.map(box => box.id), {
    titles: COUNT, sizes: SIZES, releases: { expected: 'a whole number from 0 to 100', holds: value => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 100 }, drift: SHARE, locality: SHARE,
    forecast: oneOf(FORECASTS), error: SHARE, views: POSITIVE, crowd: POSITIVE, room: POSITIVE, sampleEvery: POSITIVE,
    boxes: { expected: 'at least one box', holds: value => Array.isArray(value) && value.length > 0 },
  })
  const { schedule } = options
  const simulation = new Simulation<EdgeCacheEvent>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()

  const weights = zipfWeights(options.titles, options.exponent)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const upTo: number[] = []
  weights.reduce((sum, weight, i) => upTo[i] = sum + weight, 0)

  const dayCount = dayAt(options.duration) + 2
  const drawn = drawDays(simulation.chance.fork('country'), simulation.chance.fork(`place ${options.place}`), dayCount, options)
  const titles = drawTitles()
  const catalogue = titles.slice(0, options.titles).reduce((sum, { size }) => sum + size, 0)
  const boxes = drawBoxes()
  const positions = new Map(titles.map(({ id }, i) => [id, i]))
  /** Boxes clockwise from each title. */
  const around = titles.map(({ point }) => clockwise(point, boxes))

  function drawTitles(): Title[] {
    const chance = simulation.chance.fork('titles')
    const [from, to] = options.sizes
    return Array.from({ length: options.titles + (dayCount - 1) * options.releases }, (_, i): Title =>
      frozen({ id: `title ${i + 1}`, size: Math.round(from + (to - from) * chance.uniform()), point: chance.int(0, 999_999) / 1_000_000 }))
  }

  function drawBoxes(): Live[] {
    const shares = options.boxes.reduce((sum, { kind }) => sum + PHYSICS[kind].share, 0)
    const taken = new Set<number>()
    return options.boxes.map(({ id, kind }): Live => {
      const { share, most, points } = PHYSICS[kind]
      return {
        id, kind, ...KINDS[kind], most,
        space: Math.round(catalogue * options.room * share / shares),
        points: frozen(drawPoints(simulation.chance.fork(`box ${id}`), points, taken)),
        held: new Set(), used: 0, streams: 0, plan: new Set(), queue: [], isWriting: false, written: 0,
      }
    })
  }

  const isUp = (box: Live) => faultAt(schedule, box.id, simulation.now) === undefined
  const viewsOf = (order: Day['order']) => {
    const views = new Array<number>(titles.length).fill(0)
    order.forEach((title, rank) => views[title] = options.views * weights[rank]! / total)
    return views
  }
  const days = drawn.map(({ order }, i) => ({ from: (i * 24 + FILL.to - STARTS_AT - 24) * HOUR, views: viewsOf(order) }))
  const bestOf = days.map(({ views }) => bestFor(views))

  /** What fills the room of all boxes best, if every title were held once. */
  function bestFor(views: readonly number[]): ReadonlySet<number> {
    const worth = titles.map(({ size }, i) => views[i]! / size)
    let room = boxes.reduce((sum, box) => sum + box.space, 0)
    return new Set(titles.map((_, i) => i).filter(i => views[i]! > 0).sort((a, b) => worth[b]! - worth[a]!).filter((i) => {
      const fits = titles[i]!.size <= room
      if (fits)
        room -= titles[i]!.size
      return fits
    }))
  }

  // What is held, and what it takes.

  function add(box: Live, title: number): void {
    box.held.add(title)
    box.used += titles[title]!.size
    simulation.emit({ type: 'fill', box: box.id, title: titles[title]!.id })
  }
  function drop(box: Live, title: number): void {
    box.held.delete(title)
    box.used -= titles[title]!.size
  }
  /** Makes room for a title out of what may go; false where that is not enough. */
  function makeRoom(box: Live, title: number, mayGo: (held: number) => boolean): boolean {
    const { size } = titles[title]!
    for (const held of box.held) {
      if (box.used + size <= box.space)
        break
      if (mayGo(held))
        drop(box, held)
    }
    return box.used + size <= box.space
  }

  // The night.

  function openWindow(fillPlan: NonNullable<Policy['fillPlan']>): void {
    const window = frozen({ from: simulation.now, to: ms(simulation.now + (FILL.to - FILL.from) * HOUR) })
    const plan: unknown = fillPlan(forecast(dayAt(window.to)), boxes.map(asBox), window)
    if (!(plan instanceof Map))
      throw new TypeError(`fillPlan() must return a Map of ids of titles by box, got ${show(plan)}`)
    for (const [id, wanted] of plan as Map<unknown, unknown>) {
      const box = boxes.find(box => box.id === id)
      if (!box)
        throw new TypeError(`fillPlan() names a box ${show(id)}; there are ${boxes.map(box => box.id).join(', ')}`)
      if (!Array.isArray(wanted) || !wanted.every(title => positions.has(title)))
        throw new TypeError(`fillPlan() must give box ${box.id} an array of ids of titles, got ${show(wanted)}`)
      box.plan = new Set((wanted as string[]).map(title => positions.get(title)!))
      box.queue = [...box.plan].filter(title => !box.held.has(title))
      box.written = 0
      simulation.emit({ type: 'plan', box: box.id, titles: box.plan.size })
      if (!box.isWriting)
        write(box, window.to)
    }
  }

  /** Writes the next title that still fits into the night. What a fault interrupts begins again. */
  function write(box: Live, until: Millis): void {
    const now = simulation.now
    const fault = faultAt(schedule, box.id, now)
    if (fault) {
      simulation.at(fault.to, () => write(box, until))
      return
    }
    const takes = (title: number) => titles[title]!.size * 8000 / box.rate
    // Half a second for what rounding to ms adds up to in a night.
    const next = box.queue.findIndex(title => now + takes(title) <= until + 500 && box.written + titles[title]!.size <= box.night)
    if (next < 0)
      return
    const [title] = box.queue.splice(next, 1) as [number]
    box.isWriting = true
    simulation.after(ms(Math.round(takes(title))), () => {
      box.isWriting = false
      if (schedule.faults.some(({ node, from, to }) => node === box.id && from < simulation.now && now < to)) {
        box.queue.unshift(title)
      }
      else if (makeRoom(box, title, held => !box.plan.has(held))) {
        add(box, title)
        box.written += titles[title]!.size
        counts.filled += titles[title]!.size
      }
      write(box, until)
    })
  }

  function forecast(day: number): readonly Forecast[] {
    const chance = simulation.chance.fork(`forecast ${day}`)
    const { order, national } = drawn[day]!
    const known = options.forecast === 'country' ? viewsOf(national) : days[options.forecast === 'yesterday' ? day - 1 : day]!.views
    // By the order in which titles came out: a forecast is not sorted by itself.
    return frozen([...order].sort((a, b) => a - b).map(title =>
      ({ ...titles[title]!, views: Math.round(known[title]! * (1 + options.error * (2 * chance.uniform() - 1)) * 10) / 10 })))
  }

  const asBox = ({ id, kind, space, rate, night, points, held }: Live): Box =>
    frozen({ id, kind, space, rate, night, points, holds: [...held].map(title => titles[title]!.id) })

  // The members.

  const views: View[] = []
  const counts: Counts = { views: 0, content: 0, health: 0, other: 0, least: 0, filled: 0 }
  const underWay = new Set<View>()
  /** Drawn views that come from the origin now. */
  let fromOrigin = 0

  function ask(title: number, lasts: number): void {
    const client: Client = frozen({
      title: titles[title]!.id,
      boxes: around[title]!.map((box): BoxNow => ({ id: box.id, up: isUp(box), holds: box.held.has(title), streams: box.streams, most: box.most })),
    })
    const said: unknown = policy.steer(client)
    const at = boxes.findIndex(box => box.id === said)
    if (at < 0 && !MISSES.includes(said as Miss))
      throw new TypeError(`steer() must return the id of a box, or one of ${MISSES.join(', ')}, got ${show(said)}`)
    const box = boxes[at]
    const isServed = box !== undefined && isUp(box) && box.held.has(title) && box.streams < box.most
    const view: View = { id: views.length + 1, t: simulation.now, title, box: at < 0 ? null : at, miss: isServed ? null : missOf(client), end: ms(Math.round(simulation.now + lasts)) }
    views.push(view)
    underWay.add(view)
    counts.views++
    if (!bestOf[dayAt(simulation.now)]!.has(title))
      counts.least++
    simulation.emit({ type: 'view', id: view.id, title: client.title, said: said as string, miss: view.miss })

    if (view.miss) {
      counts[view.miss]++
      fromOrigin++
    }
    else {
      box!.streams += options.crowd
      if (!policy.fillPlan) {
        box!.held.delete(title)
        box!.held.add(title)
      }
    }
    const keep = () => {
      if (!policy.fillPlan && view.miss && box && isUp(box) && !box.held.has(title) && makeRoom(box, title, () => true))
        add(box, title)
    }
    if (options.keepsAtOnce)
      keep()
    simulation.at(view.end, () => {
      if (leave(view) && !options.keepsAtOnce)
        keep()
    })
  }

  /** A view ends, played or cut off; false where it had ended before. */
  function leave(view: View): boolean {
    if (!underWay.delete(view))
      return false
    if (view.miss)
      fromOrigin--
    else
      boxes[view.box!]!.streams -= options.crowd
    return true
  }

  /** Members whose box has died ask again, for what is left. */
  function cutOff(box: Live): void {
    for (const view of [...underWay].filter(view => view.miss === null && boxes[view.box!] === box)) {
      const left = view.end - simulation.now
      view.end = simulation.now
      leave(view)
      if (left > 0)
        ask(view.title, left)
    }
  }

  announceFaults(simulation, schedule)
  const { fillPlan } = policy
  for (let start = 0; fillPlan && start < options.duration; start += 24 * HOUR)
    simulation.at(ms(start), () => openWindow(fillPlan))
  for (const { node, from } of schedule.faults)
    simulation.at(from, () => cutOff(boxes.find(box => box.id === node)!))
  // A list is copied only where it has changed since the last look.
  const last = boxes.map(() => ({ key: '', holds: [] as readonly number[] }))
  const samples: Sample[] = sampled(simulation, options.sampleEvery, () => ({
    streams: boxes.map(box => box.streams),
    cable: fromOrigin * options.crowd * PHYSICS.stream / 1000 + boxes.reduce((sum, box) => sum + (box.isWriting ? box.rate : 0), 0),
    holds: boxes.map(({ held }, i) => {
      const holds = [...held]
      const key = holds.join()
      if (key !== last[i]!.key)
        last[i] = { key, holds: frozen(holds) }
      return last[i]!.holds
    }),
    counts: { ...counts },
  }))
  const perSecond = options.views / options.crowd / 86_400 / MEAN_DEMAND
  arrivals(simulation, 'views', perSecond, (chance) => {
    const { from, to } = PHYSICS.lasts
    const lasts = from + (to - from) * chance.uniform()
    const rank = lastUpTo(upTo, sum => sum, chance.uniform() * total) + 1
    ask(drawn[dayAt(simulation.now)]!.order[Math.min(rank, options.titles - 1)]!, lasts)
  }, t => demandAt(hourAt(t)))
  const trace = simulation.run()
  return { options, trace, boxes: boxes.map(({ id, kind, space, rate, night, points, most }) => ({ id, kind, space, rate, night, points, most })), titles, days, views, samples }
}
