import { defineMutant } from '../../runner/mutant.ts'

/** Takes what is there for weightless. */
export default defineMutant({
  caughtBy: 'counts what is there already as room, and not as writing',
  replace: `space.get(id)! - title.size`,
  by: `space.get(id)! - written`,
})
