import { defineMutant } from '../../runner/mutant.ts'

/** Compares only for those who get the old answer: what is wrong after the move is not seen. */
export default defineMutant({
  caughtBy: 'of a read has a shadow from the second stage to the last but one',
  replace: `shadow: stage !== 'old' && stage !== 'gone' }`,
  by: `shadow: stage !== 'old' && stage !== 'gone' && to === 'old' }`,
})
