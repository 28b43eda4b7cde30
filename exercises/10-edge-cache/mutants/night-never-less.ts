import { defineMutant } from '../../runner/mutant.ts'

/** Holds each title against the whole night. */
export default defineMutant({
  caughtBy: 'writes no more than the rate brings in while the window is open',
  replace: `      night.set(id, night.get(id)! - written)
`,
  by: ``,
})
