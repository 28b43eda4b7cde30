// What checks are written with: a transcript of what was asked of the learner's code and what it
// answered, so that a failure shows the calls that led to it. Works under vitest and in the grader.
import { AnswerError, functionBehind } from './boundary.ts'
import { describeError, same, show } from './show.ts'

/** Under which circumstances a check runs; printed beside its name when it fails. */
export interface Circumstances {
  /** The seed of chance, where there is any. */
  readonly seed?: number
  /** What happens, in a few words or as the name of a schedule. */
  readonly schedule: string
}

/**
 * Three seeds to look at, and one that is named only when it fails: an answer fitted to the three is found out.
 * For `it.each(SEEDS)('… (%s)', (_, seed) => …)`.
 */
export const SEEDS = [['seed 1', 1], ['seed 7', 7], ['seed 42', 42], ['a held-out seed', 20_120_718]] as const

/** Lines that a failure shows: the one that went wrong and those just before it. */
const SHOWN = 3

/** Someone who has to say where a run stood, should a call into the learner's code never return. */
export interface Listener {
  /** A check has begun, under these circumstances (as printed). */
  onScene(about: string): void
  /** The virtual time in ms, before each call into the learner's code. */
  onTime(t: number): void
}

let listener: Listener = { onScene: () => {}, onTime: () => {} }
/** Calls into the learner's code that are under way, one within the other. */
let underWay = 0

/** Lets the host listen. */
export function listen(to: Listener): void {
  listener = to
  underWay = 0
}

/**
 * Refuses a call into the learner's code that no transcript has on record.
 * @throws Error
 */
export function demandTranscript(): void {
  if (underWay === 0)
    throw new Error('A check calls the learner\'s code outside of its transcript: a failure could not be told. Make the call in transcript.call or transcript.expect.')
}

/** A check that the learner's code did not pass. Carries plain data only, as it may be posted between workers. */
export class CheckError extends Error {
  override readonly name = 'CheckError'
  /** Seed and schedule, as printed. */
  readonly about: string
  /** The calls that led here, as printed. */
  readonly lines: readonly string[]
  /** Source text of the function whose answer was wrong; gives the learner's line. */
  readonly culprit: string | undefined

  /** @param cause what the learner's code threw: the line to blame is where it did, not where the check noticed */
  constructor(about: string, lines: readonly string[], culprit: string | undefined, cause?: unknown) {
    super(`${about}\n${lines.join('\n')}`, { cause })
    this.about = about
    this.lines = lines
    this.culprit = culprit
  }
}

/** Whether an error tells of a change to frozen data. */
function isAboutFrozen(error: unknown): boolean {
  return error instanceof TypeError && /object is not extensible|read only property|Cannot delete property/.test(describeError(error))
}

/** A line of the transcript, put into words only if it comes to be shown. */
type Line = () => string

/** Records calls into the learner's code, and fails at the first answer that is not the expected one. */
export class Transcript {
  readonly #about: string
  #lines: Line[] = []

  constructor({ seed, schedule }: Circumstances) {
    this.#about = `${seed === undefined ? 'no seed' : `seed ${seed}`} · schedule ${schedule}`
    listener.onScene(this.#about)
  }

  /** Adds a line. */
  tell(line: string): void {
    this.#add(() => line)
  }

  /** Runs many calls and, once they are done, has a single line say so. */
  sumUp(line: string, calls: () => void): void {
    const before = this.#lines
    calls()
    this.#lines = before
    this.tell(line)
  }

  /**
   * Calls into the learner's code. A class is made this way too: `call(0, 'new CircuitBreaker()', () => new CircuitBreaker())`.
   * @param t virtual time in ms
   * @param name what is called, as printed
   * @param call makes the call
   * @throws CheckError when the call throws
   */
  call<T>(t: number, name: string, call: () => T): T {
    listener.onTime(t)
    underWay++
    try {
      return call()
    }
    catch (error) {
      if (error instanceof CheckError)
        throw error
      if (error instanceof AnswerError)
        throw this.#failure(`t=${t} ${name} → ${error.got}   ← expected ${error.expected}`, error.culprit)
      throw this.#failure(`t=${t} ${name} → threw ${describeError(error)}${isAboutFrozen(error) ? ' (what it is given is not its own, and cannot be changed)' : ''}`, undefined, error)
    }
    finally {
      underWay--
    }
  }

  /**
   * Calls into the learner's code and holds the answer, as data, against the expected one. The order of an object's
   * fields does not count, nor a field that is undefined.
   * @param because why that is expected, printed when it fails
   * @param culprit the learner's function that answers
   * @param note what this call is, printed when it is right and a later one is wrong
   * @throws CheckError when the answer differs, or the call throws
   */
  expect<T>(t: number, name: string, call: () => T, expected: T, because: string, culprit?: unknown, note?: string): T {
    const got = this.call(t, name, call)
    if (!same(got, expected))
      throw this.#failure(`t=${t} ${name} → ${show(got)}   ← expected ${show(expected)}: ${because}`, culprit)
    this.#add(() => `t=${t} ${name} → ${show(got)}   (${note ? `${note}, ` : ''}correct)`)
    return got
  }

  /**
   * Fails unless something holds of a whole run.
   * @param got what was found, in words
   * @param expected what would have been right, in words
   * @throws CheckError
   */
  hold(holds: boolean, got: string, expected: string): void {
    if (!holds)
      throw this.#failure(`${got}   ← expected ${expected}`, undefined)
    this.tell(`${got}   (correct)`)
  }

  #add(line: Line): void {
    this.#lines = [...this.#lines.slice(1 - SHOWN), line]
  }

  #failure(line: string, culprit: unknown, cause?: unknown): CheckError {
    const original = functionBehind(culprit)
    const source = typeof original === 'function' ? Function.prototype.toString.call(original) : undefined
    return new CheckError(this.#about, [...this.#lines.map(earlier => earlier()), line], source, cause)
  }
}
