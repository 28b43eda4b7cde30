import { defineMutant } from '../../runner/mutant.ts'

/** Gives the locks back between looking and taking. */
export default defineMutant({
  caughtBy: 'has the lock before it reads or changes a row, and reads before it changes',
  replace: `    ...reads.map((read): LockStep => ({ do: 'read', ...read })),`,
  by: `    ...reads.map((read): LockStep => ({ do: 'read', ...read })),
    ...reads.length > 0 && writes.length > 0 ? [{ do: 'commit' } as const] : [],`,
})
