import { defineMutant } from '../../runner/mutant.ts'

/** Does not look again after a merge. */
export default defineMutant({
  caughtBy: 'looks again after each merge',
  replace: `const [caller, called] = [home.get(from)!, home.get(to)!]`,
  by: `const [caller, called] = [from, home.get(to)!]`,
})
