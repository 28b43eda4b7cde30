import { defineMutant } from '../../runner/mutant.ts'

/** Compares the first with the first, the second with the second, as if they belonged together. */
export default defineMutant({
  caughtBy: 'goes by the interval of the shift, not by two means',
  replace: `experiment.flatMap(e => control.map(c => e - c))`,
  by: `experiment.map((e, i) => e - (control[i] ?? mean(control)))`,
})
