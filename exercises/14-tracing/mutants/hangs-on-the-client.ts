import { defineMutant } from '../../runner/mutant.ts'

/** Hangs what a server called on its client. */
export default defineMutant({
  caughtBy: 'takes both sides of a call for one',
  replace: `    ?? find(span.parentId, 'SERVER')
`,
  by: `    ?? find(span.parentId, 'CLIENT')
`,
})
