import { defineMutant } from '../../runner/mutant.ts'

/** Commits at the very end only, as with one database. */
export default defineMutant({
  caughtBy: 'touches one database at a time',
  replace: '  return inTurn.flatMap(transaction)',
  by: `  return [...inTurn.flatMap(transaction).filter(step => step.do !== 'commit'), { do: 'commit' }]`,
})
