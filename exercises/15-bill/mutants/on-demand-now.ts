import { defineMutant } from '../../runner/mutant.ts'

/** Buys on demand at once. */
export default defineMutant({
  caughtBy: 'is bought on demand where Spot costs more, as late as it can be',
  replace: '{ hour: deadline - 1, spot: false }',
  by: '{ hour: 0, spot: false }',
})
