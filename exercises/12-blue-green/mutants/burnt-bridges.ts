import { defineMutant } from '../../runner/mutant.ts'

/** Takes the old instances away instead of taking the fleet out. */
export default defineMutant({
  caughtBy: 'lets the other one go only when the new one is seen to answer',
  replace: `{ do: 'disable', fleet: from }`,
  by: `{ do: 'resize', fleet: from, instances: 0 }`,
})
