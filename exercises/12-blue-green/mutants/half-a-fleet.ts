import { defineMutant } from '../../runner/mutant.ts'

/** Starts half a fleet, to save money: it is let in, and drowns. */
export default defineMutant({
  caughtBy: 'begins with a whole fleet beside the one that serves',
  replace: `instances: state.needed }`,
  by: `instances: state.needed / 2 }`,
})
