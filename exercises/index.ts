// The registry, as the deck sees it: every folder with an index.ts is an exercise.
// (The terminal finds the same folders with runner/node/registry.ts; a test holds the two together.)
import type { Exercise } from './exercise.ts'
import { inOrder } from './exercise.ts'

export type { Exercise } from './exercise.ts'
export { folderOf } from './exercise.ts'

/** All exercises, in teaching order. */
export const exercises: readonly Exercise[] = inOrder(
  Object.values(import.meta.glob<Exercise>('./*-*/index.ts', { eager: true, import: 'default' })),
)
