import { defineMutant } from '../../runner/mutant.ts'

/** Counts all metrics alike, whatever their group weighs. */
export default defineMutant({
  caughtBy: 'are weighed by their groups',
  replace: `const told = results.filter(result => result.group === group && result.label !== 'Nodata')`,
  by: `const told = results.filter(result => group && result.label !== 'Nodata')`,
})
