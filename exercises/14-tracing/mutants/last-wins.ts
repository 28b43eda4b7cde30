import { defineMutant } from '../../runner/mutant.ts'

/** Takes the last of two headers. */
export default defineMutant({
  caughtBy: 'takes names in any case, and the first of two',
  replace: `headers.find(`,
  by: `headers.findLast(`,
})
