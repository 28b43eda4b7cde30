// The exercises as the deck's lab needs them in its worker: everything comes with the bundle, so
// that a frame without network can grade. The terminal's counterpart is runner/node.
import type { GradeRequest } from './grade.ts'
import type { Verdict } from './verdict.ts'
import { folderOf } from '../exercise.ts'
import { grade } from './grade.ts'
import { loadLearnerCode } from './learner-code.ts'
import { checksOf, exerciseOf } from './texts.ts'

/** What `world.ts` of every exercise exports: runs the world with a learner's module. The result is plain data. */
interface ExerciseWorld {
  runProblem(problem: Record<string, unknown>, options: Record<string, unknown>): unknown
}

const worlds = import.meta.glob<ExerciseWorld>('../*-*/world.ts')
const sims = import.meta.glob('../../sim/*/index.ts')

/**
 * The verdict on a learner's text; the same as the terminal's. Unbounded: call it in a worker
 * that is ended after 2 s, and keep what it reports for the verdict then (VerdictBuilder).
 */
export async function gradeText(slug: string, source: string, listener: Pick<GradeRequest, 'report' | 'onTime'> = {}): Promise<Verdict> {
  const load = (path: string) => (path.startsWith('sim/') ? sims[`../../${path}`] : worlds[path.replace('exercises', '..')])!()
  return grade({ exercise: exerciseOf(slug), source, checks: await checksOf(slug), load, ...listener })
}

/**
 * The run of the exercise's world with a learner's text: plain data for the figure.
 * @param options seed, schedule and the like, as the world takes them
 * @throws LoadError when the text cannot be loaded, or whatever the learner's code throws
 */
export async function runText(slug: string, source: string, options: Record<string, unknown> = {}): Promise<unknown> {
  const { runProblem } = await worlds[`../${folderOf(exerciseOf(slug))}/world.ts`]!()
  return runProblem(loadLearnerCode(source).exports, options)
}
