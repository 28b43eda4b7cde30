import type { Millis } from '../engine/index.ts'

/** Name of a pool of threads. */
export type PoolId = string

/** A part of the program whose requests need a thread each: the play button, the stars under a film. */
export interface Caller {
  readonly id: string
  /** Requests a second, on average. */
  readonly callsPerSecond: number
  /** How long a request holds its thread when all is well: the mean, in ms. */
  readonly heldFor: Millis
}

/** One request at the door, before it has a thread. */
export interface Request {
  /** ms of virtual time, never less than in the request before. */
  readonly t: Millis
  /** `id` of the caller. */
  readonly caller: string
}

/** A pool as it is at a moment. */
export interface Pool {
  /** Threads it has. */
  readonly size: number
  /** Threads of it that are in use. */
  readonly busy: number
}

/** All pools of the program, by name. */
export type Pools = Readonly<Record<PoolId, Pool>>

/** How the threads of the program are given out: the part that the exercise asks for. */
export interface Policy {
  /**
   * Divides the threads into pools. Asked once, before the first request.
   * @param budget threads in all, a whole number
   * @param callers who will ask for them
   * @returns whole numbers of 1 or more, by pool, that add up to the budget
   */
  partition(budget: number, callers: readonly Caller[]): Record<PoolId, number>
  /**
   * Gives a request a thread of a pool, or turns it away at once. There is no queue: a pool without a free thread
   * cannot be chosen.
   */
  admit(request: Request, pools: Pools): PoolId | 'reject'
}

/** The baseline: all threads in one pool, and whoever comes first gets one. */
export const onePool: Policy = {
  partition: budget => ({ shared: budget }),
  admit: (_, pools) => pools.shared!.busy < pools.shared!.size ? 'shared' : 'reject',
}
