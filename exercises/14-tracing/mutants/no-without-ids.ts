import { defineMutant } from '../../runner/mutant.ts'

/** Leaves the ids out where nothing is recorded. */
export default defineMutant({
  caughtBy: 'passes a no on, with the ids that there are',
  replace: `    return b3 ? [['b3', b3]] : []`,
  by: `    return b3 ? [['b3', sampled === '0' ? '0' : b3]] : []`,
})
