import { defineMutant } from '../../runner/mutant.ts'

/** Does not move what the same host recorded. */
export default defineMutant({
  caughtBy: 'sets a clock right that is off',
  replace: `      walk(child, begin, end, own)`,
  by: `      walk(child, begin, end, 0)`,
})
