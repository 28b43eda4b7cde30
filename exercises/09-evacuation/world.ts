import type { Millis, Plan, Policy, Region, Run, WorldOptions } from '../../sim/evacuation/index.ts'
import { run } from '../../sim/evacuation/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export interface Problem {
  readonly evacuate: (regions: readonly Region[], t: Millis) => Plan
}

/** The policy that a learner's module describes, as the world takes it. */
export function policyOf({ evacuate }: Problem): Policy {
  return { evacuate: (regions, t) => evacuate(regions, t) }
}

/** Runs the world with a learner's module; plain data, ready to draw. */
export function runProblem(problem: Problem, options: Partial<Omit<WorldOptions, 'policy'>> = {}): Run {
  return run({ ...options, policy: () => policyOf(problem) })
}
