// The rules, spelt out: what the exercise's README says, as plainly as it can be written down. The checks hold
// answers against it; the answer to read is exercises/09-evacuation/solution.ts, written independently.
import type { Millis } from '../engine/index.ts'
import type { Plan, Region } from './policy.ts'
import { minutes, seconds } from '../engine/index.ts'

/** The numbers of the exercise's README. */
export const PLAN_RULES = {
  /** How long a region is ill before it is to be emptied. */
  decide: minutes(3),
  /** How long it is well before its members come home. */
  settle: minutes(10),
  /** How full to plan a region. */
  full: 0.9,
  /** With copies further behind than this nobody leaves. */
  mostLag: seconds(10),
} as const

/** The plan that the rules ask for, for states in which one region at most is in trouble or away. */
export function referencePlan(regions: readonly Region[], t: Millis): Plan {
  const { decide, settle, full, mostLag } = PLAN_RULES
  const scale: Record<string, number> = {}
  const weights: Record<string, Record<string, number>> = {}
  for (const region of regions) {
    const age = t - region.since
    const hasLeft = region.home < 1
    // Rule 1, and the end of it in rule 6.
    const isToBeEmpty = region.status === 'ill' ? hasLeft || age >= decide : hasLeft && age < settle
    const isComingHome = !isToBeEmpty && hasLeft
    if (!isToBeEmpty && !isComingHome)
      continue

    const hosts = regions.filter(other => other !== region && other.status === 'well')
    // Rule 2.
    const possible = hosts.map(host => Math.max(0, full * host.limit - host.peak))
    const inAll = possible.reduce((a, b) => a + b, 0)
    hosts.forEach((host, i) => {
      const part = inAll > 0 ? region.peak * possible[i]! / inAll : 0
      scale[host.name] = Math.min(host.limit, (host.peak + part) / full)
    })

    // Rule 3, or rule 6 for those who come home; rule 4.
    const room = hosts.map(host => Math.max(0, full * host.running - host.demand))
    const roomInAll = room.reduce((a, b) => a + b, 0)
    let away = isToBeEmpty ? Math.min(1, roomInAll / region.demand) : Math.max(0, 1 - full * region.running / region.demand)
    if (isToBeEmpty && region.lag > mostLag)
      away = Math.min(away, 1 - region.home)
    if (roomInAll === 0)
      away = 0
    weights[region.name] = { [region.name]: 1 - away }
    hosts.forEach((host, i) => weights[region.name]![host.name] = roomInAll > 0 ? away * room[i]! / roomInAll : 0)

    // Rules 5 and 6.
    if (isComingHome)
      scale[region.name] = region.peak / full
    else if (region.home === 0 && region.pending === 0)
      scale[region.name] = 0
  }
  return { scale, weights }
}
