import type { BaseRun, Chance, FaultEvent, FaultSchedule, Luck, Millis } from '../engine/index.ts'
import type { BreakerState, Outcome, Rows } from './policy.ts'
import { announceFaults, arrivals, COUNT, drawLuck, faultAt, frozen, ms, POSITIVE, replyOf, sampled, seconds, settle, Simulation, Slots } from '../engine/index.ts'
import { noBreaker } from './policy.ts'
import { NODES, SCHEDULES } from './schedules.ts'

/**
 * What a run is like unless told otherwise. At these rates the calm pool holds fewer than two
 * calls at a time; with every recommendations call waiting out its time-out it would need thirty threads
 * (Little's law) and has ten.
 */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: seconds(60),
  schedule: SCHEDULES['recommendations-slow'] as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: noBreaker,
  /** Threads of the front service, shared by home pages and plays. None free: rejected, there is no queue. */
  threads: 10,
  /** Longest that a thread waits for an answer. */
  timeout: seconds(1),
  /** Home pages opened a second, on average. */
  homesPerSecond: 30,
  /** Plays started a second, on average. */
  playsPerSecond: 10,
  /** Members who come and go. */
  members: 200,
  /** Mean time to answer of a healthy node. */
  latency: { recommendations: ms(40), playback: ms(60) },
  /** Distance between samples. */
  sampleEvery: ms(100),
})

/** Rows for members of whom nothing is kept. */
export const POPULAR_ROWS: Rows = frozen(['Popular now', 'New this week', 'Award winners'])

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** What a member got: for a home page fresh, cached or no rows; for a play a picture or none. */
export type Answer = 'fresh' | 'cached' | 'played' | 'failed' | 'rejected'

/** One event of a run. `id` numbers requests from 1 in order of arrival. */
export type BreakerEvent =
  | FaultEvent
  | { readonly t: Millis, readonly type: 'arrive', readonly id: number, readonly kind: 'home' | 'play', readonly member: number }
  | { readonly t: Millis, readonly type: 'call', readonly id: number, readonly node: string, readonly thread: number }
  | { readonly t: Millis, readonly type: 'record', readonly id: number, readonly outcome: Outcome }
  | { readonly t: Millis, readonly type: 'answer', readonly id: number, readonly answer: Answer }
  | { readonly t: Millis, readonly type: 'state', readonly state: BreakerState }

/** One member's request, from arrival to answer. */
export interface Request {
  readonly id: number
  readonly kind: 'home' | 'play'
  readonly member: number
  readonly start: Millis
  /** When it was answered; null while in flight at the end of the run. */
  end: Millis | null
  /** The thread, from 0, that it held from start to end; null when it never held one. */
  thread: number | null
  /** How its call went; null while in flight. */
  outcome: Outcome | null
  answer: Answer | null
  /** Whether it was let through as a probe. */
  probe: boolean
}

/** Answers given from the start of the run. */
export interface Counts {
  fresh: number
  cached: number
  /** Home pages without rows, whether failed or rejected. */
  homesFailed: number
  played: number
  /** Plays without a picture, whether failed or rejected. */
  playsFailed: number
  /** Thread time, in ms, held by recommendations calls that ended in a time-out. */
  wasted: number
}

/** The world at a regular moment. */
export interface Sample {
  readonly t: Millis
  /** Threads in use. */
  readonly busy: number
  readonly state: BreakerState
  readonly counts: Counts
}

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, BreakerEvent> {
  /** In order of arrival. */
  readonly requests: readonly Request[]
  /** Every `sampleEvery` from 0 to the end, both included. */
  readonly samples: readonly Sample[]
  /** Outcomes recorded of recommendations calls that were let through, in order of time. */
  readonly records: readonly { readonly t: Millis, readonly error: boolean }[]
  /** The breaker's states as its callers saw them, beginning with closed at 0. */
  readonly states: readonly { readonly t: Millis, readonly state: BreakerState }[]
}

