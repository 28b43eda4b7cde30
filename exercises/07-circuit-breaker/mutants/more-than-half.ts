import { defineMutant } from '../../runner/mutant.ts'

/** Opens above 50%, as opossum and cockatiel do, instead of from 50% on. */
export default defineMutant({
  caughtBy: 'opens at 2000 when 10 of 20 calls fail',
  replace: 'Math.trunc(100 * errors / total) >= ERROR_PERCENT',
  by: 'Math.trunc(100 * errors / total) > ERROR_PERCENT',
})
