import { defineMutant } from '../../runner/mutant.ts'

/** Spares the canary, and kills what it is compared with. */
export default defineMutant({
  caughtBy: 'spare canaries, and what they are compared with',
  replace: '/-(?:canary|baseline|citrus|citrusproxy)$/',
  by: '/-canary$/',
})
