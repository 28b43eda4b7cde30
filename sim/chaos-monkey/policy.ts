import { frozen } from '../engine/index.ts'

/** A day in Los Angeles, as the number of days since 1 January 1970. */
export type Day = number

/** One server of the fleet. */
export interface Instance {
  readonly id: string
  readonly app: string
  readonly stack: string
  readonly cluster: string
  readonly region: string
}

/** What Chaos Monkey is told of an app. Source: Netflix/chaosmonkey, docs and config. */
export interface Config {
  /** Mean number of workdays between kills in a group, μ: 1 or more. */
  readonly meanDays: number
  /** Workdays from one kill in a group to the next: 1 allows one each workday. */
  readonly minGap: number
  /** The window of a day, in hours of Los Angeles: from `startHour` to just before `endHour`. */
  readonly startHour: number
  readonly endHour: number
  /** What a group is made of. */
  readonly grouping: 'app' | 'stack' | 'cluster'
  /** Whether each region has groups of its own. */
  readonly regionsAreIndependent: boolean
  /** On a leash nothing is terminated: the kill is only written down. */
  readonly leashed: boolean
}

/** The published window and the documentation's mean and gap. The code's default mean is 5: pass it explicitly. */
export const CONFIG: Config = frozen({ meanDays: 2, minGap: 1, startHour: 9, endHour: 15, grouping: 'cluster', regionsAreIndependent: true, leashed: false })

/** What is known of days in Los Angeles. */
export interface Calendar {
  /** Whether people work on it: no weekend, no holiday. */
  isWorkday(day: Day): boolean
  /** Hours by which Los Angeles is behind UTC at noon of that day: 8 in winter, 7 while daylight is saved. */
  hoursBehind(day: Day): number
}

/** A kill that is planned. */
export interface Plan {
  readonly group: string
  /** When, in ms since 1 January 1970, UTC. */
  readonly at: number
}

/** A kill that has been, of the group in question. */
export interface Kill {
  /** When, in ms since 1 January 1970, UTC. */
  readonly at: number
  readonly leashed: boolean
}

/** What is known when the moment of a planned kill has come. */
export interface Attempt {
  readonly day: Day
  /** The group's instances, now. */
  readonly instances: readonly Instance[]
  /** The group's kills so far, in no order. */
  readonly kills: readonly Kill[]
  readonly config: Config
  readonly calendar: Calendar
  /**
   * Whether an outage is under way.
   * @throws Error when that cannot be found out
   */
  isOutage(): boolean
  /** Uniform in [0, 1). */
  random(): number
}

/** What decides: the exercise's three functions. */
export interface Policy {
  /** The group that an instance belongs to; null for one that is never eligible. */
  groupOf(instance: Instance, config: Config): string | null
  /** The kills of a day, drawn before it begins. */
  schedule(day: Day, groups: readonly string[], config: Config, calendar: Calendar, random: () => number): readonly Plan[]
  /** The id of the instance to terminate, or null: asked at each planned moment. */
  victim(attempt: Attempt): string | null
}

/** The baseline: nobody pulls a plug, and hardware does it in its own time. */
export const nobody: Policy = {
  groupOf: () => null,
  schedule: () => [],
  victim: () => null,
}

/** A moment of Los Angeles as ms since 1 January 1970, UTC. */
export const utcOf = (calendar: Calendar, day: Day, minute: number): number => (day * 24 + calendar.hoursBehind(day)) * 3_600_000 + minute * 60_000

