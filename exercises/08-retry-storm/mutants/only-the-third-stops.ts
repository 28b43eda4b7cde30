import { defineMutant } from '../../runner/mutant.ts'

/** Stops at exactly three, and begins again at four. */
export default defineMutant({
  caughtBy: 'makes three attempts, and no fourth',
  replace: 'call.attempts >= ATTEMPTS',
  by: 'call.attempts === ATTEMPTS',
})
