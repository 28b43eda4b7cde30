import type { Fault, Millis } from '../engine/index.ts'
import type { Day } from './policy.ts'
import type { Darkness, Loss, Run } from './world.ts'
import { faultAt, lastUpTo } from '../engine/index.ts'
import { SERVICES } from './schedules.ts'
import { localTime } from './world.ts'

/** Everything that a drawing needs at one moment. */
export interface Frame {
  readonly t: Millis
  readonly day: Day
  /** In Los Angeles, from 0 to 24. */
  readonly hour: number
  /** Losses up to now, in order of time. */
  readonly losses: readonly Loss[]
  /** Services that are or were dark, in order of time. */
  readonly darknesses: readonly Darkness[]
  readonly outage: Fault | undefined
}

/** A run, or its beginning, in numbers. */
export interface Summary {
  /** Hidden faults that nobody knows of. */
  readonly hidden: number
  /** Those found while somebody was at a desk, and those found by pager. */
  readonly desk: number
  readonly pager: number
  /** Minutes for which a service was dark, over all services. */
  readonly dark: number
  /** Members that were let down. */
  readonly members: number
  /** Instances that Chaos Monkey terminated. */
  readonly kills: number
}

/** The world at any moment of a run. */
export function frameAt(run: Run, t: Millis): Frame {
  return {
    t,
    ...localTime(run.options, t),
    losses: run.losses.slice(0, lastUpTo(run.losses, loss => loss.t, t) + 1),
    darknesses: run.darknesses.slice(0, lastUpTo(run.darknesses, dark => dark.from, t) + 1),
    outage: faultAt(run.options.schedule, 'outage', t),
  }
}

/** A run in numbers, up to a moment. What is still dark then counts with the whole of what it will cost. */
export function summary(run: Run, t: Millis = run.options.duration): Summary {
  const { darknesses, losses } = frameAt(run, t)
  const foundAt = (place: Darkness['found']) => darknesses.filter(({ found }) => found === place).length
  return {
    hidden: run.options.hidden - darknesses.length,
    desk: foundAt('desk'),
    pager: foundAt('pager'),
    dark: darknesses.reduce((sum, { from, to }) => sum + (to - from) / 60_000, 0),
    members: darknesses.reduce((sum, { members }) => sum + members, 0),
    kills: losses.filter(({ by, leashed }) => by === 'monkey' && !leashed).length,
  }
}

/** Share of services that were never dark between two moments, from 0 to 1. */
export function litShare({ darknesses }: Run, from: Millis, to: Millis): number {
  return 1 - new Set(darknesses.filter(dark => dark.from <= to && dark.to >= from).map(({ service }) => service)).size / SERVICES.length
}
