import type { Outcome } from '../circuit-breaker/index.ts'
import type { BaseRun, FaultEvent, FaultSchedule, Luck, Millis, Rule } from '../engine/index.ts'
import type { Gate } from './gate.ts'
import type { Delay, FailedCall, Layer } from './policy.ts'
import { announceFaults, arrivals, drawLuck, faultAt, frozen, ms, POSITIVE, replyOf, sampled, seconds, settle, SHARE, show, Simulation } from '../engine/index.ts'
import { naive } from './policy.ts'
import { NODES, SCHEDULES } from './schedules.ts'

/** The layers from the top, and how long each waits for an answer: less, the deeper. */
export const LAYERS: readonly { readonly name: Layer, readonly timeout: Millis }[] = frozen([
  { name: 'edge', timeout: seconds(3) },
  { name: 'service', timeout: seconds(2) },
  { name: 'storage', timeout: seconds(1) },
])

/**
 * What a run is like unless told otherwise. The database can take 16 calls a second and is asked for 10;
 * its full queue is two seconds long, and nobody waits for it longer than one.
 */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: seconds(60),
  schedule: SCHEDULES['disk-slow'] as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. All layers share it. */
  policy: naive,
  /** Makes what stands in front of the database, if anything does, out of chance: numbers in [0, 1). */
  gate: null as null | ((random: () => number) => Gate),
  /** How many layers a request passes: the lowest ones of {@link LAYERS}. */
  layers: 3,
  /** Requests a second, on average. */
  requestsPerSecond: 10,
  /** Share of requests that may be made twice without harm. */
  idempotent: 0.8,
  /** How long a member waits. */
  patience: seconds(2),
  /** Mean time that the database works on a call, one call at a time. */
  work: ms(62.5),
  /** Calls that fit into the database's queue. Whoever finds it full is refused. */
  queue: 32,
  /** Distance between samples. */
  sampleEvery: ms(100),
})

/** Constants of the world that no run changes. */
export const RULES = frozen({
  /** How long a refusal, or an error, takes to come back. */
  refusal: ms(10),
  /** For how long a client remembers its calls. */
  memory: seconds(10),
})

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** One event of a run. `id` numbers requests from 1 in order of arrival. */
export type RetryStormEvent =
  | FaultEvent
  | { readonly t: Millis, readonly type: 'arrive', readonly id: number, readonly idempotent: boolean }
  | { readonly t: Millis, readonly type: 'call', readonly id: number }
  | { readonly t: Millis, readonly type: 'retry', readonly id: number, readonly layer: Layer, readonly wait: Delay }
  | { readonly t: Millis, readonly type: 'answer', readonly id: number, readonly answer: Answer }

/** What a member got: an answer while they waited, or none. */
export type Answer = 'served' | 'failed'

/** One member's request. */
export interface Request {
  readonly id: number
  readonly start: Millis
  readonly idempotent: boolean
  readonly deadline: Millis
  /** When it was answered, or given up; null while in flight at the end of the run. */
  end: Millis | null
  answer: Answer | null
  /** Calls to the database that it has come to by the end of the run. */
  calls: number
}

/**
 * One call to the database.
 * - `answered`: while the storage layer waited
 * - `late`: worked on, and nobody waited any more
 * - `refused`: the queue was full
 * - `error`: the database answered with an error
 * - `short-circuited`: refused by what stands in front of the database, so never made
 */
export interface Call {
  /** The request that it is for. */
  readonly id: number
  readonly start: Millis
  /** The layer whose retry brought it about, by its place from the top; null for a request's first call. */
  readonly from: number | null
  /** When it was answered, refused or worked off; null while it is on its way or in the queue at the end of the run. */
  end: Millis | null
  outcome: 'answered' | 'late' | 'refused' | 'error' | 'short-circuited' | null
  /** The layer that sends another one after its failure, by its place from the top; null when none does. */
  back: number | null
}

