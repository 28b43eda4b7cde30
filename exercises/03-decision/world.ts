import type { Policy, Run, WorldOptions } from '../../sim/decision/index.ts'
import { run } from '../../sim/decision/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export type Problem = Policy

/** Draws the map with a learner's module; plain data. */
export function runProblem({ score }: Problem, options: Partial<Omit<WorldOptions, 'policy'>> = {}): Run {
  return run({ ...options, policy: { score } })
}
