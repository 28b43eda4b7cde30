import { defineMutant } from '../../runner/mutant.ts'

/** Waits for whoever reads a message. */
export default defineMutant({
  caughtBy: 'waits for nobody who reads a message',
  replace: `.filter(child => child.kind !== 'CONSUMER')`,
  by: `.filter(() => true)`,
})
