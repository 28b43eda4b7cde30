import type { Survivors } from '../runner/mutations.ts'

/** Mutations of the reference that pass every check, and why they may. */
export default {
} satisfies Survivors
