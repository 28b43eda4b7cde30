import { defineMutant } from '../../runner/mutant.ts'

/** Sends an empty header where there is nothing to say. */
export default defineMutant({
  caughtBy: 'passes a no on, with the ids that there are',
  replace: `    return b3 ? [['b3', b3]] : []`,
  by: `    return [['b3', b3]]`,
})
