// Runs compiled modules: the learner's file, and the checks.
import type { Trouble } from './verdict.ts'
import { compile, lineAt, LoadError, plainText } from './compile.ts'
import { describeError } from './show.ts'

export { LoadError } from './compile.ts'

/** The name under which the learner's code appears in stack traces. */
const SOURCE_NAME = 'problem.ts'

/** Runs a script and gives its value; the host's, since only the host can keep a script from importing while it runs. */
export type RunScript = (code: string, name: string) => unknown

/** Runs a script in a host that has no way of its own. Indirect eval: the code sees no variable of this module. */
export const evalScript: RunScript = (code, name) => (0, eval)(`${code}\n//# sourceURL=${name}`) as unknown

/** A module, loaded. */
export interface LoadedModule {
  readonly exports: Readonly<Record<string, unknown>>
  /** The line of the file from which a function's source text comes, from 1. */
  lineOf(functionSource: string): number | undefined
  /** The line of the file in an error's stack, the innermost first. */
  lineIn(error: unknown): number | undefined
}

/**
 * Runs a module of the project's, which may import what `importBy` gives.
 * @throws LoadError, or whatever the module throws
 */
export function runModule(source: string, name: string, importBy: (specifier: string) => unknown, runScript: RunScript): void {
  const { body } = compile(source, { importBy: 'load' })
  const run = runScript(`(function (load) { ${body}\n})`, name) as (load: unknown) => void
  run(importBy)
}

/**
 * Loads the learner's file.
 * @throws LoadError on a syntax error, an import, or an error while it loads
 */
export function loadLearnerCode(source: string, runScript: RunScript): LoadedModule {
  const text = plainText(source)
  const { body } = compile(source)
  const places = {
    lineOf(functionSource: string) {
      const at = body.indexOf(functionSource)
      return at < 0 ? undefined : lineAt(body, at)
    },
    lineIn: (error: unknown) => stackLine(error, text),
  }
  let run: () => Record<string, unknown>
  try {
    run = runScript(`(function () { ${body}\n})`, SOURCE_NAME) as typeof run
  }
  catch (error) {
    throw new LoadError({ kind: 'syntax', message: describeError(error).replace(/^SyntaxError: /, '') }, error)
  }
  try {
    return { exports: run(), ...places }
  }
  catch (error) {
    if (error instanceof LoadError)
      throw error
    throw new LoadError(loadTrouble(error, places.lineIn(error)), error)
  }
}

function loadTrouble(error: unknown, line: number | undefined): Trouble {
  const words = describeError(error)
  const isAboutBuiltIn = /object is not extensible|read only property|Cannot (?:redefine|delete) property/.test(words)
  return { kind: 'load', message: isAboutBuiltIn ? `${words}\nBuilt-in objects cannot be changed here: others stand on them too. Write a function of your own.` : words, line }
}

function stackLine(error: unknown, text: string): number | undefined {
  let stack: unknown
  try {
    stack = (error as { stack?: unknown } | undefined)?.stack
  }
  catch {
    return undefined
  }
  const match = typeof stack === 'string' ? /\bproblem\.ts:(\d{1,7})/.exec(stack) : null
  if (!match)
    return undefined
  const line = editorLine(text, Number(match[1]))
  return line <= text.split('\n').length ? line : undefined
}

/** Engines count U+2028 and U+2029 as ends of lines, and editors do not. */
function editorLine(text: string, engineLine: number): number {
  let line = 1
  let engine = 1
  for (let i = 0; i < text.length && engine < engineLine; i++) {
    if (text[i] === '\n')
      line++
    if (text[i] === '\n' || text[i] === '\u2028' || text[i] === '\u2029')
      engine++
  }
  return line + engineLine - engine
}
