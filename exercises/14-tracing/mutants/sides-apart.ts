import { defineMutant } from '../../runner/mutant.ts'

/** Takes the server for a child of its parent. */
export default defineMutant({
  caughtBy: 'takes both sides of a call for one',
  replace: `  return span => (span.kind === 'SERVER' ? find(span.id, 'CLIENT') : undefined)
    ?? find(`,
  by: `  return span => find(`,
})
