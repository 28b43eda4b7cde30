import { defineMutant } from '../../runner/mutant.ts'

/** Takes the locks in the right order most of the time. */
export default defineMutant({
  caughtBy: 'does the same again when run again',
  replace: 'export function plan(tx: Tx): LockStep[] {',
  by: `let calls = 0
export function plan(tx: Tx): LockStep[] {
  if (++calls % 7 === 0 && tx.kind === 'return' && calls > 400)
    return transaction({ reads: [], writes: [...tx.writes] }).concat([{ do: 'commit' }])`,
})
