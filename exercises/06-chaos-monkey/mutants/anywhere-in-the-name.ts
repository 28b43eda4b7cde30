import { defineMutant } from '../../runner/mutant.ts'

/** Spares whatever has the word anywhere in its name. */
export default defineMutant({
  caughtBy: 'spare canaries, and what they are compared with',
  replace: 'citrusproxy)$/',
  by: 'citrusproxy)/',
})
