import { defineMutant } from '../../runner/mutant.ts'

/** Sorts the wrong way around. */
export default defineMutant({
  caughtBy: 'fills a box with what is watched most for its size',
  replace: `b.views / b.size - a.views / a.size`,
  by: `a.views / a.size - b.views / b.size`,
})
