import { defineMutant } from '../../runner/mutant.ts'

/** Lists the lowest weight first, not the nearest. */
export default defineMutant({
  caughtBy: 'take the nearest of several rivals',
  replace: `away(a) - away(b)`,
  by: `a.at - b.at`,
})
