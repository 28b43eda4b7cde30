import type { Exercise } from '../exercise.ts'
import type { Callable } from './boundary.ts'
import type { Check } from './checks.ts'
import type { LoadedModule, RunScript } from './learner-code.ts'
import type { NotRepeatableError } from './lockdown.ts'
import type { CheckResult, GradeEvent, Verdict } from './verdict.ts'
import { folderOf } from '../exercise.ts'
import { standIn } from './boundary.ts'
import * as checks from './checks.ts'
import { LoadError, loadLearnerCode, runModule } from './learner-code.ts'
import { hear, isLockedDown, resetConsole } from './lockdown.ts'
import { describeError, show, shorten } from './show.ts'
import * as transcript from './transcript.ts'
import { graderTrouble, REPEATABLE, VerdictBuilder } from './verdict.ts'

/** What a bench is made of. */
export interface BenchParts {
  readonly exercise: Exercise
  /** Text of the exercise's checks.test.ts. */
  readonly checks: string
  /** Loads a module of the project that the checks import, by its path from the project's root. */
  readonly load: (path: string) => Promise<unknown>
  readonly runScript: RunScript
}

/** Someone who is told of every step, so that a host that has to end a run can still say how far it came. */
export interface GradeListener {
  readonly report?: (event: GradeEvent) => void
  /** Told the virtual time before each call into the learner's code. */
  readonly onTime?: (t: number) => void
}

/** How a text is graded. */
export interface GradeOptions extends GradeListener {
  /** Run no check after the first that fails: for whoever asks only which that is. @default false */
  readonly toFirstFailure?: boolean
}

/** A bench at which the texts of one exercise are graded: its checks are declared, and no text has been loaded. */
export interface Bench {
  /** The names of the checks, in order. */
  readonly names: readonly string[]
  /**
   * The verdict on a text. Does not bound the time: run it in a thread that can be ended.
   * @throws Error in a realm that is not locked down
   */
  grade(source: string, options?: GradeOptions): Verdict
  /**
   * The run of the exercise's world with a text: plain data for the figure.
   * @param options seed, schedule and the like, as the world takes them
   * @param onCall told before each call into the learner's code
   * @throws LoadError when the text cannot be loaded, or whatever the learner's code throws
   */
  run(source: string, options?: Record<string, unknown>, onCall?: () => void): unknown
}

/** What `world.ts` of every exercise exports: runs the world with a learner's module. The result is plain data. */
interface ExerciseWorld {
  runProblem(problem: Record<string, unknown>, options: Record<string, unknown>): unknown
}

/**
 * Opens a bench: loads the exercise's world and declares its checks. The same on every host; lock the realm down
 * afterwards, and then grade.
 */
