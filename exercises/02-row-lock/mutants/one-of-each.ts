import { defineMutant } from '../../runner/mutant.ts'

/** Takes a film that is wanted twice off the shelf once. */
export default defineMutant({
  caughtBy: 'does what the transaction says, all of it and once, and commits',
  replace: '    writes: tx.writes.filter(({ table }) => owner(table) === service),',
  by: '    writes: tx.writes.filter(({ table, row }, i) => owner(table) === service && tx.writes.findIndex(other => other.table === table && other.row === row) === i),',
})
