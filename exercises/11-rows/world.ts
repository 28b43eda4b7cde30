import type { Policy, Run, WorldOptions } from '../../sim/rows/index.ts'
import { run } from '../../sim/rows/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export type Problem = Pick<Policy, 'precompute' | 'serve'>

/** The policy that a learner's module describes, as the world takes it. */
export function policyOf({ precompute, serve }: Problem): Policy {
  return { precompute: (...given) => precompute(...given), serve: (...given) => serve(...given) }
}

/** Runs the world with a learner's module; plain data, ready to draw. */
export function runProblem(problem: Problem, options: Partial<Omit<WorldOptions, 'policy'>> = {}): Run {
  return run({ ...options, policy: () => policyOf(problem) })
}
