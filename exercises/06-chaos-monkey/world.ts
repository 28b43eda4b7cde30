import type { Policy, Run, WorldOptions } from '../../sim/chaos-monkey/index.ts'
import { run } from '../../sim/chaos-monkey/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export type Problem = Policy

/** Runs the world with a learner's module; plain data, ready to draw. */
export function runProblem({ groupOf, schedule, victim }: Problem, options: Partial<Omit<WorldOptions, 'policy'>> = {}): Run {
  return run({ ...options, policy: () => ({ groupOf, schedule, victim }) })
}
