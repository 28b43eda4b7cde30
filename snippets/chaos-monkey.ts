/**
 * When Chaos Monkey kills, and what: its published rules, as short as they can be said.
 * Source: Netflix/chaosmonkey, schedule.go, mysql.go and eligible.go.
 */
import type { Chance } from '../sim/engine/index.ts'

export interface Instance {
  id: string
  /** Name of its cluster: some endings are never eligible. */
  cluster: string
}

/** What one kill may hit: an app, a stack or a cluster, in one region. */
export interface Group {
  instances: readonly Instance[]
  /** Mean number of workdays between kills, μ; at least 1. */
  meanDays: number
  /** Workdays that must lie between two kills; 1 allows one each workday. */
  minGap: number
  /** Number of the workday of the last kill; -Infinity before the first. */
  lastKill: number
}

export interface Day {
  /** Counts workdays only. */
  number: number
  isWorkday: boolean
  /** An outage is under way, or asking about one failed. */
  isOutage: boolean
}

/** Canaries and what they are compared with stay alive, or the comparison would be spoilt. */
const EXEMPT = /-(canary|baseline|citrus|citrusproxy)$/
const exempt = (instance: Instance) => EXEMPT.test(instance.cluster)

// #region plan
export function plan(group: Group, day: Day, chance: Chance) {
  if (!day.isWorkday || day.isOutage) return null
  if (day.number - group.lastKill < group.minGap) return null
  if (chance.uniform() > 1 / group.meanDays) return null

  const eligible = group.instances.filter(i => !exempt(i))
  if (eligible.length === 0) return null
  const minute = chance.int(0, 359) // six hours from nine
  return { instance: chance.pick(eligible), minute }
}
// #endregion
