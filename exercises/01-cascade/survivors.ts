import type { Survivors } from '../runner/mutations.ts'

/** Mutations of the reference that pass every check, and why they may. */
export default {
  'const busy = callsPerSecond * heldFor / 1000 ⟶ 1000 becomes 1001':
    'A thousandth more or less disappears when threads are rounded up to whole ones; the README asks for room, not for a number.',
  'const busy = callsPerSecond * heldFor / 1000 ⟶ 1000 becomes 999':
    'A thousandth more or less disappears when threads are rounded up to whole ones; the README asks for room, not for a number.',
  'const [largest] = Object.keys(pools).toSorted((a, b) => pools[b]! - pools[a]!) ⟶ Object.keys(pools).toSorted((a, b) => pools[b]! - pools[a]!) becomes Object.keys(pools)':
    'The rules leave open which pool gets the threads that are left.',
  'const [largest] = Object.keys(pools).toSorted((a, b) => pools[b]! - pools[a]!) ⟶  -  becomes  + ':
    'The rules leave open which pool gets the threads that are left.',
  'const [largest] = Object.keys(pools).toSorted((a, b) => pools[b]! - pools[a]!) ⟶ pools[b]! - pools[a]! becomes pools[a]! - pools[b]!':
    'The rules leave open which pool gets the threads that are left.',
} satisfies Survivors
