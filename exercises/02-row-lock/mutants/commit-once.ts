import { defineMutant } from '../../runner/mutant.ts'

/** Commits at the very end only, as with one database. */
export default defineMutant({
  caughtBy: 'touches one database at a time',
  replace: '  return parts.sort((a, b) => turn(a) - turn(b)).flatMap(transaction)',
  by: `  return [...parts.sort((a, b) => turn(a) - turn(b)).flatMap(transaction).filter(step => step.do !== 'commit'), { do: 'commit' }]`,
})
