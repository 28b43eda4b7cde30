import type { FaultSchedule } from './schedule.ts'
import type { Millis } from './time.ts'
import type { Trace, TraceEvent } from './trace.ts'
import { parseSchedule } from './schedule.ts'
import { show } from './show.ts'

/** What every world is told. */
export interface BaseOptions {
  /** Fixes every draw of chance. */
  readonly seed: number
  /** Length of the run. */
  readonly duration: Millis
  /** What goes wrong, and when. */
  readonly schedule: FaultSchedule
  /** What decides in this world. */
  readonly policy: unknown
}

/** What every finished run tells: plain data, ready to post between workers, to draw and to scrub. */
export interface BaseRun<O extends BaseOptions, E extends TraceEvent> {
  readonly options: Omit<O, 'policy'>
  readonly trace: Trace<E>
}

/** What an option must be. */
export interface Rule {
  /** In words that follow "must be". */
  readonly expected: string
  holds(value: unknown): boolean
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** A number above 0: a rate, a span of time. */
export const POSITIVE: Rule = { expected: 'above 0 and finite', holds: value => isNumber(value) && value > 0 }
/** A number of 0 or more. */
export const NOT_NEGATIVE: Rule = { expected: '0 or more and finite', holds: value => isNumber(value) && value >= 0 }
/** A whole number of 1 or more: threads, members, workers. */
export const COUNT: Rule = { expected: 'a whole number above 0', holds: value => Number.isSafeInteger(value) && (value as number) > 0 }
/** A share or a probability. */
export const SHARE: Rule = { expected: 'from 0 to 1', holds: value => isNumber(value) && value >= 0 && value <= 1 }
/** One of a few words. */
export const oneOf = (words: readonly string[]): Rule => ({ expected: `one of ${words.join(', ')}`, holds: value => words.includes(value as string) })

/**
 * What a run is to be like: the defaults, and over them what was given, checked.
 * @param nodes that a fault can hit, or how they follow from the options
 * @param rules by the option that they hold for; seed and duration are checked by the simulation
 * @returns the policy apart, since all the rest is plain data; the faults in order of time
 * @throws RangeError naming the option, what was expected and what was given; ScheduleError on faults that this world cannot have
 */
export function settle<O extends BaseOptions>(
  defaults: O,
  given: Partial<O>,
  nodes: readonly string[] | ((options: O) => readonly string[]),
  rules: { readonly [option in keyof O]?: Rule },
): { readonly policy: O['policy'], readonly options: Omit<O, 'policy'> } {
  const all = { ...defaults, ...given }
  for (const option of Object.keys(given)) {
    if (!(option in defaults))
      throw new RangeError(`Unknown option "${option}"; this world has ${Object.keys(defaults).join(', ')}`)
  }
  for (const [option, rule] of Object.entries(rules) as [keyof O & string, Rule][]) {
    if (!rule.holds(all[option]))
      throw new RangeError(`${option} must be ${rule.expected}, got ${show(all[option])}`)
  }
  const { policy, ...options } = all
  return { policy, options: { ...options, schedule: parseSchedule(all.schedule, typeof nodes === 'function' ? nodes(all) : nodes) } }
}
