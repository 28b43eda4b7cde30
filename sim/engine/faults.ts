import type { Luck } from './arrivals.ts'
import type { Fault, FaultSchedule } from './schedule.ts'
import type { Timer } from './simulation.ts'
import type { Millis } from './time.ts'

/** Tells in a trace that a fault begins or ends. */
export interface FaultEvent {
  readonly t: Millis
  readonly type: 'fault'
  readonly node: string
  readonly kind: string
  readonly on: boolean
}

/** What a simulation whose events include {@link FaultEvent} offers. */
interface Announcer {
  at(due: Millis, action: () => void): Timer
  emit(event: Omit<FaultEvent, 't'>): void
}

/** Has the trace tell when each fault begins and ends. */
export function announceFaults(simulation: Announcer, schedule: FaultSchedule): void {
  for (const { node, kind, from, to } of schedule.faults) {
    simulation.at(from, () => simulation.emit({ type: 'fault', node, kind, on: true }))
    simulation.at(to, () => simulation.emit({ type: 'fault', node, kind, on: false }))
  }
}

/** The fault that a node has at a moment, if any. */
export function faultAt(schedule: FaultSchedule, node: string, t: number): Fault | undefined {
  return schedule.faults.find(fault => fault.node === node && fault.from <= t && t < fault.to)
}

/** The fault that each node has at a moment, if any. */
export function faultsAt<N extends string>(schedule: FaultSchedule, nodes: readonly N[], t: number): Readonly<Record<N, Fault | undefined>> {
  return Object.fromEntries(nodes.map(node => [node, faultAt(schedule, node, t)])) as Record<N, Fault | undefined>
}

/** How a node answers a call. */
export interface Reply {
  /** ms until it answers, not rounded; Infinity when it does not. */
  readonly takes: number
  /** Whether it answers with an error. */
  readonly fails: boolean
}

/**
 * How a node answers a call that begins now: within half its mean to any time when it is well,
 * a fifth around the fault's latency when it is slow, not at all when it is down.
 * @param mean ms to answer when all is well
 */
export function replyOf(fault: Fault | undefined, luck: Luck, mean: number): Reply {
  const well = mean * (0.5 + luck.wait / 2)
  return {
    takes: fault?.kind === 'down' ? Number.POSITIVE_INFINITY : fault?.kind === 'slow' ? Math.max(well, fault.latency * (0.8 + 0.4 * luck.spread)) : well,
    fails: fault?.kind === 'fail' && luck.coin < (fault.rate ?? 1),
  }
}
