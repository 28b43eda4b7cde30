import { defineMutant } from '../../runner/mutant.ts'

/** Judges however few the calls are. */
export default defineMutant({
  caughtBy: 'needs 20 calls to judge: 19 failures in 19 calls are too few',
  replace: 'total >= VOLUME',
  by: 'total > 0',
})