export async function openBench({ exercise, checks: text, load, runScript }: BenchParts): Promise<Bench> {
  const home = `exercises/${folderOf(exercise)}`
  let learner: LoadedModule | undefined
  const find = (name: string) => {
    if (!learner)
      throw new Error(`The checks use ${name} while they are declared; use it in a check`)
    return learner.exports[name] as Callable
  }
  const problem = Object.fromEntries(Object.keys(exercise.exports).map(name => [name, standIn(() => find(name), transcript.demandTranscript)]))
  const modules = new Map<string, unknown>([
    ['vitest', checks],
    [`${home}/problem.ts`, problem],
    ['exercises/runner/transcript.ts', transcript],
  ])
  for (const [, specifier] of text.matchAll(/^(?:import(?! type)|\}) .*?from '([^']+)'/gm)) {
    const name = resolve(home, specifier!)
    if (!modules.has(name))
      modules.set(name, await load(name))
  }
  const { runProblem } = await load(`${home}/world.ts`) as ExerciseWorld
  const declare = () => checks.declareChecks(() => runModule(text, `${home}/checks.test.ts`, specifier => modules.get(resolve(home, specifier)), runScript))
  let ready: readonly Check[] | undefined = declare()
  const names = [REPEATABLE, ...ready.map(check => check.name)]

  return {
    names,
    grade(source, { toFirstFailure = false, ...listener } = {}) {
      if (!isLockedDown())
        throw new Error('Lock the realm down before a learner\'s file is loaded (runner/lockdown.ts)')
      const builder = new VerdictBuilder(exercise.slug)
      const report = (event: GradeEvent) => {
        builder.take(event)
        listener.report?.(event)
      }
      const offences: NotRepeatableError[] = []
      hear({
        offend: error => void (offences.some(offence => offence.message === error.message) || offences.push(error)),
        print: line => report({ type: 'printed', line }),
      })
      let scene: string | undefined
      const onScene = (about: string) => {
        scene = about
        report({ type: 'scene', about })
      }
      transcript.listen({ onScene, onTime: listener.onTime ?? (() => {}) })
      report({ type: 'collected', names })
      try {
        learner = undefined
        // Checks may keep runs from one to the next, of one text.
        const declared = ready ?? declare()
        ready = undefined
        const loaded = loadLearnerCode(source, runScript)
        demandExports(exercise, loaded)
        learner = loaded
        for (const check of declared) {
          resetConsole()
          scene = undefined
          report({ type: 'started', name: check.name })
          const result = resultOf(check, loaded, () => scene)
          report({ type: 'finished', check: result })
          if (toFirstFailure && result.status === 'failed') {
            report({ type: 'stopped' })
            break
          }
        }
        const [offence] = offences
        report({
          type: 'finished',
          check: offence
            ? { name: REPEATABLE, status: 'failed', message: offence.message, line: loaded.lineIn(offence) }
            : { name: REPEATABLE, status: 'passed' },
        })
      }
      catch (error) {
        report({ type: 'trouble', trouble: error instanceof LoadError ? error.trouble : graderTrouble(error) })
      }
      return builder.verdict()
    },
    run(source, options = {}, onCall = () => {}) {
      hear({ offend() {}, print() {} })
      const { exports } = loadLearnerCode(source, runScript)
      return runProblem(Object.fromEntries(Object.keys(exercise.exports).map(name => [name, standIn(() => exports[name] as Callable, onCall)])), options)
    },
  }
}

function demandExports(exercise: Exercise, learner: LoadedModule): void {
  for (const [name, declaration] of Object.entries(exercise.exports)) {
    const found = learner.exports[name]
    if (typeof found === 'function')
      continue
    const names = Object.keys(learner.exports)
    throw new LoadError({
      kind: 'export',
      message: found === undefined
        ? `Expected an export named ${name}; the file exports ${names.length > 0 ? shorten(names.join(', '), 500) : 'nothing'}.\nDeclare it as: export ${declaration}`
        : `Expected ${name} to be a function or class, got ${show(found, { length: 200 })}.\nDeclare it as: export ${declaration}`,
    })
  }
}

function resultOf({ name, run }: Check, learner: LoadedModule, scene: () => string | undefined): CheckResult {
  try {
    run()
    return { name, status: 'passed' }
  }
  catch (error) {
    // Worlds refuse what they cannot run with, in words of their own.
    const failure = error instanceof transcript.CheckError
      ? { about: error.about, message: error.lines.join('\n') }
      : { about: scene(), message: error instanceof Error ? error.message : describeError(error) }
    const { cause = error, culprit } = error as Partial<transcript.CheckError>
    const line = learner.lineIn(cause) ?? (culprit === undefined ? undefined : learner.lineOf(culprit))
    return { name, status: 'failed', ...(failure.about !== undefined && { about: failure.about }), message: failure.message, ...(line && { line }) }
  }
}

/** The project path that a specifier in a file of `home` means; a package keeps its name. */
function resolve(home: string, specifier: string): string {
  if (!specifier.startsWith('.'))
    return specifier
  const parts = home.split('/')
  for (const part of specifier.split('/')) {
    if (part === '..')
      parts.pop()
    else if (part !== '.')
      parts.push(part)
  }
  return parts.join('/')
}
