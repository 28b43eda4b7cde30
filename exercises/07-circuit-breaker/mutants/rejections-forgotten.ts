import { defineMutant } from '../../runner/mutant.ts'

/** Takes a full pool for the caller's own affair. */
export default defineMutant({
  caughtBy: 'counts a rejection by the full pool as an error',
  replace: "const isError = outcome !== 'success'",
  by: "const isError = outcome === 'failure' || outcome === 'timeout'",
})
