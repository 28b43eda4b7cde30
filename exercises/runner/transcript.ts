// What checks are written with: a transcript of what was asked of the learner's code and what it
// answered, so that a failure shows the calls that led to it. Works under vitest and in the grader.

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

/** Lets the host listen. */
export function listen(to: Listener): void {
  listener = to
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

  constructor(about: string, lines: readonly string[], culprit: string | undefined, cause?: unknown) {
    super(`${about}\n${lines.join('\n')}`, { cause })
    this.about = about
    this.lines = lines
    this.culprit = culprit
    // The learner's line is where their code threw, not where the check noticed.
    if (cause instanceof Error)
      this.stack = cause.stack
  }
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
   * Calls into the learner's code.
   * @param t virtual time in ms
   * @param name what is called, as printed
   * @param call makes the call
   * @throws CheckError when the call throws
   */
  call<T>(t: number, name: string, call: () => T): T {
    listener.onTime(t)
    try {
      return call()
    }
    catch (error) {
      throw this.#failure(`t=${t} ${name} → threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`, undefined, error)
    }
  }

  /**
   * Calls into the learner's code and holds the answer, as plain data, against the expected one.
   * @param because why that is expected, printed when it fails
   * @param culprit the learner's function that answers
   * @param note what this call is, printed when it is right and a later one is wrong
   * @throws CheckError when the answer differs, or the call throws
   */
  expect<T>(t: number, name: string, call: () => T, expected: T, because: string, culprit?: unknown, note?: string): T {
    const got = this.call(t, name, call)
    if (show(got) !== show(expected))
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
    const source = typeof culprit === 'function' ? Function.prototype.toString.call(culprit) : undefined
    return new CheckError(this.#about, [...this.#lines.map(earlier => earlier()), line], source, cause)
  }
}

function show(value: unknown): string {
  if (typeof value === 'function')
    return `function ${value.name}`
  return JSON.stringify(value) ?? String(value)
}
