import { defineMutant } from '../../runner/mutant.ts'

/** Tells the charts first: they count orders that never were. */
export default defineMutant({
  caughtBy: 'asks all who may say no before it has committed a change',
  replace: 'reads.length === 0 ? 2 : writes.length === 0 ? 0 : 1',
  by: 'reads.length === 0 ? 0 : writes.length === 0 ? 1 : 2',
})
