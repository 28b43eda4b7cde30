import type { Survivors } from '../runner/mutations.ts'

/** Mutations of the reference that pass every check, and why they may. */
export default {
  'const isBad = fleets.green.enabled && (health.green.answered ?? 1) < BAD ⟶ fleets.green.enabled && (health.green.answered ?? 1) < BAD becomes (health.green.answered ?? 1) < BAD':
    'A green that has never been in has answered nobody; of one that was taken out, blue is wanted by then.',
  'const isBad = fleets.green.enabled && (health.green.answered ?? 1) < BAD ⟶ 1 becomes 2':
    'Any number that is not bad stands for no requests.',
  'const isConfirmed = (health[to].answered ?? 0) >= GOOD ⟶ health[to].answered ?? 0 becomes health[to].answered':
    'JavaScript compares null as 0.',
  'const isConfirmed = (health[to].answered ?? 0) >= GOOD ⟶ 0 becomes (-1)':
    'Any number that is not good stands for no requests.',
} satisfies Survivors
