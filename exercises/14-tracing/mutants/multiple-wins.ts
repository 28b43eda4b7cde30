import { defineMutant } from '../../runner/mutant.ts'

/** Reads the single header only where there are no others. */
export default defineMutant({
  caughtBy: 'lets the single header win',
  replace: `  if (single) {`,
  by: `  if (single && get('x-b3-traceid') === undefined) {`,
})
