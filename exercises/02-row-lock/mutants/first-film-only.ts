import { defineMutant } from '../../runner/mutant.ts'

/** Plans for the first film in the basket. */
export default defineMutant({
  caughtBy: 'does what the transaction says, all of it and once, and commits',
  replace: '    writes: tx.writes.filter(({ table }) => owner(table) === service),',
  by: '    writes: tx.writes.filter(({ table }) => owner(table) === service).slice(0, 2),',
})