/**
 * Runs the world: members open home pages and start plays; both need one of the front service's
 * threads. A home page asks the recommendations service for its rows, if the policy allows the call.
 * Each request carries its luck from its arrival on, so request 17 meets the same latency
 * whatever the policy or the schedule did before.
 *
 * @throws RangeError on an option out of range, a ScheduleError on a schedule that does not fit this world
 * @throws TypeError when the policy answers with anything but true or false, or rows
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, NODES, {
    threads: COUNT, timeout: POSITIVE, homesPerSecond: POSITIVE, playsPerSecond: POSITIVE, members: COUNT, sampleEvery: POSITIVE,
  })
  const simulation = new Simulation<BreakerEvent>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()

  const requests: Request[] = []
  const records: { t: Millis, error: boolean }[] = []
  const states: { t: Millis, state: BreakerState }[] = [{ t: ms(0), state: 'closed' }]
  const counts: Counts = { fresh: 0, cached: 0, homesFailed: 0, played: 0, playsFailed: 0, wasted: 0 }
  const threads = new Slots(options.threads)
  const cache = new Map<number, Rows>()
  let state: BreakerState = 'closed'

  function observe(next: BreakerState): void {
    if (next === state)
      return
    state = next
    states.push({ t: simulation.now, state })
    simulation.emit({ type: 'state', state })
  }

  /** Asks the policy, and notes what its answer gives away about its state. */
  function isAllowed(request: Request): boolean {
    const allowed: unknown = policy.allow(simulation.now)
    if (typeof allowed !== 'boolean')
      throw new TypeError(`allow(${simulation.now}) must return true or false, got ${String(allowed)}`)
    if (!allowed && state === 'closed')
      observe('open')
    if (allowed && state !== 'closed') {
      request.probe = true
      observe('half-open')
    }
    return allowed
  }

  function report(request: Request, outcome: Outcome): void {
    request.outcome = outcome
    simulation.emit({ type: 'record', id: request.id, outcome })
    policy.record(simulation.now, outcome)
    if (outcome !== 'short-circuited')
      records.push({ t: simulation.now, error: outcome !== 'success' })
    if (request.probe)
      observe(outcome === 'success' ? 'closed' : 'open')
  }

  function answer(request: Request, answer: Answer): void {
    request.end = simulation.now
    request.answer = answer
    if (answer === 'fresh' || answer === 'cached' || answer === 'played')
      counts[answer]++
    else
      counts[request.kind === 'home' ? 'homesFailed' : 'playsFailed']++
    simulation.emit({ type: 'answer', id: request.id, answer })
  }

  /** Cached rows where the policy has a fallback that gives some; else the page has failed as its call did. */
  function fallBack(request: Request): void {
    const rows: unknown = policy.fallback?.(cache.get(request.member), POPULAR_ROWS)
    if (policy.fallback && !Array.isArray(rows))
      throw new TypeError(`fallback() must return rows (an array), got ${String(rows)}`)
    if (Array.isArray(rows) && rows.length > 0)
      answer(request, 'cached')
    else
      answer(request, request.outcome === 'rejected' ? 'rejected' : 'failed')
  }

  /** Holds a thread for one call; tells how it ended. */
  function call(request: Request, node: 'recommendations' | 'playback', luck: Luck, done: (outcome: Outcome) => void): void {
    const thread = threads.take()
    if (thread === undefined)
      return done('rejected')
    request.thread = thread
    simulation.emit({ type: 'call', id: request.id, node, thread })

    const { takes, fails } = replyOf(faultAt(options.schedule, node, simulation.now), luck, options.latency[node])
    const inTime = takes < options.timeout
    const held = inTime ? ms(Math.max(1, Math.round(takes))) : options.timeout
    simulation.after(held, () => {
      threads.release(thread)
      if (!inTime && node === 'recommendations')
        counts.wasted += held
      done(!inTime ? 'timeout' : fails ? 'failure' : 'success')
    })
  }

  function openHome(request: Request, luck: Luck): void {
    if (!isAllowed(request)) {
      report(request, 'short-circuited')
      return fallBack(request)
    }
    call(request, 'recommendations', luck, (outcome) => {
      report(request, outcome)
      if (outcome !== 'success')
        return fallBack(request)
      cache.set(request.member, frozen([`Picked for member ${request.member}`, ...POPULAR_ROWS]))
      answer(request, 'fresh')
    })
  }

  function startPlay(request: Request, luck: Luck): void {
    call(request, 'playback', luck, (outcome) => {
      request.outcome = outcome
      answer(request, outcome === 'success' ? 'played' : outcome === 'rejected' ? 'rejected' : 'failed')
    })
  }

  function arrive(kind: Request['kind'], chance: Chance): [Request, Luck] {
    const member = chance.int(1, options.members)
    const request: Request = {
      id: requests.length + 1, kind, member, start: simulation.now, end: null, thread: null, outcome: null, answer: null, probe: false,
    }
    requests.push(request)
    simulation.emit({ type: 'arrive', id: request.id, kind, member })
    return [request, drawLuck(chance)]
  }

  announceFaults(simulation, options.schedule)
  const samples: Sample[] = sampled(simulation, options.sampleEvery, () => ({ busy: threads.busy, state, counts: { ...counts } }))
  arrivals(simulation, 'home', options.homesPerSecond, chance => openHome(...arrive('home', chance)))
  arrivals(simulation, 'play', options.playsPerSecond, chance => startPlay(...arrive('play', chance)))
  return { options, trace: simulation.run(), requests, samples, records, states }
}
