import { defineMutant } from '../../runner/mutant.ts'

/** Rounds to the nearest percent: 49.75% becomes 50%. */
export default defineMutant({
  caughtBy: 'rounds the percentage down',
  replace: 'Math.trunc(100 * errors / total)',
  by: 'Math.round(100 * errors / total)',
})
