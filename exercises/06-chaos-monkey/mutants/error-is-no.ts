import { defineMutant } from '../../runner/mutant.ts'

/** Takes an error for a no. */
export default defineMutant({
  caughtBy: 'nobody is killed in an outage, nor when nobody can tell',
  replace: 'catch {\n    return true',
  by: 'catch {\n    return false',
})
