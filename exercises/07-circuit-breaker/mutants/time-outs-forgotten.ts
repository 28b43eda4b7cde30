import { defineMutant } from '../../runner/mutant.ts'

/** Takes only failures for errors: a service that is merely slow never opens it. */
export default defineMutant({
  caughtBy: 'counts a time-out as an error',
  replace: "const isError = outcome !== 'success'",
  by: "const isError = outcome === 'failure' || outcome === 'rejected'",
})
