import { defineMutant } from '../../runner/mutant.ts'

/** Names the first rival that could turn it, however far away. */
export default defineMutant({
  caughtBy: 'take the nearest of several rivals',
  replace: `rivals.sort((a, b) => a.away - b.away || b.slope - a.slope)`,
  by: `rivals`,
})
