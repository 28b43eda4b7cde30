import { defineMutant } from '../../runner/mutant.ts'

/** Plans as if it could all be written tonight. */
export default defineMutant({
  caughtBy: 'writes no more than the rate brings in while the window is open',
  replace: `title.size > space.get(id)! || written > night.get(id)!`,
  by: `title.size > space.get(id)!`,
})
