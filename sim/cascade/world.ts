import type { FaultSchedule, Millis, Trace } from '../engine/index.ts'
import type { Caller, PoolId, Pools } from './policy.ts'
import { faultAt, ms, parseSchedule, seconds, Simulation } from '../engine/index.ts'
import { onePool } from './policy.ts'
import { CALLERS, DATABASE, nodesOf, SCHEDULES } from './schedules.ts'

/** What a run is like unless told otherwise. */
export const WORLD_DEFAULTS = {
  seed: 7,
  duration: seconds(40),
  schedule: SCHEDULES['ratings-slow'] as FaultSchedule,
  policy: onePool,
  /** Threads of the one process, for everything it does. */
  threads: 20,
  callers: CALLERS,
  /** Distance between samples. */
  sampleEvery: ms(100),
}

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = typeof WORLD_DEFAULTS

/** What became of a request: it was served, turned away at the door, or its dependency answered with an error. */
export type Answer = 'served' | 'rejected' | 'failed'

/** One event of a run. `id` numbers requests from 1 in order of arrival. */
export type CascadeEvent =
  | { readonly t: Millis, readonly type: 'fault', readonly node: string, readonly kind: string, readonly on: boolean }
  | { readonly t: Millis, readonly type: 'ask', readonly id: number, readonly caller: string }
  | { readonly t: Millis, readonly type: 'admit', readonly id: number, readonly pool: PoolId, readonly thread: number }
  | { readonly t: Millis, readonly type: 'answer', readonly id: number, readonly answer: Answer }

/** One request, from its arrival to its answer. */
export interface Call {
  readonly id: number
  readonly caller: string
  readonly start: Millis
  /** When it is answered; that may be after the run. */
  readonly end: Millis
  /** The thread, from 0, that it holds from start to end; null when it was turned away. */
  readonly thread: number | null
  readonly answer: Answer
}

/** Requests of one caller that have arrived so far, by what becomes of them. */
export interface Counts {
  asked: number
  rejected: number
  failed: number
  /** Time, in ms, for which those that got a thread hold it. */
  held: number
}

/** The world at a regular moment. */
export interface Sample {
  readonly t: Millis
  /** In the order of the callers. */
  readonly counts: readonly Counts[]
}

/** A pool, and the threads that are its own. */
export interface PoolPlace {
  readonly id: PoolId
  /** Number of its first thread. */
  readonly from: number
  readonly size: number
}

/** A finished run: plain data, ready to post between workers, to draw and to scrub. */
export interface Run {
  readonly options: Omit<WorldOptions, 'policy'>
  readonly trace: Trace<CascadeEvent>
  /** In order of arrival. */
  readonly calls: readonly Call[]
  /** Every `sampleEvery` from 0 to the end, both included. */
  readonly samples: readonly Sample[]
  /** The partition, in the policy's order. */
  readonly pools: readonly PoolPlace[]
  /** The calls that held each thread, in order of time. */
  readonly threads: readonly (readonly Call[])[]
}

const show = (value: unknown) => JSON.stringify(value) ?? String(value)

/**
 * Lays a partition out over the threads.
 * @throws RangeError when it is not a division of the budget into whole threads
 */
export function layPools(sizes: unknown, budget: number): PoolPlace[] {
  const refuse = (what: string): never => {
    throw new RangeError(`partition(${budget}, callers) must divide ${budget} threads into pools, such as { playback: ${budget} }. ${what}`)
  }
  if (typeof sizes !== 'object' || sizes === null || Array.isArray(sizes) || Object.keys(sizes).length === 0)
    refuse(`Got ${show(sizes)}.`)
  let from = 0
  const pools = Object.entries(sizes as Record<string, unknown>).map(([id, size]): PoolPlace => {
    if (!Number.isInteger(size) || (size as number) < 1)
      refuse(`Pool "${id}" must have a whole number of threads, 1 or more; got ${show(size)}.`)
    const pool = { id, from, size: size as number }
    from += pool.size
    return pool
  })
  if (from !== budget)
    refuse(`Got ${pools.map(pool => `${pool.id} ${pool.size}`).join(' + ')} = ${from}: ${Math.abs(from - budget)} too ${from > budget ? 'many' : 'few'}.`)
  return pools
}

/** What chance holds for a request, drawn when it arrives. */
interface Luck {
  /** Exponential with mean 1. */
  wait: number
  /** Uniform in [0, 1). */
  spread: number
  /** Uniform in [0, 1). */
  coin: number
}

