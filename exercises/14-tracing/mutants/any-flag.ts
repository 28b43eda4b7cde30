import { defineMutant } from '../../runner/mutant.ts'

/** Takes any flag for debug. */
export default defineMutant({
  caughtBy: 'reads a header a field',
  replace: `get('x-b3-flags') === '1'`,
  by: `get('x-b3-flags') !== undefined`,
})
