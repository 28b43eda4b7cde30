import type { Test, VitestRunner } from '@vitest/runner'
import type { Exercise } from '../exercise.ts'
import type { LearnerModule } from './learner-code.ts'
import type { CheckResult, GradeEvent, Verdict } from './verdict.ts'
import { startTests } from '@vitest/runner'
import { folderOf } from '../exercise.ts'
import { evaluate, learnerLine, LoadError, loadLearnerCode } from './learner-code.ts'
import * as transcript from './transcript.ts'
import { graderTrouble, REPEATABLE, VerdictBuilder } from './verdict.ts'
import * as vitest from './vitest.ts'

/** What to grade, and with what. */
export interface GradeRequest {
  readonly exercise: Exercise
  /** Text of the learner's file. */
  readonly source: string
  /** Text of the exercise's checks.test.ts. */
  readonly checks: string
  /** Loads a module of the project that the checks import, by its path from the project's root. */
  readonly load: (path: string) => Promise<unknown>
  /** Told of every step, so that a host that has to end a run can still say how far it came. */
  readonly report?: (event: GradeEvent) => void
  /** Told the virtual time before each call into the learner's code. */
  readonly onTime?: (t: number) => void
}

/**
 * Runs an exercise's checks on the learner's code: the same on every host. It does not bound the
 * time; run it in a worker that can be ended (runner/node, or the deck's lab).
 */
export async function grade(request: GradeRequest): Promise<Verdict> {
  const builder = new VerdictBuilder(request.exercise.slug)
  const report = (event: GradeEvent) => {
    builder.take(event)
    request.report?.(event)
  }
  transcript.listen({ onScene: about => report({ type: 'scene', about }), onTime: request.onTime ?? (() => {}) })
  try {
    const learner = loadLearnerCode(request.source, line => report({ type: 'printed', line }))
    checkExports(request.exercise, learner)
    await runChecks(request, learner, report)
  }
  catch (error) {
    const trouble = error instanceof LoadError ? error.trouble : graderTrouble(error)
    report({ type: 'trouble', trouble })
  }
  return builder.verdict()
}

function checkExports(exercise: Exercise, learner: LearnerModule): void {
  for (const [name, declaration] of Object.entries(exercise.exports)) {
    const found = learner.exports[name]
    if (typeof found === 'function')
      continue
    const names = Object.keys(learner.exports)
    throw new LoadError({
      kind: 'export',
      message: found === undefined
        ? `Expected an export named ${name}; the file exports ${names.length > 0 ? names.join(', ') : 'nothing'}.\nDeclare it as: export ${declaration}`
        : `Expected ${name} to be a function or class, got ${found === null ? 'null' : typeof found}.\nDeclare it as: export ${declaration}`,
    })
  }
}

async function runChecks(request: GradeRequest, learner: LearnerModule, report: (event: GradeEvent) => void): Promise<void> {
  const home = `exercises/${folderOf(request.exercise)}`
  const path = `${home}/checks.test.ts`
  const modules = new Map<string, unknown>([
    ['vitest', vitest],
    [`${home}/problem.ts`, learner.exports],
    ['exercises/runner/transcript.ts', transcript],
  ])
  for (const [, specifier] of request.checks.matchAll(/^(?:import|\}) .*?from '([^']+)'/gm)) {
    const name = resolve(home, specifier!)
    if (!modules.has(name))
      modules.set(name, await request.load(name))
  }

  const runner: VitestRunner = {
    config: RUNNER_CONFIG,
    importFile() {
      evaluate(request.checks, path, { require: (specifier: string) => modules.get(resolve(home, specifier)) })
    },
    onCollected(files) {
      const failed = files[0]?.result?.errors?.[0]
      if (failed)
        throw new Error(failed.message)
      const names = [REPEATABLE, ...files.flatMap(file => testsOf(file)).map(test => test.name)]
      const twice = names.find((name, i) => names.indexOf(name) !== i)
      if (twice)
        throw new Error(`Two checks are named "${twice}": one would hide the other`)
      report({ type: 'collected', names })
    },
    onBeforeRunTask(test) {
      learner.resetConsole()
      report({ type: 'started', name: test.name })
    },
    onAfterRunTask(test) {
      report({ type: 'finished', check: resultOf(test, learner) })
    },
  }
  await startTests([path], runner)

  const offence = learner.offences[0]
  report({
    type: 'finished',
    check: offence
      ? { name: REPEATABLE, status: 'failed', message: offence.message, line: learnerLine(offence) }
      : { name: REPEATABLE, status: 'passed' },
  })
}

function resultOf(test: Test, learner: LearnerModule): CheckResult {
  const { name } = test
  if (test.result?.state === 'pass')
    return { name, status: 'passed' }
  const error = test.result?.errors?.[0] as (Partial<transcript.CheckError> & { message: string, stack?: string }) | undefined
  if (!error)
    return { name, status: 'not run' }
  const line = (error.culprit && learner.lineOf(error.culprit)) || learnerLine(error)
  return {
    name,
    status: 'failed',
    ...(error.about && { about: error.about }),
    message: error.lines?.join('\n') ?? error.message,
    ...(line && { line }),
  }
}

function testsOf(task: { type: string, tasks?: unknown[] }): Test[] {
  return task.type === 'test' ? [task as unknown as Test] : (task.tasks ?? []).flatMap(child => testsOf(child as never))
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

const RUNNER_CONFIG = {
  root: '/',
  setupFiles: [],
  passWithNoTests: false,
  sequence: { seed: 0, hooks: 'stack', setupFiles: 'list' },
  chaiConfig: { truncateThreshold: 0 },
  maxConcurrency: 1,
  testTimeout: 0,
  hookTimeout: 0,
  retry: 0,
  includeTaskLocation: false,
} as unknown as VitestRunner['config']
