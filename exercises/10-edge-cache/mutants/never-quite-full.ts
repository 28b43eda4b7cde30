import { defineMutant } from '../../runner/mutant.ts'

/** Leaves a box that would be filled to the last GB. */
export default defineMutant({
  caughtBy: 'goes on with what still fits',
  replace: `title.size > space.get(id)!`,
  by: `title.size >= space.get(id)!`,
})
