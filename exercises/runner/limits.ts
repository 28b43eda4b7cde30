// How long and how much a learner's code may run: the same in terminal and browser.
import type { Trouble } from './verdict.ts'

/** Bounds on a learner's code. */
export const LIMITS = {
  /** Longest that it may run without a check coming to its end, in ms. */
  time: 2000,
  /** Longest that it may run in all, in ms, whatever the processor was busy with. */
  patience: 10_000,
  /** A call that is this old when time is up has not returned, in ms. */
  stuck: 300,
  /** Heap in MB, where the host can bound it. */
  memory: 256,
  /** Longest text that is taken, in characters: a hundred times the reference. */
  source: 200_000,
} as const

/** How far a run had come when its time was up. */
export interface Reached {
  /** The virtual time of the last call, in ms; undefined before the first. */
  readonly t: number | undefined
  /** Whether that call has returned. */
  readonly returned: boolean
}

/** The trouble of a run whose time is up. */
export function outOfTime({ t, returned }: Reached): Trouble {
  const [where, why] = t === undefined
    ? ['No call had been made yet: the file itself did not finish loading.', 'Is there a loop that never ends?']
    : returned
      ? [`Virtual time had reached t=${t} ms: calls came back, but the checks were not through.`, 'Does a call do more work each time it is made?']
      : [`Virtual time had reached t=${t} ms: the call made then did not return.`, 'Is there a loop that never ends?']
  return { kind: 'time', message: `Ended after ${LIMITS.time / 1000} s. ${where}\n${why}` }
}

/** The trouble of a text that is too long to be read; undefined when it is not. */
export function tooLong(source: string): Trouble | undefined {
  return source.length <= LIMITS.source
    ? undefined
    : { kind: 'load', message: `The text has ${source.length.toLocaleString('en')} characters; at most ${LIMITS.source.toLocaleString('en')} are taken. The reference has under 5,000.` }
}
