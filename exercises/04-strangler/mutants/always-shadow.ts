import { defineMutant } from '../../runner/mutant.ts'

/** Compares before anybody asked for it. */
export default defineMutant({
  caughtBy: 'of a read has a shadow from the second stage to the last but one',
  replace: `shadow: stage !== 'old' && stage !== 'gone' }`,
  by: `shadow: stage !== 'gone' }`,
})
