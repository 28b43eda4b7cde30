import { defineMutant } from '../../runner/mutant.ts'

/** Fills the box with as many titles as fit. */
export default defineMutant({
  caughtBy: 'fills a box with what is watched most for its size',
  replace: `b.views / b.size - a.views / a.size`,
  by: `a.size - b.size`,
})
