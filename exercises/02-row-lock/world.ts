import type { Policy, Run, WorldOptions } from '../../sim/row-lock/index.ts'
import { run } from '../../sim/row-lock/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export type Problem = Policy

/** The policy that a learner's module describes, as the world takes it. */
export function policyOf({ plan, owner }: Problem): Policy {
  return { plan: tx => plan(tx), owner: table => owner(table) }
}

/** Runs the world with a learner's module; plain data, ready to draw. */
export function runProblem(problem: Problem, options: Partial<Omit<WorldOptions, 'policy'>> = {}): Run {
  return run({ ...options, policy: () => policyOf(problem) })
}
