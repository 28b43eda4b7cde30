import { defineMutant } from '../../runner/mutant.ts'

/** Lets a write follow the reads of its member. */
export default defineMutant({
  caughtBy: 'of a write reaches its one owner, and nobody else',
  replace: `    return { to: owner, shadow: false } // one owner: never both
`,
  by: `    return { to: bucket(member) < share ? 'new' : 'old', shadow: false }
`,
})