/** Sums from the start of the run. */
export interface Counts {
  requests: number
  served: number
  failed: number
  /** Calls that reached the database. */
  calls: number
}

/** The world at a regular moment. */
export interface Sample {
  readonly t: Millis
  /** Calls in the database's queue, and under way. */
  readonly queue: number
  readonly counts: Counts
}

/** A finished run. */
export interface Run extends BaseRun<Omit<WorldOptions, 'gate'>, RetryStormEvent> {
  /** In order of arrival. */
  readonly requests: readonly Request[]
  /** Calls to the database, in order of their start. */
  readonly calls: readonly Call[]
  /** Every `sampleEvery` from 0 to the end, both included. */
  readonly samples: readonly Sample[]
}

const SOME_LAYERS: Rule = {
  expected: `a whole number from 1 to ${LAYERS.length}`,
  holds: value => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= LAYERS.length,
}

/** The times of the last ten seconds, counted. */
class Memory {
  readonly #times: number[] = []
  #first = 0

  add(t: number): void {
    this.#times.push(t)
  }

  countAt(t: number): number {
    while (this.#first < this.#times.length && this.#times[this.#first]! <= t - RULES.memory)
      this.#first++
    return this.#times.length - this.#first
  }
}

/**
 * Runs the world: a member's request passes the layers, each of which calls the next and tries again as the
 * policy says; the last one calls the database, which works on one call at a time and has a queue. Nobody is
 * told when a caller has gone: what was begun is done, for nobody if need be.
 * Each request carries its luck from its arrival on, so request 17 needs the same work whatever the policy.
 *
 * @throws RangeError on an option out of range, a ScheduleError on a schedule that does not fit this world
 * @throws TypeError when the policy answers with anything but a wait or 'stop'
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options: { gate: makeGate, ...options } } = settle<WorldOptions>(WORLD_DEFAULTS, given, NODES, {
    layers: SOME_LAYERS, requestsPerSecond: POSITIVE, idempotent: SHARE, patience: POSITIVE, work: POSITIVE, queue: POSITIVE, sampleEvery: POSITIVE,
  })
  const { schedule } = options
  const simulation = new Simulation<RetryStormEvent>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()
  const gate = makeGate?.(simulation.chance.fork('gate').uniform)
  const { uniform: random } = simulation.chance.fork('policy')
  const layers = LAYERS.slice(-options.layers).map(layer => ({ ...layer, requests: new Memory(), retries: new Memory() }))

  const requests: Request[] = []
  const calls: Call[] = []
  const counts: Counts = { requests: 0, served: 0, failed: 0, calls: 0 }

  /** What the database has accepted and not begun. */
  const waiting: { call: Call, luck: Luck, done: () => boolean }[] = []
  let isWorking = false

  function workOn(): void {
    const next = waiting[0]
    if (!next || isWorking)
      return
    isWorking = true
    const fault = faultAt(schedule, 'database', simulation.now)
    if (fault?.kind === 'down') {
      simulation.at(fault.to, () => {
        isWorking = false
        workOn()
      })
      return
    }
    waiting.shift()
    const needed = Math.max(1, Math.round(replyOf(fault, next.luck, options.work).takes))
    simulation.after(ms(needed), () => {
      isWorking = false
      next.call.end = simulation.now
      next.call.outcome = next.done() ? 'answered' : 'late'
      workOn()
    })
  }

  /** Calls the database; `done` says whether the caller still waited. */
  function callDatabase({ request, luck, coin }: Job, from: number | null, done: (outcome: Outcome, call: Call) => boolean): void {
    const call: Call = { id: request.id, start: simulation.now, from, end: null, outcome: null, back: null }
    calls.push(call)
    const fails = (outcome: 'refused' | 'error' | 'short-circuited') => {
      call.outcome = outcome
      call.end = ms(simulation.now + RULES.refusal)
      simulation.at(call.end, () => void done(outcome === 'short-circuited' ? outcome : 'failure', call))
    }
    if (gate && !gate.allow(simulation.now))
      return fails('short-circuited')
    counts.calls++
    request.calls++
    simulation.emit({ type: 'call', id: request.id })
    if (replyOf(faultAt(schedule, 'database', simulation.now), { ...luck, coin: coin() }, options.work).fails)
      return fails('error')
    if (waiting.length >= options.queue)
      return fails('refused')
    waiting.push({ call, luck, done: () => done('success', call) })
    workOn()
  }

