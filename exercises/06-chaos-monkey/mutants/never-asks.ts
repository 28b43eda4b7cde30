import { defineMutant } from '../../runner/mutant.ts'

/** Does not ask about outages. */
export default defineMutant({
  caughtBy: 'nobody is killed in an outage, nor when nobody can tell',
  replace: '  if (mayBeOutage(attempt))\n    return null\n',
  by: '',
})
