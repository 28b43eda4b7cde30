import { defineMutant } from '../../runner/mutant.ts'

/** Asks old code for copies that is not there any more. */
export default defineMutant({
  caughtBy: 'of a read has a shadow from the second stage to the last but one',
  replace: `shadow: stage !== 'old' && stage !== 'gone' }`,
  by: `shadow: stage !== 'old' }`,
})
