import { defineMutant } from '../../runner/mutant.ts'

/** Takes the copy, then looks whether there was one. */
export default defineMutant({
  caughtBy: 'has the lock before it reads or changes a row, and reads before it changes',
  replace: `    ...reads.map((read): LockStep => ({ do: 'read', ...read })),
    ...writes.map((write): LockStep => ({ do: 'write', ...write })),`,
  by: `    ...writes.map((write): LockStep => ({ do: 'write', ...write })),
    ...reads.map((read): LockStep => ({ do: 'read', ...read })),`,
})
