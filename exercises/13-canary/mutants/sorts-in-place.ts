import { defineMutant } from '../../runner/mutant.ts'

/** Sorts the samples that it is given. */
export default defineMutant({
  caughtBy: 'leaves what it is given as it was, and says the same again',
  replace: `const [old, young] = [clean(control, config), clean(experiment, config)]`,
  by: `const [old, young] = [control, experiment].map(values => clean((values as number[]).sort((a, b) => a - b), config)) as [number[], number[]]`,
})
