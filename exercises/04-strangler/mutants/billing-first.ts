import { defineMutant } from '../../runner/mutant.ts'

/** Begins with the hardest. */
export default defineMutant({
  caughtBy: 'begins in the shadow, encoding before all others',
  replace: `const next = DUTIES.find(`,
  by: `const next = DUTIES.findLast(`,
})
