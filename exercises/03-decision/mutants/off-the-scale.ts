import { defineMutant } from '../../runner/mutant.ts'

/** Names weights that nobody can give. */
export default defineMutant({
  caughtBy: 'leave out a weight that cannot turn it',
  replace: `gain > 0 ? at < SCALE.max : gain < 0 && at > SCALE.min`,
  by: `gain !== 0`,
})
