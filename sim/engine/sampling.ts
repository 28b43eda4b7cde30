import type { Simulation } from './simulation.ts'
import type { Millis } from './time.ts'
import type { TraceEvent } from './trace.ts'
import { lastUpTo } from './search.ts'
import { ms } from './time.ts'

/**
 * Does something at regular moments, from 0 to the end of the run, both included. It comes before
 * whatever is scheduled later for the same moment.
 * @throws RangeError unless the period is above 0
 */
export function every<E extends TraceEvent>(simulation: Simulation<E>, period: Millis, action: () => void): void {
  if (!(period > 0 && Number.isFinite(period)))
    throw new RangeError(`A period must be above 0 ms and finite, got ${period}`)
  for (let t = 0; t <= simulation.until; t += period)
    simulation.at(ms(t), action)
}

/**
 * Looks at a world at regular moments, from 0 to the end of the run, both included.
 * @param look gives plain data of its own: what goes on changing is copied
 * @returns a list that fills as the simulation runs, each entry with its moment
 */
export function sampled<E extends TraceEvent, S extends object>(simulation: Simulation<E>, period: Millis, look: () => S): (S & { readonly t: Millis })[] {
  const samples: (S & { readonly t: Millis })[] = []
  every(simulation, period, () => samples.push({ t: simulation.now, ...look() }))
  return samples
}

/**
 * The last of what is in order of time that is not after a moment; undefined where all of it is.
 * In time that hardly grows with their number: a drawing asks at every frame.
 */
export function latest<T extends { readonly t: number }>(items: readonly T[], t: number): T | undefined {
  return items[lastUpTo(items, item => item.t, t)]
}

/** A part of a whole, from 0 to 1; 1 where the whole is nothing: nobody asked, so nobody was let down. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}
