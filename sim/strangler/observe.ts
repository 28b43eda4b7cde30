import type { Fault, Millis } from '../engine/index.ts'
import type { Duty } from './policy.ts'
import type { Counts, Routed, Run, Sample } from './world.ts'
import { faultsAt, lastUpTo, latest, ms } from '../engine/index.ts'
import { DUTIES } from './policy.ts'

/** Everything that a drawing needs at one moment. */
export interface Frame {
  readonly t: Millis
  /** Calls of the last `trail` ms, in order of arrival. */
  readonly calls: readonly Routed[]
  readonly faults: Readonly<Record<Duty, Fault | undefined>>
  readonly sample: Sample
}

/** A run, or a span of it, in numbers. */
export interface Summary {
  /** Wrong answers that members got. */
  readonly wrong: number
  /** Writes that both systems did. */
  readonly twice: number
  /** Writes to the one that does not own the data. */
  readonly lost: number
  /** Times that a member was sent back to the old code without a reason. */
  readonly flipped: number
  /** Duties whose reads and writes are all with the new service at the end. */
  readonly moved: number
  /** Most seconds for which a duty gave members wrong answers, from the first of them to the last before it was mended or taken back. */
  readonly longest: number
}

/**
 * The world at any moment of a run, in time that does not depend on the run's length.
 * @param trail ms for which calls stay in the frame
 */
export function frameAt(run: Run, t: Millis, trail: Millis = ms(2000)): Frame {
  const first = lastUpTo(run.calls, call => call.start, t - trail) + 1
  const last = lastUpTo(run.calls, call => call.start, t) + 1
  return { t, calls: run.calls.slice(first, last), faults: faultsAt(run.options.schedule, DUTIES, t), sample: latest(run.samples, t)! }
}

/** The longest stretch of wrong answers of one duty, in seconds. A step of the duty ends it. */
function longestWrong({ trace, calls }: Run, from: Millis, to: Millis): number {
  const began = new Map<Duty, number>()
  let longest = 0
  for (const event of trace) {
    if (event.t > to)
      break
    if (event.type === 'step')
      began.delete(event.duty)
    if (event.type !== 'call' || event.outcome !== 'wrong' || event.t < from)
      continue
    const { duty } = calls[event.id - 1]!
    began.set(duty, began.get(duty) ?? event.t)
    longest = Math.max(longest, event.t - began.get(duty)!)
  }
  return longest / 1000
}

/** A run in numbers; or a span of it, to the nearest earlier samples. */
export function summary(run: Run, from: Millis = ms(0), to: Millis = run.options.duration): Summary {
  const before = latest(run.samples, from)!
  const after = latest(run.samples, to)!
  const grown = (key: keyof Counts) => after.counts[key] - before.counts[key]
  return {
    wrong: grown('wrong'),
    twice: grown('twice'),
    lost: grown('lost'),
    flipped: grown('flipped'),
    moved: DUTIES.filter(duty => after.duties[duty].owner === 'new' && after.duties[duty].share === 100).length,
    longest: longestWrong(run, from, to),
  }
}
