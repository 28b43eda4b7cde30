import { defineMutant } from '../../runner/mutant.ts'

/** Takes trace ids of 32 digits only. */
export default defineMutant({
  caughtBy: 'reads the single header',
  replace: `(?:((?:[0-9a-f]{16}){1,2})-`,
  by: `(?:([0-9a-f]{32})-`,
})
