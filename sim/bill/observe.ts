import type { Millis } from '../engine/index.ts'
import type { Hour, Placement, Prices } from './policy.ts'
import type { Run, RunHour, RunJob } from './world.ts'
import { PRICES } from './day.ts'
import { HOUR } from './world.ts'

/** A run up to a moment, in numbers. */
export interface Summary {
  /** What batch work has cost beyond what is paid anyway, in instance-hours on demand. */
  readonly cost: number
  /** Instance-hours that it borrowed: reserved, idle, and paid for. */
  readonly borrowed: number
  /** Instance-hours that were reserved and used by nobody. */
  readonly idle: number
  /** Jobs that were not done at their deadline. */
  readonly late: number
  /** Instance-hours done and lost, to be done again. */
  readonly lost: number
}

/** Which part of an hour is over at a moment, from 0 to 1. */
export const partOf = (hour: Pick<RunHour, 't'>, t: number): number => Math.max(0, Math.min(1, (t - hour.t) / HOUR))

/** A run in numbers, from its start to a moment. */
export function summary(run: Run, t: Millis = run.options.duration): Summary {
  let [cost, borrowed, idle, lost] = [0, 0, 0, 0]
  for (const hour of run.hours) {
    const part = partOf(hour, t)
    let covered = 0
    for (const block of hour.blocks) {
      const share = Math.min(part, block.ran / 60)
      cost += share * (block.spot ? block.instances * hour.spot : (block.instances - block.covered) * PRICES.onDemand)
      covered += block.covered
      if (part > block.ran / 60)
        lost += block.instances * block.ran / 60 - block.kept
    }
    borrowed += part * covered
    idle += part * Math.max(0, hour.reserved - hour.members - covered)
  }
  return { cost, borrowed, idle, lost, late: run.jobs.filter(job => isLate(job, t)).length }
}

/** Whether a job was given up at its deadline. */
export const isLate = ({ due, done }: RunJob, t: number): boolean => t >= due && done === null

/** Idle instances of an hour: reserved, and needed by no member. */
export const idleIn = ({ members, reserved }: Hour): number => Math.max(0, reserved - members)

/** What a plan would cost if all came as it says: own instances beyond what is idle on demand, and Spot. */
export function costOf(plan: readonly Placement[], curve: readonly Hour[], { onDemand, spot }: Prices): number {
  const own = curve.map((_, i) => plan.filter(({ hour, spot }) => hour === i && !spot).reduce((sum, { work }) => sum + work, 0))
  return curve.reduce((sum, hour, i) => sum + Math.max(0, own[i]! - idleIn(hour)) * onDemand, 0)
    + plan.reduce((sum, placement) => sum + (placement.spot ? placement.work * spot[placement.hour]! : 0), 0)
}
