import { defineMutant } from '../../runner/mutant.ts'

/** Names the first of those who draw, not the one who leads beyond. */
export default defineMutant({
  caughtBy: 'name who leads beyond it, where several draw at one weight',
  replace: ` || b.slope - a.slope)`,
  by: `)`,
})
