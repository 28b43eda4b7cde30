import { defineMutant } from '../../runner/mutant.ts'

/** Sorts the options that it was given. */
export default defineMutant({
  caughtBy: 'is left as it was, and asked twice says the same',
  replace: `  return options
    .map(option`,
  by: `  return (options as Candidate[])
    .sort((a, b) => totalOf(b, weights) - totalOf(a, weights))
    .map(option`,
})
