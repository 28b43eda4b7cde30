import { defineMutant } from '../../runner/mutant.ts'

/** Off by one: a pool with all of its threads in use counts as free. */
export default defineMutant({
  caughtBy: 'turns away at once whoever finds every pool full',
  replace: 'own.busy < own.size',
  by: 'own.busy <= own.size',
})
