import type { Policy, Run, WorldOptions } from '../../sim/outbox/index.ts'
import { run } from '../../sim/outbox/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export type Problem = Pick<Policy, 'commit' | 'relay' | 'consume'>

/** Runs the world with a learner's module; plain data, ready to draw. */
export function runProblem({ commit, relay, consume }: Problem, options: Partial<Omit<WorldOptions, 'policy'>> = {}): Run {
  return run({ ...options, policy: () => ({ commit, relay, consume }) })
}
