import { defineMutant } from '../../runner/mutant.ts'

/** Holds each title against the empty box. */
export default defineMutant({
  caughtBy: 'fills a box with what is watched most for its size',
  replace: `      space.set(id, space.get(id)! - title.size)
`,
  by: ``,
})
