import { defineMutant } from '../../runner/mutant.ts'

/** Wants more than 20 calls, instead of at least 20. */
export default defineMutant({
  caughtBy: 'opens at 2000 when 10 of 20 calls fail',
  replace: 'total >= VOLUME',
  by: 'total > VOLUME',
})
