import { defineMutant } from '../../runner/mutant.ts'

/** Begins the next one in the second in which another arrives. */
export default defineMutant({
  caughtBy: 'begins when no other is on its way, and in order',
  replace: `isOneOnItsWay ||= stage !== 'writes'
`,
  by: `isOneOnItsWay ||= stage !== 'writes' && !(stage === 'reads' && compared >= ENOUGH && heldFor >= HOLD)
`,
})
