import { defineMutant } from '../../runner/mutant.ts'

/** Takes whoever answers all reads for the owner. */
export default defineMutant({
  caughtBy: 'of a write reaches its one owner, and nobody else',
  replace: `    return { to: owner, shadow: false } // one owner: never both
`,
  by: `    return { to: share === 100 ? 'new' : owner, shadow: false }
`,
})
