import { defineMutant } from '../../runner/mutant.ts'

/** Buckets by how long a name is. */
export default defineMutant({
  caughtBy: 'goes to the new service for the share asked for',
  replace: `hash % 100`,
  by: `(member.length * 13) % 100`,
})
