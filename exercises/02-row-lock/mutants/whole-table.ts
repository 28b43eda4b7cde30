import { defineMutant } from '../../runner/mutant.ts'

/** Locks a row that stands for the whole table, so that nobody can come in between. */
export default defineMutant({
  caughtBy: 'locks the rows that it reads or changes, and no others',
  replace: `  return [
    ...locks,`,
  by: `  return [
    ...[...reads, ...writes].slice(0, 1).map(({ table }): LockStep => ({ do: 'lock', table, row: 'all', mode: 'exclusive' })),
    ...locks,`,
})
