import { defineMutant } from '../../runner/mutant.ts'

/** Takes the ending for the exemption, hyphen or not. */
export default defineMutant({
  caughtBy: 'spare canaries, and what they are compared with',
  replace: '/-(?:canary',
  by: '/(?:canary',
})
