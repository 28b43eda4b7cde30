import type { Policy, Run, Span, WorldOptions } from '../../sim/tracing/index.ts'
import { recordedRun, run } from '../../sim/tracing/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export type Problem = Policy

/** What to run: the world, or a trace that was recorded elsewhere. */
export type Options = Partial<Omit<WorldOptions, 'policy'>> | { readonly recorded: readonly Span[] }

/** Runs the world with a learner's module, or looks at a recorded trace with it; plain data, ready to draw. */
export function runProblem({ inject, extract, criticalPath, merge }: Problem, options: Options = {}): Run {
  return 'recorded' in options ? recordedRun(options.recorded, { criticalPath }) : run({ ...options, policy: () => ({ inject, extract, criticalPath, merge }) })
}
