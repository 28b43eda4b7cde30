import type { Chance } from './chance.ts'
import type { Simulation } from './simulation.ts'
import type { TraceEvent } from './trace.ts'
import { ms } from './time.ts'

/**
 * When the next one comes, where each comes by itself: exponential gaps (a Poisson process), not rounded.
 * @param from the moment before it, in ms
 * @param meanGap ms between two, on average, in the busiest hour
 * @param share how much of the busiest hour's rate holds at a moment, from 0 to 1; left out, all of it.
 * Drawn by thinning (Lewis and Shedler, 1979): at the full rate, and kept by the share.
 */
export function nextArrival(chance: Chance, from: number, meanGap: number, share?: (t: number) => number): number {
  let due = from
  do
    due += chance.exponential(meanGap)
  while (share && !chance.happens(share(due)))
  return due
}

/**
 * Lets requests come in by themselves, from the start of the run to its end.
 * @param name of the stream of chance that is theirs: requests of different names do not shift each other
 * @param perSecond how many, on average, in the busiest hour
 * @param handle takes one, at the moment when it comes; what it draws of the chance given is the request's own
 * @param share of that rate at a moment, from 0 to 1; left out, all of it
 */
export function arrivals<E extends TraceEvent>(
  simulation: Simulation<E>,
  name: string,
  perSecond: number,
  handle: (chance: Chance) => void,
  share?: (t: number) => number,
): void {
  const chance = simulation.chance.fork(name)
  const next = (from: number) => {
    const due = nextArrival(chance, from, 1000 / perSecond, share)
    simulation.at(ms(Math.round(due)), () => {
      handle(chance)
      next(due)
    })
  }
  next(0)
}

/** What chance holds for one call, drawn when its request comes: it meets the same luck whatever happened before. */
export interface Luck {
  /** Exponential with mean 1. */
  readonly wait: number
  /** Uniform in [0, 1). */
  readonly spread: number
  /** Uniform in [0, 1). */
  readonly coin: number
}

/** Draws a call's luck. */
export function drawLuck(chance: Chance): Luck {
  return { wait: chance.exponential(1), spread: chance.uniform(), coin: chance.uniform() }
}
