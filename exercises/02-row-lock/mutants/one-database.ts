import { defineMutant } from '../../runner/mutant.ts'

/** Keeps everything in one database, as before. */
export default defineMutant({
  caughtBy: 'gives the others a database each',
  replace: '  return HOME[table]',
  by: `  return table ? 'shop' : HOME[table]`,
})
