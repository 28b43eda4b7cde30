import { defineMutant } from '../../runner/mutant.ts'

/** FILL: a mistake that people make, in one sentence. Six of them at least, each a file, each caught first by the check meant for it. */
export default defineMutant({
  caughtBy: 'refuses while the service is down',
  replace: 't < 10_000',
  by: 't <= 10_000',
})
