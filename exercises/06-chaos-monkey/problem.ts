import type { Attempt, Calendar, Config, Day, Instance, Plan } from '../../sim/chaos-monkey/index.ts'

// TODO: Teach the monkey when not to kill: whom it spares, which hours it keeps, and what makes it wait.

/** The group that an instance belongs to; null for one that is never eligible. */
export function groupOf(instance: Instance, _config: Config): string | null {
  return instance.app
}

/** The kills of a day, drawn before it begins; `at` in ms since 1 January 1970, UTC. */
export function schedule(day: Day, groups: readonly string[], config: Config, _calendar: Calendar, random: () => number): Plan[] {
  return groups
    .filter(() => 1 / config.meanDays >= random())
    .map(group => ({ group, at: day * 86_400_000 + Math.floor(random() * 86_400_000) }))
}

/** The id of the instance to terminate, or null. Asked at each planned moment. */
export function victim({ instances, random }: Attempt): string | null {
  return instances[Math.floor(random() * instances.length)]?.id ?? null
}
