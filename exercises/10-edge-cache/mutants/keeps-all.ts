import { defineMutant } from '../../runner/mutant.ts'

/** Never lets go of what is there. */
export default defineMutant({
  caughtBy: 'counts what is there already as room, and not as writing',
  replace: `[box.id, [] as string[]]`,
  by: `[box.id, [...box.holds]]`,
})
