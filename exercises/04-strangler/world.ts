import type { Policy, Run, WorldOptions } from '../../sim/strangler/index.ts'
import { run } from '../../sim/strangler/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export type Problem = Pick<Policy, 'route' | 'promote'>

/** Runs the world with a learner's module; plain data, ready to draw. */
export function runProblem({ route, promote }: Problem, options: Partial<Omit<WorldOptions, 'policy'>> = {}): Run {
  return run({ ...options, policy: () => ({ route, promote }) })
}
