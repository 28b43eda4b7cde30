/** A planted wrong answer: the reference with one thing changed. It proves that the checks can tell. */
export interface Mutant {
  /** Name of the check that must be the first to fail. */
  readonly caughtBy: string
  /** Text of solution.ts, found there exactly once. */
  readonly replace: string
  /** What stands there instead. */
  readonly by: string
}

/** Declares a mutant; the default export of `exercises/<folder>/mutants/<name>.ts`. */
export function defineMutant(mutant: Mutant): Mutant {
  return mutant
}

/**
 * The source of a mutant.
 * @throws Error when the text to replace is not in the solution exactly once
 */
export function mutate(solution: string, { replace, by }: Mutant): string {
  const places = solution.split(replace).length - 1
  if (places !== 1)
    throw new Error(`A mutant replaces text that solution.ts has exactly once; it has it ${places} times:\n${replace}`)
  return solution.replace(replace, () => by)
}
