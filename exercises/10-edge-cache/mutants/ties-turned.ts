import { defineMutant } from '../../runner/mutant.ts'

/** Turns equals around. */
export default defineMutant({
  caughtBy: 'keeps the forecast’s order among equals, and takes nothing that nobody will watch',
  replace: `forecast.toSorted(`,
  by: `[...forecast].reverse().sort(`,
})
