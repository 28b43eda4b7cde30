// The thread in which the learner's code runs. It loads everything first and then waits for a text
// to grade, so that between a save and its verdict there is only the grading.
import type { GradeEvent } from '../verdict.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { folderOf } from '../../exercise.ts'
import { openBench } from '../grade.ts'
import { LoadError } from '../learner-code.ts'
import { lockdown } from '../lockdown.ts'
import { describeError } from '../show.ts'
import { findExercises } from './registry.ts'

/** What the thread is started with. */
export interface ThreadData {
  readonly slug: string
  /** The folder of the project. */
  readonly root: string
  /** The virtual time reached, and how many calls have been made: shared, since a thread in an endless loop sends nothing. */
  readonly progress: Float64Array<SharedArrayBuffer>
}

/** What the thread is given: a text to grade, or one to run the exercise's world with. */
export type ThreadTask =
  | { readonly source: string, readonly toFirstFailure: boolean }
  | { readonly source: string, readonly world: Record<string, unknown> }

/** What the thread says. */
export type ThreadMessage =
  | { readonly type: 'ready', readonly names: readonly string[] }
  | { readonly type: 'done' }
  | { readonly type: 'ran', readonly run: unknown }
  | GradeEvent

const { slug, root, progress } = workerData as ThreadData
const say = parentPort!.postMessage.bind(parentPort) as (message: ThreadMessage) => void
const load = (path: string): Promise<unknown> => import(pathToFileURL(join(root, path)).href)

const exercise = (await findExercises(root)).find(candidate => candidate.slug === slug)!
const checks = readFileSync(join(root, 'exercises', folderOf(exercise), 'checks.test.ts'), 'utf8')
const bench = await openBench({
  exercise,
  checks,
  load,
  // A script of which Node has not been told how it imports, imports nothing; nor does what it evals.
  runScript: (code, filename) => new Script(code, { filename }).runInThisContext() as unknown,
})

// A promise of the learner's that nobody waits for is nobody's trouble.
process.on('unhandledRejection', () => {})
const onTime = (t: number) => {
  progress[0] = t
  progress[1]!++
}
parentPort!.on('message', (task: ThreadTask) => {
  if (!('world' in task)) {
    bench.grade(task.source, { report: say, onTime, toFirstFailure: task.toFirstFailure })
    return say({ type: 'done' })
  }
  try {
    say({ type: 'ran', run: bench.run(task.source, task.world, () => onTime(0)) })
  }
  catch (error) {
    say({ type: 'trouble', trouble: error instanceof LoadError ? error.trouble : { kind: 'load', message: describeError(error) } })
    say({ type: 'done' })
  }
})
lockdown()
say({ type: 'ready', names: bench.names })
