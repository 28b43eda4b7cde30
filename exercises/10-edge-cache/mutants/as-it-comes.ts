import { defineMutant } from '../../runner/mutant.ts'

/** Takes the forecast as it comes. */
export default defineMutant({
  caughtBy: 'fills a box with what is watched most for its size',
  replace: `forecast.toSorted((a, b) => b.views / b.size - a.views / a.size)`,
  by: `forecast`,
})
