import { defineMutant } from '../../runner/mutant.ts'

/** Lets the error through. */
export default defineMutant({
  caughtBy: 'nobody is killed in an outage, nor when nobody can tell',
  replace: 'if (mayBeOutage(attempt))',
  by: 'if (attempt.isOutage())',
})
