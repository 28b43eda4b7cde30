import { defineMutant } from '../../runner/mutant.ts'

/** Keeps all that is about a member in one place. */
export default defineMutant({
  caughtBy: 'gives the others a database each',
  replace: `  queues: 'queues',`,
  by: `  queues: 'accounts',`,
})
