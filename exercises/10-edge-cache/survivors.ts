import type { Survivors } from '../runner/mutations.ts'

/** Mutations of the reference that pass every check, and why they may. */
export default {
  '.flatMap(box => box.points.map(at => ({ box, ahead: at < point ? at + 1 : at }))) ⟶ 1 becomes 2':
    'Two turns put what lies behind the title after all that is ahead of it as well as one does.',
} satisfies Survivors
