// Turns the learner's TypeScript into a module that can be called, without a compiler and without
// wall clock or unseeded chance within its reach.
import type { Trouble } from './verdict.ts'
import { transform } from 'sucrase'

/** The name under which the learner's code appears in stack traces. */
const SOURCE_NAME = 'problem.ts'

/** Thrown when the learner's file cannot be loaded; carries what to tell them. */
export class LoadError extends Error {
  override readonly name = 'LoadError'
  readonly trouble: Trouble

  constructor(trouble: Trouble, cause?: unknown) {
    super(trouble.message, { cause })
    this.trouble = trouble
  }
}

/** Thrown into the learner's code when it reaches for what would make a run impossible to repeat. */
export class NotRepeatableError extends Error {
  override readonly name = 'NotRepeatableError'
}

/** A module of the learner's, loaded. */
export interface LearnerModule {
  readonly exports: Record<string, unknown>
  /** The first reach for each wall clock or source of unseeded chance so far, swallowed or not. */
  readonly offences: readonly NotRepeatableError[]
  /** Lets the console print again, up to its bound. */
  resetConsole(): void
  /** The line of the file from which a function's source text comes, from 1. */
  lineOf(functionSource: string): number | undefined
}

/**
 * Runs TypeScript as a CommonJS module, lines kept.
 * @param names variables to lay over the globals of the same name
 * @throws LoadError on a syntax error
 */
export function evaluate(source: string, sourceName: string, names: Record<string, unknown>): { exports: Record<string, unknown>, code: string } {
  let code: string
  try {
    code = transform(source, { transforms: ['typescript', 'imports'], disableESTransforms: true }).code
  }
  catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number, column: number } }
    const plainMessage = message.replace(/^Error transforming[^:]*: /, '').replace(/ \(\d+:\d+\)$/, '')
    throw new LoadError({ kind: 'syntax', message: `${plainMessage}${loc ? ` (line ${loc.line}, column ${loc.column})` : ''}`, line: loc?.line }, error)
  }
  const exports: Record<string, unknown> = {}
  const scope = { exports, ...names }
  // Indirect eval: the code sees no variable of this module. All on one line before it, so that lines keep their numbers.
  const wrapped = `(function (${Object.keys(scope).join(', ')}) { ${code}\n})\n//# sourceURL=${sourceName}`
  let run: (...values: unknown[]) => void
  try {
    run = (0, eval)(wrapped)
  }
  catch (error) {
    const { message } = error as Error
    throw new LoadError({ kind: 'syntax', message, line: lineOfSyntaxError(code, message) }, error)
  }
  run(...Object.values(scope))
  return { exports, code }
}

/** Lines of the learner's console that are kept of each check: enough to debug by, too few to drown in. */
const PRINTED = 100

/** Where an engine that does not tell the line found a syntax error: at the first line with which the same complaint comes up. */
function lineOfSyntaxError(code: string, message: string): number | undefined {
  const lines = code.split('\n')
  const line = lines.findIndex((_, i) => {
    try {
      // Only parsed: the function made is never called.
      ;(0, eval)(`(function () { ${lines.slice(0, i + 1).join('\n')}`)
    }
    catch (error) {
      return (error as Error).message === message
    }
    return false
  })
  return line > 0 ? line + 1 : undefined
}

/**
 * Loads the learner's file.
 * @param print told what the code writes to the console, up to a bound
 * @throws LoadError on a syntax error, an import, or an error while it loads
 */
export function loadLearnerCode(source: string, print: (line: string) => void = () => {}): LearnerModule {
  const offences: NotRepeatableError[] = []
  const { console, reset } = collectingConsole(print)
  const names = {
    ...guardedGlobals((message) => {
      const error = offences.find(offence => offence.message === message) ?? new NotRepeatableError(message)
      if (!offences.includes(error))
        offences.push(error)
      throw error
    }),
    console,
    require(specifier: string) {
      throw new LoadError({
        kind: 'import',
        message: `It imports "${specifier}". The file stands alone: of the project's modules only types may be imported (import type { … }).`,
        line: lineWith(source, specifier),
      })
    },
  }
  try {
    const { exports, code } = evaluate(source, SOURCE_NAME, names)
    return {
      exports,
      offences,
      resetConsole: reset,
      lineOf(functionSource) {
        const at = code.indexOf(functionSource)
        return at < 0 ? undefined : code.slice(0, at).split('\n').length
      },
    }
  }
  catch (error) {
    if (error instanceof LoadError)
      throw error
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    throw new LoadError({ kind: 'load', message: text, line: learnerLine(error) }, error)
  }
}

/** The line of the learner's file in an error's stack, the innermost first. */
export function learnerLine(error: unknown): number | undefined {
  const stack = (error as Error | undefined)?.stack
  const match = stack?.match(/\bproblem\.ts:(\d+)/)
  return match ? Number(match[1]) : undefined
}

function lineWith(source: string, text: string): number | undefined {
  const line = source.split('\n').findIndex(candidate => candidate.includes(text))
  return line < 0 ? undefined : line + 1
}

/** A console whose every method hands its text over, until there is too much of it. */
function collectingConsole(print: (line: string) => void): { console: Console, reset: () => void } {
  let lines = 0
  const write = (...values: unknown[]) => {
    if (++lines <= PRINTED)
      print(values.map(value => (typeof value === 'string' ? value : JSON.stringify(value) ?? String(value))).join(' '))
    else if (lines === PRINTED + 1)
      print('… and more, not shown')
  }
  return { console: new Proxy({} as Console, { get: () => write }), reset: () => void (lines = 0) }
}

/** Stand-ins for the globals that read the wall clock or draw unseeded chance. */
function guardedGlobals(offend: (message: string) => never): Record<string, unknown> {
  const clock = (name: string) => (): never => offend(
    `${name} reads the wall clock, so no run could be repeated. Use the virtual time that you are given: t, in milliseconds.`,
  )
  const timer = (name: string) => (): never => offend(
    `${name}() waits on the wall clock, and here time is virtual: nothing would ever call back. Compare the t of this call with the t that you kept.`,
  )
  const chance = (name: string) => (): never => offend(
    `${name} draws unseeded chance, so no run could be repeated. Decide by what you are told alone, or draw from the seeded source that you are given.`,
  )
  const over = <T extends object>(target: T, laid: Record<string, unknown>): T => new Proxy(target, {
    get: (_, key) => (typeof key === 'string' && Object.hasOwn(laid, key) ? laid[key] : Reflect.get(target, key)),
  })

  const now = clock('Date.now()')
  const fresh = clock('new Date()')
  const guardedDate = new Proxy(Date, {
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
    apply: () => fresh(),
    construct: (target, values) => (values.length === 0 ? fresh() : Reflect.construct(target, values)),
  })
  const laid: Record<string, unknown> = {
    Date: guardedDate,
    Math: over(Math, { random: chance('Math.random()') }),
    performance: over(performance, { now: clock('performance.now()') }),
    crypto: over(crypto, { getRandomValues: chance('crypto.getRandomValues()'), randomUUID: chance('crypto.randomUUID()') }),
    process: undefined,
  }
  for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame', 'queueMicrotask'])
    laid[name] = timer(name)
  const everything = over(globalThis, laid)
  for (const name of ['globalThis', 'self', 'window', 'global'])
    laid[name] = everything
  return laid
}
