import type { Survivors } from '../runner/mutations.ts'

/** Mutations of the reference that pass every check, and why they may. */
export default {
  '#running = 0 ⟶ 0 becomes (-1)':
    'One more empty bucket before the first: nothing is counted in it, and it leaves the window first.',
} satisfies Survivors
