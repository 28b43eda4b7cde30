import type { BaseRun, FaultEvent, FaultSchedule, Luck, Millis, Rule } from '../engine/index.ts'
import type { Caller, Policy, PoolId } from './policy.ts'
import { announceFaults, arrivals, COUNT, drawLuck, faultAt, frozen, ms, POSITIVE, replyOf, sampled, seconds, settle, show, Simulation, Slots } from '../engine/index.ts'
import { onePool } from './policy.ts'
import { CALLERS, DATABASE, nodesOf, SCHEDULES } from './schedules.ts'

/** What a run is like unless told otherwise. */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: seconds(40),
  schedule: SCHEDULES['ratings-slow'] as FaultSchedule,
  policy: onePool as Policy,
  /** Threads of the one process, for everything it does. */
  threads: 20,
  callers: CALLERS,
  /** Distance between samples. */
  sampleEvery: ms(100),
})

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** What became of a request: it was served, turned away at the door, or its dependency answered with an error. */
export type Answer = 'served' | 'rejected' | 'failed'

/** One event of a run. `id` numbers requests from 1 in order of arrival. */
export type CascadeEvent =
  | FaultEvent
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

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, CascadeEvent> {
  /** In order of arrival. */
  readonly calls: readonly Call[]
  /** Every `sampleEvery` from 0 to the end, both included. */
  readonly samples: readonly Sample[]
  /** The partition, in the policy's order. */
  readonly pools: readonly PoolPlace[]
  /** The calls that held each thread, in order of time. */
  readonly threads: readonly (readonly Call[])[]
}

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

const BUSY_CALLERS: Rule = {
  expected: 'callers, each with a callsPerSecond above 0',
  holds: value => Array.isArray(value) && value.length > 0 && value.every(caller => POSITIVE.holds(caller?.callsPerSecond)),
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
  const { policy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, ({ callers }) => nodesOf(callers), {
    threads: COUNT, sampleEvery: POSITIVE, callers: BUSY_CALLERS,
  })
  const { callers, threads: budget, schedule } = options
  const simulation = new Simulation<CascadeEvent>({ seed: options.seed, until: options.duration })
  const pools = layPools(policy.partition(budget, callers.map(caller => ({ ...caller }))), budget)

  const calls: Call[] = []
  const threads: Call[][] = Array.from({ length: budget }, () => [])
  const counts = callers.map((): Counts => ({ asked: 0, rejected: 0, failed: 0, held: 0 }))
  const slots = new Map(pools.map(({ id, size }) => [id, new Slots(size)]))

  /** Asks the policy for a thread; null when it turns the request away. */
  function threadFor(caller: string): { pool: PoolPlace, slot: number } | null {
    const state = Object.fromEntries(pools.map(({ id, size }) => [id, { size, busy: slots.get(id)!.busy }]))
    const answer: unknown = policy.admit({ t: simulation.now, caller }, state)
    if (answer === 'reject')
      return null
    const pool = pools.find(({ id }) => id === answer)
    const asked = `admit({ t: ${simulation.now}, caller: "${caller}" }, pools)`
    if (!pool)
      throw new TypeError(`${asked} must return "reject" or a pool, one of ${pools.map(({ id }) => `"${id}"`).join(', ')}; got ${show(answer)}`)
    const slot = slots.get(pool.id)!.take()
    if (slot === undefined)
      throw new TypeError(`${asked} → "${pool.id}", but all ${pool.size} threads of that pool are busy and there is no queue; expected "reject" or a pool with a free thread`)
    return { pool, slot }
  }

  /** What the caller's dependency, and the database behind it, make of a call that begins now. */
  function callDependency(caller: Caller, luck: Luck): { held: number, fails: boolean } {
    const replies = [caller.id, DATABASE].map((node) => {
      const fault = faultAt(schedule, node, simulation.now)
      const { takes, fails } = replyOf(fault, luck, caller.heldFor)
      // Nobody gives up: who asks what is down has to wait until it is back.
      return { held: fault?.kind === 'down' ? fault.to - simulation.now : takes, fails }
    })
    return { held: Math.max(1, ...replies.map(reply => Math.round(reply.held))), fails: replies.some(reply => reply.fails) }
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
    const thread = place.pool.from + place.slot
    const { held, fails } = callDependency(caller, luck)
    const call: Call = { id, caller: caller.id, start, end: ms(start + held), thread, answer: fails ? 'failed' : 'served' }
    calls.push(call)
    threads[thread]!.push(call)
    count.held += held
    if (fails)
      count.failed++
    simulation.emit({ type: 'admit', id, pool: place.pool.id, thread })
    simulation.at(call.end, () => {
      slots.get(place.pool.id)!.release(place.slot)
      simulation.emit({ type: 'answer', id, answer: call.answer })
    })
  }

  callers.forEach((caller, i) => arrivals(simulation, caller.id, caller.callsPerSecond, chance => ask(caller, counts[i]!, drawLuck(chance))))
  announceFaults(simulation, schedule)
  const samples: Sample[] = sampled(simulation, options.sampleEvery, () => ({ counts: counts.map(count => ({ ...count })) }))
  return { options, trace: simulation.run(), calls, samples, pools, threads }
}
