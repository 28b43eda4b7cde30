import type { Fault, Millis } from '../engine/index.ts'
import type { WatchEvent } from './policy.ts'
import type { Page, Run, Totals } from './world.ts'
import { faultsAt, lastUpTo, latest, ms, shareOf } from '../engine/index.ts'
import { NODES } from './schedules.ts'
import { crowdAt } from './world.ts'

/** Everything that a drawing needs at one moment: the home page of the member who is followed. */
export interface Frame {
  readonly t: Millis
  /** The page on the screen, and the one before it; undefined before the first visit. */
  readonly page: Page | undefined
  readonly previous: Page | undefined
  /** When the next one is opened; Infinity after the last. */
  readonly next: number
  /** The last thing watched up to now. */
  readonly watched: WatchEvent | undefined
  /** Since the data that its rows were computed from, in virtual ms; null where they are everyone's. */
  readonly age: number | null
  /** How many are here, from 0 to 1. */
  readonly crowd: number
  /** The fault of each node that has one. */
  readonly faults: Readonly<Record<typeof NODES[number], Fault | undefined>>
}

/** The world at any moment of a run, in time that does not depend on the run's length. */
export function frameAt(run: Run, t: Millis): Frame {
  const { home, watches, options: { schedule } } = run
  const last = lastUpTo(home, page => page.t, t)
  const page = home[last]
  return {
    t,
    page,
    previous: home[last - 1],
    next: home[last + 1]?.t ?? Number.POSITIVE_INFINITY,
    watched: latest(watches, t),
    age: page?.layers.includes('offline') && page.age !== null ? page.age + t - page.t : null,
    crowd: crowdAt(t),
    faults: faultsAt(schedule, NODES, t),
  }
}

/** A run, or a span of it, in numbers. */
export interface Summary {
  readonly pages: number
  /** Share of pages with rows by the deadline, from 0 to 1; 1 when nobody came. */
  readonly shown: number
  /** Mean fit of all pages, those not shown counting 0; 1 when nobody came. */
  readonly fit: number
}

function totalsAt(run: Run, t: number): Totals {
  return run.totals[lastUpTo(run.pages, page => page.t, t)] ?? { pages: 0, shown: 0, fit: 0 }
}

/** All members' pages after `from`, up to and including `to`. */
export function summary(run: Run, from: Millis = ms(0), to: Millis = run.options.duration): Summary {
  const before = totalsAt(run, from)
  const after = totalsAt(run, to)
  const pages = after.pages - before.pages
  return { pages, shown: shareOf(after.shown - before.shown, pages), fit: shareOf(after.fit - before.fit, pages) }
}
