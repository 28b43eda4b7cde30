import type { BaseRun, FaultEvent, FaultSchedule, Millis } from '../engine/index.ts'
import { announceFaults, arrivals, faultAt, frozen, ms, POSITIVE, sampled, seconds, settle, Simulation } from '../engine/index.ts'
import { baseline } from './policy.ts'
import { NODES, SCHEDULES } from './schedules.ts'

/** What a run is like unless told otherwise. FILL: the numbers, and why they show the failure. */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: seconds(60),
  schedule: SCHEDULES['service-down'] as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: baseline,
  /** Requests a second, on average. */
  perSecond: 20,
  /** Distance between samples. */
  sampleEvery: ms(100),
})

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** One event of a run. `id` numbers requests from 1 in order of arrival. */
export type __Pascal__Event =
  | FaultEvent
  | { readonly t: Millis, readonly type: 'answer', readonly id: number, readonly answer: Answer }

/** How a request ended. */
export type Answer = 'served' | 'failed' | 'refused'

/** One request, from arrival to answer. */
export interface Request {
  readonly id: number
  readonly start: Millis
  readonly answer: Answer
}

/** Answers given from the start of the run. */
export type Counts = Record<Answer, number>

/** The world at a regular moment. */
export interface Sample {
  readonly t: Millis
  readonly counts: Counts
}

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, __Pascal__Event> {
  /** In order of arrival. */
  readonly requests: readonly Request[]
  /** Every `sampleEvery` from 0 to the end, both included. */
  readonly samples: readonly Sample[]
}

/**
 * Runs the world. FILL: what happens in it, and what carries chance.
 * @throws RangeError, ScheduleError on options that make no world
 * @throws TypeError when the policy answers with what is no answer
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, NODES, { perSecond: POSITIVE, sampleEvery: POSITIVE })
  const simulation = new Simulation<__Pascal__Event>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()

  const requests: Request[] = []
  const counts: Counts = { served: 0, failed: 0, refused: 0 }

  function decide(): Answer {
    const allowed: unknown = policy.allow(simulation.now)
    if (typeof allowed !== 'boolean')
      throw new TypeError(`allow(${simulation.now}) must return true or false, got ${String(allowed)}`)
    if (!allowed)
      return 'refused'
    return faultAt(options.schedule, 'service', simulation.now) ? 'failed' : 'served'
  }

  announceFaults(simulation, options.schedule)
  const samples: Sample[] = sampled(simulation, options.sampleEvery, () => ({ counts: { ...counts } }))
  arrivals(simulation, 'requests', options.perSecond, () => {
    const answer = decide()
    const request: Request = { id: requests.length + 1, start: simulation.now, answer }
    requests.push(request)
    counts[answer]++
    simulation.emit({ type: 'answer', id: request.id, answer })
  })
  return { options, trace: simulation.run(), requests, samples }
}
