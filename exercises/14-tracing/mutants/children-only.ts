import { defineMutant } from '../../runner/mutant.ts'

/** Does not go into what was called. */
export default defineMutant({
  caughtBy: 'waits for what a call itself waits for',
  replace: `      walk(child, begin, end, own)`,
  by: `      add(child, begin, end)`,
})
