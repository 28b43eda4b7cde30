import { defineMutant } from '../../runner/mutant.ts'

/** Looks at the second of the ranking only. */
export default defineMutant({
  caughtBy: 'take the nearest of several rivals',
  replace: `const rivals = options.flatMap((rival) => {`,
  by: `const second = rank(options, weights)[1]!.id
  const rivals = options.filter(({ id }) => id === second).flatMap((rival) => {`,
})
