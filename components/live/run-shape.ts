// What the strip under a live figure needs of any run: where its trouble lies, and a share over its time.
import type { Fault, Millis } from '../../sim/engine/index.ts'
import type { AnyRun } from './figure.ts'
import { ms } from '../../sim/engine/index.ts'

/**
 * Virtual ms from the first fault to the end of the last, within the run; the whole run where there is none.
 * @param counts which faults count; all by default
 */
export function faultSpan({ options: { duration, schedule } }: AnyRun, counts: (fault: Fault) => boolean = () => true): { from: number, to: number } {
  const faults = schedule.faults.filter(counts)
  if (faults.length === 0)
    return { from: 0, to: duration }
  return { from: Math.min(...faults.map(fault => fault.from)), to: Math.min(duration, Math.max(...faults.map(fault => fault.to))) }
}

/**
 * A share, from 0 to 1, at `points` + 1 moments evenly spread over a run, each over the `window` ms before it.
 * @param share of the span between two moments
 */
export function shareCurve({ options: { duration } }: AnyRun, window: number, share: (from: Millis, to: Millis) => number, points = 240): number[] {
  return Array.from({ length: points + 1 }, (_, i) => {
    const t = (i / points) * duration
    return share(ms(Math.max(0, t - window)), ms(t))
  })
}
