import { defineMutant } from '../../runner/mutant.ts'

/** Looks at the last child alone. */
export default defineMutant({
  caughtBy: 'waits for calls in a row one after the other',
  replace: `      walk(child, begin, end, own)
      now = begin
`,
  by: `      walk(child, begin, end, own)
      now = begin
      break
`,
})
