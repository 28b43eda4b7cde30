import { defineMutant } from '../../runner/mutant.ts'

/** Takes the old build’s values minus the new one’s. */
export default defineMutant({
  caughtBy: 'goes by the interval of the shift, not by two means',
  replace: `control.map(c => e - c)`,
  by: `control.map(c => c - e)`,
})
