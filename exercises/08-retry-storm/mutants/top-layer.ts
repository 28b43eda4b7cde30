import { defineMutant } from '../../runner/mutant.ts'

/** Lets the edge retry: it knows the deadline, but each of its attempts is the whole way down again. */
export default defineMutant({
  caughtBy: 'leaves retrying to the layer that calls the database',
  replace: `call.callee !== 'database'`,
  by: `call.caller !== 'edge'`,
})
