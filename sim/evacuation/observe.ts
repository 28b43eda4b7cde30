import type { Millis } from '../engine/index.ts'
import type { RegionSample, Run, Sample, Totals } from './world.ts'
import { lastUpTo, latest, ms, shareOf } from '../engine/index.ts'
import { REGIONS } from './policy.ts'

/** The world at any moment: between two samples, amounts are drawn out in a straight line. */
export type Frame = Sample

/** Something that took its time; `to` is null where the run ended first. */
export interface Phase {
  readonly name: 'decide' | 'scale' | 'move' | 'drain' | 'return'
  readonly from: Millis
  readonly to: Millis | null
}

/** A run, or a span of it, in numbers. */
export interface Summary {
  /** Share of requests answered, from 0 to 1. */
  readonly answered: number
  /** The same of those whose own region was well. */
  readonly elsewhere: number
  /** Minutes from the first fault of a region until none of its members was served there; null when that did not happen. */
  readonly minutes: number | null
  /** Most load against capacity, from 0 up, of a region that served others' members. */
  readonly fullest: number
  /** Writes lost, in thousands. */
  readonly lost: number
  /** Seconds by which the oldest data was behind that a member was moved onto. */
  readonly stalest: number
}

const AMOUNTS = ['demand', 'load', 'answered', 'running', 'joining', 'starting', 'dark', 'direct', 'pending'] as const

/** The world at any moment of a run, in time that does not depend on the run's length. */
export function frameAt(run: Run, t: Millis): Frame {
  const at = Math.max(0, lastUpTo(run.samples, sample => sample.t, t))
  const [a, b] = [run.samples[at]!, run.samples[at + 1] ?? run.samples[at]!]
  const part = b.t === a.t ? 0 : Math.min(1, (t - a.t) / (b.t - a.t))
  const between = (from: number, to: number) => from + (to - from) * part
  return {
    t,
    totals: a.totals,
    regions: a.regions.map((region, i): RegionSample => {
      const next = b.regions[i]!
      const amounts = Object.fromEntries(AMOUNTS.map(key => [key, between(region[key], next[key])])) as Pick<RegionSample, typeof AMOUNTS[number]>
      return { ...region, ...amounts, serves: region.serves.map((share, j) => between(share, next.serves[j]!)) }
    }),
  }
}

/** A run in numbers; or a span of it, such as the time of a fault, to the nearest earlier samples. */
export function summary(run: Run, from: Millis = ms(0), to: Millis = run.options.duration): Summary {
  const before = latest(run.samples, from)!.totals
  const after = latest(run.samples, to)!.totals
  const grown = (key: keyof Totals) => after[key] - before[key]
  const move = phases(run).find(phase => phase.name === 'move')
  return {
    answered: shareOf(grown('answered'), grown('asked')),
    elsewhere: shareOf(grown('answeredElsewhere'), grown('askedElsewhere')),
    minutes: move?.to == null || move.to > to ? null : (move.to - faultOf(run)!.from) / 60_000,
    fullest: after.fullest,
    lost: after.lost,
    stalest: after.stalest / 1000,
  }
}

/** The first fault that hits a region, if any. */
export function faultOf(run: Run): { readonly region: number, readonly from: Millis, readonly to: Millis } | undefined {
  const fault = run.options.schedule.faults.find(({ node }) => node !== 'replication')
  return fault && { region: REGIONS.indexOf(fault.node as typeof REGIONS[number]), from: fault.from, to: fault.to }
}

/** What was done about the first fault of a region, and how long each step took; a step that was never taken is not there. */
export function phases(run: Run): readonly Phase[] {
  let found = known.get(run)
  if (!found)
    known.set(run, found = findPhases(run))
  return found
}
/** Runs do not change, and a drawing asks sixty times a second. */
const known = new WeakMap<Run, readonly Phase[]>()

function findPhases(run: Run): Phase[] {
  const fault = faultOf(run)
  if (!fault)
    return []
  const when = (from: number, holds: (region: RegionSample, sample: Sample) => boolean): Millis | null =>
    run.samples.find(sample => sample.t >= from && holds(sample.regions[fault.region]!, sample))?.t ?? null
  const home = (region: RegionSample) => region.serves[fault.region]!

  const ordered = run.trace.filter(event => event.type === 'ordered').filter(event => event.t >= fault.from && event.region !== REGIONS[fault.region])
  const leaves = when(fault.from, region => home(region) < 1)
  const empty = when(fault.from, region => home(region) === 0)
  const acted = Math.min(...[ordered[0]?.t, leaves].filter(t => t != null), Number.POSITIVE_INFINITY)
  const off = empty === null ? null : when(empty, region => region.off)
  const back = empty === null ? null : when(empty, region => home(region) > 0)

  const found: Phase[] = []
  const add = (name: Phase['name'], from: Millis | null, to: Millis | null) => from !== null && found.push({ name, from, to })
  add('decide', fault.from, Number.isFinite(acted) ? ms(acted) : null)
  // The first order in each region; later ones follow the evening.
  const first = REGIONS.flatMap(name => ordered.find(event => event.region === name) ?? [])
  if (first.length > 0)
    add('scale', ms(Math.min(...first.map(event => event.t))), ms(Math.max(...first.map(event => event.due))))
  add('move', leaves, empty)
  if (off !== null)
    add('drain', empty, off)
  add('return', back, back === null ? null : when(back, region => home(region) === 1))
  return found
}
