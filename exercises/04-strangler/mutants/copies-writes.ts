import { defineMutant } from '../../runner/mutant.ts'

/** Copies everything, writes too: orders are placed twice. */
export default defineMutant({
  caughtBy: 'of a write reaches its one owner, and nobody else',
  replace: `    return { to: owner, shadow: false } // one owner: never both
`,
  by: `    return { to: owner, shadow: stage !== 'old' && stage !== 'gone' }
`,
})
