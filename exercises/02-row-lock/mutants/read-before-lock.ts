import { defineMutant } from '../../runner/mutant.ts'

/** Reads first and locks what it liked. */
export default defineMutant({
  caughtBy: 'has the lock before it reads or changes a row, and reads before it changes',
  replace: `    ...locks,
    ...reads.map((read): LockStep => ({ do: 'read', ...read })),`,
  by: `    ...reads.map((read): LockStep => ({ do: 'read', ...read })),
    ...locks,`,
})
