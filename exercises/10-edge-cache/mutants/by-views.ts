import { defineMutant } from '../../runner/mutant.ts'

/** Takes what is watched most, however large. */
export default defineMutant({
  caughtBy: 'fills a box with what is watched most for its size',
  replace: `b.views / b.size - a.views / a.size`,
  by: `b.views - a.views`,
})
