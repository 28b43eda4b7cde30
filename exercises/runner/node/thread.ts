// The thread in which the learner's code runs. It loads everything first and then waits for a text
// to grade, so that between a save and its verdict there is only the grading.
import type { GradeEvent } from '../verdict.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { folderOf } from '../../exercise.ts'
import { grade } from '../grade.ts'
import { findExercises, ROOT } from './registry.ts'

/** What the thread is started with. */
export interface ThreadData {
  readonly slug: string
  /** One number: the virtual time reached. Shared, since a thread in an endless loop sends nothing. */
  readonly time: Float64Array<SharedArrayBuffer>
}

/** What the thread says. */
export type ThreadMessage = 'ready' | 'done' | GradeEvent

const { slug, time } = workerData as ThreadData
const port = parentPort!
const say = (message: ThreadMessage) => port.postMessage(message)
const load = (path: string): Promise<unknown> => import(pathToFileURL(join(ROOT, path)).href)

const exercise = (await findExercises()).find(candidate => candidate.slug === slug)!
const home = `exercises/${folderOf(exercise)}`
const checks = readFileSync(join(ROOT, home, 'checks.test.ts'), 'utf8')
await load(`${home}/world.ts`)

port.once('message', async (source: string) => {
  await grade({ exercise, source, checks, load, report: say, onTime: t => void (time[0] = t) })
  say('done')
})
say('ready')