  function ask(call: FailedCall): Delay | 'stop' {
    const answer: unknown = policy.decide(call)
    if (answer === 'stop')
      return answer
    if (typeof answer !== 'number' || !Number.isFinite(answer) || answer < 0)
      throw new TypeError(`decide({ t: ${call.t}, … }) must return a wait of 0 ms or more, or 'stop', got ${show(answer)}`)
    return Math.floor(answer)
  }

  /** One attempt of a layer, and those after it. `done` hears once, and says whether its caller still waited. */
  function attempt(depth: number, attempts: number, lastWait: number, job: Job, from: number | null, done: (ok: boolean, failed?: Call) => boolean): void {
    const layer = layers[depth]!
    const isLast = depth === layers.length - 1
    if (attempts === 1)
      layer.requests.add(simulation.now)
    let isOver = false

    const conclude = (outcome: Outcome, failed?: Call): boolean => {
      if (isOver)
        return false
      isOver = true
      simulation.cancel(timer)
      if (isLast)
        gate?.record(simulation.now, outcome)
      if (outcome === 'success')
        return done(true)
      const { now } = simulation
      const { request } = job
      const wait = ask({
        t: now,
        caller: layer.name,
        callee: isLast ? 'database' : layers[depth + 1]!.name,
        attempts,
        idempotent: request.idempotent,
        deadline: request.deadline,
        requests: layer.requests.countAt(now),
        retries: layer.retries.countAt(now),
        lastWait,
        random,
      })
      if (wait === 'stop')
        return done(false, failed)
      layer.retries.add(now)
      if (failed)
        failed.back = depth
      simulation.emit({ type: 'retry', id: request.id, layer: layer.name, wait })
      simulation.after(ms(wait), () => attempt(depth, attempts + 1, wait, job, depth, done))
      return true
    }
    const timer = simulation.after(layer.timeout, () => void conclude('timeout'))
    if (isLast)
      callDatabase(job, from, conclude)
    else
      attempt(depth + 1, 1, 0, job, from, (ok, failed) => conclude(ok ? 'success' : 'failure', failed))
  }

  function answer(request: Request, answer: Answer): boolean {
    if (request.answer !== null)
      return false
    request.end = simulation.now
    request.answer = answer
    counts[answer]++
    simulation.emit({ type: 'answer', id: request.id, answer })
    return true
  }

  announceFaults(simulation, schedule)
  const samples: Sample[] = sampled(simulation, options.sampleEvery, () => ({ queue: waiting.length + Number(isWorking), counts: { ...counts } }))
  arrivals(simulation, 'requests', options.requestsPerSecond, (chance) => {
    const { now } = simulation
    const id = requests.length + 1
    const request: Request = { id, start: now, idempotent: chance.happens(options.idempotent), deadline: ms(now + options.patience), end: null, answer: null, calls: 0 }
    requests.push(request)
    counts.requests++
    simulation.emit({ type: 'arrive', id, idempotent: request.idempotent })
    simulation.at(request.deadline, () => void answer(request, 'failed'))
    const job = { request, luck: drawLuck(chance), coin: simulation.chance.fork(`request ${id}`).uniform }
    attempt(0, 1, 0, job, null, ok => answer(request, ok ? 'served' : 'failed'))
  })
  return { options, trace: simulation.run(), requests, calls, samples }
}

/** A request on its way, with what chance holds for it. */
interface Job {
  readonly request: Request
  readonly luck: Luck
  /** A number in [0, 1) for each of its calls. */
  readonly coin: () => number
}
