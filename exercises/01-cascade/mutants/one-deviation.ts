import { defineMutant } from '../../runner/mutant.ts'

/** Leaves room, and too little of it. */
export default defineMutant({
  caughtBy: 'serves everyone while all is well (seed 1)',
  replace: '3 * Math.sqrt(busy)',
  by: 'Math.sqrt(busy)',
})
