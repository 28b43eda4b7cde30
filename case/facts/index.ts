/** Every figure that slides state beyond the case's own words: the record first, then the mechanisms. */
import { slugs } from '../slugs.ts'
import type { Slug } from '../slugs.ts'
import type { Fact, FactEntry } from '../types.ts'
import { byMechanism } from './mechanisms.ts'
import { record } from './record.ts'

/** Id of a fact. */
export type FactId = keyof typeof record | { [S in Slug]: keyof (typeof byMechanism)[S] }[Slug]

/** All facts: those of the record, then by mechanism in teaching order. */
export const facts: readonly Fact[] = [
  ...Object.entries<FactEntry>(record).map(([id, entry]) => ({ id, ...entry })),
  ...slugs.flatMap(mechanism =>
    Object.entries<FactEntry>(byMechanism[mechanism]).map(([id, entry]) => ({ id, mechanism, ...entry }))),
]
