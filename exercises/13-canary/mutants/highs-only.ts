import { defineMutant } from '../../runner/mutant.ts'

/** Lets a metric that is Low count as passed. */
export default defineMutant({
  caughtBy: 'are weighed by their groups',
  replace: `const passed = told.filter(({ label }) => label === 'Pass')`,
  by: `const passed = told.filter(({ label }) => label !== 'High')`,
})
