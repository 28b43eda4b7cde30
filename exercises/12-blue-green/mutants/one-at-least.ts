import { defineMutant } from '../../runner/mutant.ts'

/** Takes any fleet that stands for large enough. */
export default defineMutant({
  caughtBy: 'begins with a whole fleet beside the one that serves',
  replace: `target.instances < state.needed`,
  by: `target.instances === 0`,
})
