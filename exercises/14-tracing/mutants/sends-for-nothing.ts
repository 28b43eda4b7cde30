import { defineMutant } from '../../runner/mutant.ts'

/** Leaves out the sending of a message too. */
export default defineMutant({
  caughtBy: 'waits for nobody who reads a message',
  replace: `child.kind !== 'CONSUMER')`,
  by: `child.kind !== 'CONSUMER' && child.kind !== 'PRODUCER')`,
})
