import { defineMutant } from '../../runner/mutant.ts'

/** Calls a draw at weight 0 a flip. */
export default defineMutant({
  caughtBy: 'ask for room: a draw at the very end of the scale turns nothing',
  replace: `at > SCALE.min
`,
  by: `at >= SCALE.min
`,
})
