import { defineMutant } from '../../runner/mutant.ts'

/** Counts values that both samples share as ties. */
export default defineMutant({
  caughtBy: 'makes the interval narrower where values are tied within a sample',
  replace: `(tiesOf(control) + tiesOf(experiment))`,
  by: `tiesOf([...control, ...experiment])`,
})
