import { defineMutant } from '../../runner/mutant.ts'

/** Lets the decision win over the flag. */
export default defineMutant({
  caughtBy: 'reads a header a field',
  replace: `isDebug ? 'd' : DECISIONS.get(decided)`,
  by: `DECISIONS.get(decided) ?? (isDebug ? 'd' : undefined)`,
})
