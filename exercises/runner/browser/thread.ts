// The worker in which a learner's code runs in the browser. scripts/deck/lab-thread.ts bundles it into
// one text, since the sandboxed frame around it can load nothing.
import type { Exercise } from '../../exercise.ts'
import type { GradeEvent } from '../verdict.ts'
import { folderOf } from '../../exercise.ts'
import { grade } from '../grade.ts'
import { loadLearnerCode } from '../learner-code.ts'
import { disarm } from './disarm.ts'

/** What the thread is asked. */
export interface ThreadRequest {
  readonly slug: string
  readonly source: string
  /** The run to draw afterwards: options of the exercise's world. */
  readonly world?: object
}

/** What the thread says. */
export type ThreadMessage =
  | 'ready'
  | 'done'
  | GradeEvent
  | { readonly type: 'time', readonly t: number }
  | { readonly type: 'run', readonly run: unknown }

/** The world of an exercise, `exercises/<folder>/world.ts`. */
interface World { runProblem: (problem: never, options: object) => unknown }

const exercises = Object.values(import.meta.glob<Exercise>('../../*-*/index.ts', { eager: true, import: 'default' }))
const checks = byPath(import.meta.glob<string>('../../*-*/checks.test.ts', { eager: true, query: '?raw', import: 'default' }), 'exercises/')
const modules = {
  ...byPath(import.meta.glob('../../*-*/world.ts', { eager: true }), 'exercises/'),
  ...byPath(import.meta.glob('../../../sim/*/index.ts', { eager: true }), ''),
}

/** Glob keys as paths from the project's root. */
function byPath<T>(found: Record<string, T>, folder: string): Record<string, T> {
  return Object.fromEntries(Object.entries(found).map(([key, value]) => [folder + key.replace(/^(\.\.\/)+/, ''), value]))
}

/** Real ms between two reports of the virtual time reached. */
const TIME_EVERY = 10

onmessage = ({ ports: [port] }: MessageEvent) => {
  const say = (message: ThreadMessage) => port!.postMessage(message)
  const now = performance.now.bind(performance)
  disarm(globalThis)

  port!.onmessage = async ({ data }: MessageEvent<ThreadRequest>) => {
    const { slug, source, world } = data
    const exercise = exercises.find(candidate => candidate.slug === slug)!
    const home = `exercises/${folderOf(exercise)}`
    let told = -Infinity
    const verdict = await grade({
      exercise,
      source,
      checks: checks[`${home}/checks.test.ts`]!,
      load: async path => modules[path],
      report: say,
      onTime(t) {
        if (now() - told >= TIME_EVERY) {
          told = now()
          say({ type: 'time', t })
        }
      },
    })
    say('done')
    if (world && !verdict.trouble) {
      try {
        const learner = loadLearnerCode(source)
        say({ type: 'run', run: (modules[`${home}/world.ts`] as World).runProblem(learner.exports as never, world) })
      }
      catch {
        // The verdict has said what is wrong; there is just nothing to draw.
      }
    }
  }
  say('ready')
}