/**
 * Runs the world: one process whose callers all need its threads, each request one of them until its dependency
 * has answered. Nobody waits for a thread: whom the policy gives none is turned away. There are no time-outs, and
 * while nothing but slowness goes wrong every call that gets a thread is served in the end.
 * Each request carries its luck from its arrival on, so request 17 meets the same latency whatever the policy did before.
 *
 * @throws RangeError on an option or a partition out of range, a ScheduleError on a schedule that does not fit this world
 * @throws TypeError when `admit` answers with anything but a pool that has a free thread, or 'reject'
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy, ...options } = { ...WORLD_DEFAULTS, ...given }
  const { callers, threads: budget } = options
  if (!(Number.isInteger(budget) && budget > 0))
    throw new RangeError(`threads must be a whole number above 0, got ${budget}`)
  if (!(options.sampleEvery > 0))
    throw new RangeError(`sampleEvery must be above 0 ms, got ${options.sampleEvery}`)
  for (const { id, callsPerSecond } of callers) {
    if (!(callsPerSecond > 0 && Number.isFinite(callsPerSecond)))
      throw new RangeError(`callsPerSecond of ${id} must be above 0 and finite, got ${callsPerSecond}`)
  }
  const schedule = parseSchedule(options.schedule, nodesOf(callers))
  const simulation = new Simulation<CascadeEvent>({ seed: options.seed, until: options.duration })
  const pools = layPools(policy.partition(budget, callers.map(caller => ({ ...caller }))), budget)

  const calls: Call[] = []
  const samples: Sample[] = []
  const threads: Call[][] = Array.from({ length: budget }, () => [])
  const taken: boolean[] = threads.map(() => false)
  const counts = callers.map((): Counts => ({ asked: 0, rejected: 0, failed: 0, held: 0 }))
  const busy = new Map(pools.map(pool => [pool.id, 0]))

  /** Asks the policy for a thread; null when it turns the request away. */
  function threadFor(caller: string): { pool: PoolPlace, thread: number } | null {
    const state: Pools = Object.fromEntries(pools.map(({ id, size }) => [id, { size, busy: busy.get(id)! }]))
    const answer: unknown = policy.admit({ t: simulation.now, caller }, state)
    if (answer === 'reject')
      return null
    const pool = pools.find(({ id }) => id === answer)
    const asked = `admit({ t: ${simulation.now}, caller: "${caller}" }, pools)`
    if (!pool)
      throw new TypeError(`${asked} must return "reject" or a pool, one of ${pools.map(({ id }) => `"${id}"`).join(', ')}; got ${show(answer)}`)
    const thread = taken.indexOf(false, pool.from)
    if (thread < 0 || thread >= pool.from + pool.size)
      throw new TypeError(`${asked} → "${pool.id}", but all ${pool.size} threads of that pool are busy and there is no queue; expected "reject" or a pool with a free thread`)
    return { pool, thread }
  }

  /** What the caller's dependency, and the database behind it, make of a call that begins now. */
  function callDependency(caller: Caller, luck: Luck): { held: number, fails: boolean } {
    let held = caller.heldFor * (0.5 + luck.wait / 2)
    let fails = false
    for (const node of [caller.id, DATABASE]) {
      const fault = faultAt(schedule, node, simulation.now)
      if (fault?.kind === 'slow')
        held = Math.max(held, fault.latency * (0.8 + 0.4 * luck.spread))
      else if (fault?.kind === 'down')
        held = Math.max(held, fault.to - simulation.now)
      else if (fault?.kind === 'fail')
        fails ||= luck.coin < (fault.rate ?? 1)
    }
    return { held: Math.max(1, Math.round(held)), fails }
  }

  function ask(caller: Caller, count: Counts, luck: Luck): void {
    const id = calls.length + 1
    const start = simulation.now
    simulation.emit({ type: 'ask', id, caller: caller.id })
    count.asked++
    const place = threadFor(caller.id)
    if (!place) {
      count.rejected++
      calls.push({ id, caller: caller.id, start, end: start, thread: null, answer: 'rejected' })
      simulation.emit({ type: 'answer', id, answer: 'rejected' })
      return
    }
    const { pool, thread } = place
    const { held, fails } = callDependency(caller, luck)
    const call: Call = { id, caller: caller.id, start, end: ms(start + held), thread, answer: fails ? 'failed' : 'served' }
    calls.push(call)
    threads[thread]!.push(call)
    count.held += held
    if (fails)
      count.failed++
    taken[thread] = true
    busy.set(pool.id, busy.get(pool.id)! + 1)
    simulation.emit({ type: 'admit', id, pool: pool.id, thread })
    simulation.at(call.end, () => {
      taken[thread] = false
      busy.set(pool.id, busy.get(pool.id)! - 1)
      simulation.emit({ type: 'answer', id, answer: call.answer })
    })
  }

  callers.forEach((caller, i) => {
    const chance = simulation.chance.fork(caller.id)
    let due = 0
    const next = () => {
      due += chance.exponential(1000 / caller.callsPerSecond)
      simulation.at(ms(Math.round(due)), () => {
        ask(caller, counts[i]!, { wait: chance.exponential(1), spread: chance.uniform(), coin: chance.uniform() })
        next()
      })
    }
    next()
  })
  for (const { node, kind, from, to } of schedule.faults) {
    simulation.at(from, () => simulation.emit({ type: 'fault', node, kind, on: true }))
    simulation.at(to, () => simulation.emit({ type: 'fault', node, kind, on: false }))
  }
  for (let t = 0; t <= options.duration; t += options.sampleEvery)
    simulation.at(ms(t), () => samples.push({ t: simulation.now, counts: counts.map(count => ({ ...count })) }))

  const trace = simulation.run()
  return { options: { ...options, schedule }, trace, calls, samples, pools, threads }
}
