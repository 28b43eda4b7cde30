import type { FaultSchedule, Millis, Trace } from '../engine/index.ts'
import type { Policy } from './policy.ts'
import { faultAt, ms, parseSchedule, seconds, Simulation } from '../engine/index.ts'
import { baseline } from './policy.ts'
import { NODES, SCHEDULES } from './schedules.ts'

/** What a run is like unless told otherwise. FILL: the numbers, and why they show the failure. */
export const WORLD_DEFAULTS = {
  seed: 7,
  duration: seconds(60),
  schedule: SCHEDULES['service-down'] as FaultSchedule,
  policy: baseline,
  /** Requests a second, on average. */
  perSecond: 20,
  /** Distance between samples. */
  sampleEvery: ms(100),
}

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export interface WorldOptions extends Omit<typeof WORLD_DEFAULTS, 'policy'> {
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: () => Policy
}

/** One event of a run. `id` numbers requests from 1 in order of arrival. */
export type __Pascal__Event =
  | { readonly t: Millis, readonly type: 'arrive', readonly id: number }
  | { readonly t: Millis, readonly type: 'answer', readonly id: number, readonly answer: Answer }

/** How a request ended. */
export type Answer = 'served' | 'failed' | 'refused'

/** One request, from arrival to answer. */
export interface Request {
  readonly id: number
  readonly start: Millis
  answer: Answer | null
}

/** Answers given from the start of the run. */
export type Counts = Record<Answer, number>

/** The world at a regular moment. */
export interface Sample {
  readonly t: Millis
  readonly counts: Counts
}

/** A finished run: plain data, ready to post between workers, to draw and to scrub. */
export interface Run {
  readonly options: Omit<WorldOptions, 'policy'>
  readonly trace: Trace<__Pascal__Event>
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
  const { policy: makePolicy, ...options } = { ...WORLD_DEFAULTS, ...given }
  if (!(options.perSecond > 0 && Number.isFinite(options.perSecond)))
    throw new RangeError(`perSecond must be above 0 and finite, got ${options.perSecond}`)
  const schedule = parseSchedule(options.schedule, NODES)
  const simulation = new Simulation<__Pascal__Event>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()

  const requests: Request[] = []
  const samples: Sample[] = []
  const counts: Counts = { served: 0, failed: 0, refused: 0 }

  function decide(): Answer {
    const allowed: unknown = policy.allow(simulation.now)
    if (typeof allowed !== 'boolean')
      throw new TypeError(`allow(${simulation.now}) must return true or false, got ${String(allowed)}`)
    if (!allowed)
      return 'refused'
    return faultAt(schedule, 'service', simulation.now) ? 'failed' : 'served'
  }

  const chance = simulation.chance.fork('arrivals')
  let due = 0
  const next = () => {
    due += chance.exponential(1000 / options.perSecond)
    simulation.at(ms(Math.round(due)), () => {
      const request: Request = { id: requests.length + 1, start: simulation.now, answer: null }
      requests.push(request)
      simulation.emit({ type: 'arrive', id: request.id })
      const answer = decide()
      request.answer = answer
      counts[answer]++
      simulation.emit({ type: 'answer', id: request.id, answer })
      next()
    })
  }
  next()
  for (let t = 0; t <= options.duration; t += options.sampleEvery)
    simulation.at(ms(t), () => samples.push({ t: simulation.now, counts: { ...counts } }))

  const trace = simulation.run()
  return { options: { ...options, schedule }, trace, requests, samples }
}
