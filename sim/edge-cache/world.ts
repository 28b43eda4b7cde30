import type { BaseRun, FaultEvent, FaultSchedule, Millis } from '../engine/index.ts'
import type { ForecastKind, Place, RunBox } from './place.ts'
import type { Box, BoxNow, Client, Miss, Policy } from './policy.ts'
import { announceFaults, arrivals, COUNT, faultAt, frozen, hours, minutes, ms, oneOf, POSITIVE, sampled, settle, SHARE, show, Simulation } from '../engine/index.ts'
import { dayAt, drawPlace, FORECASTS } from './place.ts'
import { memory, MISSES, missOf } from './policy.ts'
import { DEMAND, demandAt } from './popularity.ts'
import { clockwise } from './ring.ts'
import { COAST, FILL, HOUR, hourAt, SCHEDULES } from './schedules.ts'
import { Shelf } from './shelf.ts'

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
  /** Whether boxes of the same room had missed it too if they held, in one copy each, what this day is watched most for its size. */
  readonly least: boolean
  /** When it has played. */
  end: Millis
}

/** Sums from the start of the run, in drawn views. */
export interface Counts extends Record<Miss, number> {
  views: number
  /** Views that are missed at the least. */
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

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, EdgeCacheEvent>, Pick<Place, 'boxes' | 'titles' | 'days'> {
  /** In order of time. */
  readonly views: readonly View[]
  /** Every `sampleEvery` from 0 to the end, both included. */
  readonly samples: readonly Sample[]
}

const SIZES = { expected: 'two numbers of GB above 0, the smaller first', holds: (value: unknown) => Array.isArray(value) && value.length === 2 && POSITIVE.holds(value[0]) && POSITIVE.holds(value[1]) && value[0] <= value[1] }

const RELEASES = { expected: 'a whole number from 0 to 100', holds: (value: unknown) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 100 }
const BOXES = { expected: 'at least one box', holds: (value: unknown) => Array.isArray(value) && value.length > 0 }

/** A box at work. */
interface Live extends RunBox {
  readonly shelf: Shelf
  streams: number
  /** What it is to hold, and what of it is still to be written until the window closes. */
  plan: ReadonlySet<number>
  queue: number[]
  until: number
  /** GB written tonight. */
  written: number
  /** `stopped` by a fault, it goes on by itself. */
  state: 'idle' | 'writing' | 'stopped'
}

const MEAN_DEMAND = DEMAND.reduce((sum, share) => sum + share, 0) / DEMAND.length

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
    titles: COUNT, sizes: SIZES, releases: RELEASES, drift: SHARE, locality: SHARE, forecast: oneOf(FORECASTS), error: SHARE,
    views: POSITIVE, crowd: POSITIVE, boxes: BOXES, room: POSITIVE, sampleEvery: POSITIVE,
  })
  const { schedule } = options
  const simulation = new Simulation<EdgeCacheEvent>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()
  const place = drawPlace(simulation.chance, dayAt(options.duration) + 2, options)
  const { titles, days } = place
  const boxes = place.boxes.map((box): Live => ({ ...box, shelf: new Shelf(box.space, title => titles[title]!.size), streams: 0, plan: new Set(), queue: [], until: 0, written: 0, state: 'idle' }))
  const positions = new Map(titles.map(({ id }, i) => [id, i]))
  /** Boxes clockwise from each title. */
  const around = titles.map(({ point }) => clockwise(point, boxes))
  const isUp = (box: Live) => faultAt(schedule, box.id, simulation.now) === undefined

  /** Puts a title into a box, if what may go makes room enough for it. */
  function put(box: Live, title: number, mayGo?: (held: number) => boolean): boolean {
    const fits = box.shelf.put(title, mayGo)
    if (fits)
      simulation.emit({ type: 'fill', box: box.id, title: titles[title]!.id })
    return fits
  }

  // The night.

  function openWindow(fillPlan: NonNullable<Policy['fillPlan']>): void {
    const window = frozen({ from: simulation.now, to: ms(simulation.now + (FILL.to - FILL.from) * HOUR) })
    const plan: unknown = fillPlan(place.forecast(dayAt(window.to)), boxes.map(asBox), window)
    if (!(plan instanceof Map))
      throw new TypeError(`fillPlan() must return a Map of ids of titles by box, got ${show(plan)}`)
    for (const [id, wanted] of plan as Map<unknown, unknown>) {
      const box = boxes.find(box => box.id === id)
      if (!box)
        throw new TypeError(`fillPlan() names a box ${show(id)}; there are ${boxes.map(box => box.id).join(', ')}`)
      if (!Array.isArray(wanted) || !wanted.every(title => positions.has(title)))
        throw new TypeError(`fillPlan() must give box ${box.id} an array of ids of titles, got ${show(wanted)}`)
      box.plan = new Set((wanted as string[]).map(title => positions.get(title)!))
      box.queue = [...box.plan].filter(title => !box.shelf.has(title))
      box.until = window.to
      box.written = 0
      simulation.emit({ type: 'plan', box: box.id, titles: box.plan.size })
      if (box.state === 'idle')
        write(box)
    }
  }

  /** Writes the next title that still fits into the night. What a fault interrupts begins again. */
  function write(box: Live): void {
    const now = simulation.now
    const fault = faultAt(schedule, box.id, now)
    if (fault) {
      box.state = 'stopped'
      simulation.at(fault.to, () => write(box))
      return
    }
    const takes = (title: number) => titles[title]!.size * 8000 / box.rate
    // Half a second for what rounding to ms adds up to in a night.
    const next = box.queue.findIndex(title => now + takes(title) <= box.until + 500 && box.written + titles[title]!.size <= box.night)
    box.state = next < 0 ? 'idle' : 'writing'
    if (next < 0)
      return
    const [title] = box.queue.splice(next, 1) as [number]
    simulation.after(ms(Math.round(takes(title))), () => {
      if (schedule.faults.some(({ node, from, to }) => node === box.id && from < simulation.now && now < to)) {
        box.queue.unshift(title)
      }
      else if (put(box, title, held => !box.plan.has(held))) {
        box.written += titles[title]!.size
        counts.filled += titles[title]!.size
      }
      write(box)
    })
  }

  const asBox = ({ id, kind, space, rate, night, points, shelf }: Live): Box =>
    frozen({ id, kind, space, rate, night, points, holds: shelf.titles.map(title => titles[title]!.id) })

  // The members.

  const views: View[] = []
  const counts: Counts = { views: 0, content: 0, health: 0, other: 0, least: 0, filled: 0 }
  const underWay = new Set<View>()
  /** Drawn views that come from the origin now. */
  let fromOrigin = 0

  function ask(title: number, lasts: number): void {
    const client: Client = frozen({
      title: titles[title]!.id,
      boxes: around[title]!.map((box): BoxNow => ({ id: box.id, up: isUp(box), holds: box.shelf.has(title), streams: box.streams, most: box.most })),
    })
    const said: unknown = policy.steer(client)
    const at = boxes.findIndex(box => box.id === said)
    if (at < 0 && !MISSES.includes(said as Miss))
      throw new TypeError(`steer() must return the id of a box, or one of ${MISSES.join(', ')}, got ${show(said)}`)
    const box = boxes[at]
    const isServed = box !== undefined && isUp(box) && box.shelf.has(title) && box.streams < box.most
    const view: View = { id: views.length + 1, t: simulation.now, title, box: at < 0 ? null : at, miss: isServed ? null : missOf(client), least: !place.best[dayAt(simulation.now)]!.has(title), end: ms(Math.round(simulation.now + lasts)) }
    views.push(view)
    underWay.add(view)
    counts.views++
    if (view.least)
      counts.least++
    simulation.emit({ type: 'view', id: view.id, title: client.title, said: said as string, miss: view.miss })

    if (view.miss) {
      counts[view.miss]++
      fromOrigin++
    }
    else {
      box!.streams += options.crowd
      if (!policy.fillPlan)
        box!.shelf.use(title)
    }
    const keep = () => {
      if (!policy.fillPlan && view.miss && box && isUp(box) && !box.shelf.has(title))
        put(box, title)
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
    cable: fromOrigin * options.crowd * PHYSICS.stream / 1000 + boxes.reduce((sum, box) => sum + (box.state === 'writing' ? box.rate : 0), 0),
    holds: boxes.map(({ shelf }, i) => {
      const holds = shelf.titles
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
    ask(place.titleFor(dayAt(simulation.now), chance), lasts)
  }, t => demandAt(hourAt(t)))
  const trace = simulation.run()
  return { options, trace, boxes: place.boxes, titles, days, views, samples }
}
