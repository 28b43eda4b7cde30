import { defineMutant } from '../../runner/mutant.ts'

/** Merges by name, not by how much it saves. */
export default defineMutant({
  caughtBy: 'puts back first what is asked most often',
  replace: `b.saved - a.saved || (`,
  by: `(`,
})
