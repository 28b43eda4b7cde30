import type { Attempt, Calendar, Config, Day, Instance, Plan } from '../../sim/chaos-monkey/index.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/** Canaries and what they are compared with stay alive, or the comparison would be spoilt. */
const EXEMPT = /-(?:canary|baseline|citrus|citrusproxy)$/

export function groupOf(instance: Instance, config: Config): string | null {
  if (EXEMPT.test(instance.cluster))
    return null
  // Two apps may both have a stack called "prod": the app is always part of the name.
  const parts = [instance.app, instance[config.grouping]]
  if (config.regionsAreIndependent)
    parts.push(instance.region)
  return parts.join('/')
}

/** A moment of Los Angeles: its clock is behind UTC by seven hours or by eight, which the day decides. */
const utc = (calendar: Calendar, day: Day, hour: number) => (day * 24 + hour + calendar.hoursBehind(day)) * HOUR

export function schedule(day: Day, groups: readonly string[], config: Config, calendar: Calendar, random: () => number): Plan[] {
  if (!calendar.isWorkday(day))
    return []
  const minutes = (config.endHour - config.startHour) * 60
  return groups
    .filter(() => 1 / config.meanDays >= random())
    .map(group => ({ group, at: utc(calendar, day, config.startHour) + Math.floor(random() * minutes) * MINUTE }))
}

/** The end of the Nth workday before this one: a kill from then on is too recent. */
function tooRecent({ day, config, calendar }: Attempt): number {
  let back = day
  for (let left = config.minGap; left > 0;) {
    back--
    if (calendar.isWorkday(back))
      left--
  }
  return utc(calendar, back, config.endHour)
}

/** An outage is under way, or nobody can tell: then there may well be one. */
function mayBeOutage(attempt: Attempt): boolean {
  try {
    return attempt.isOutage()
  }
  catch {
    return true
  }
}

// #region victim
export function victim(attempt: Attempt): string | null {
  const { instances, kills, config, random } = attempt
  if (mayBeOutage(attempt))
    return null
  const since = tooRecent(attempt)
  // What was killed on a leash is alive: it keeps no real kill waiting.
  if (kills.some(kill => kill.at >= since && (config.leashed || !kill.leashed)))
    return null
  return instances[Math.floor(random() * instances.length)]?.id ?? null
}
// #endregion
