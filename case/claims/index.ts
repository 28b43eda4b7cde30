/** Every claim of the case: one file a section, in the case's order. */
import { SECTIONS } from '../types.ts'
import type { Claim, ClaimEntry, SectionId } from '../types.ts'
import { alternatives } from './alternatives.ts'
import { background } from './background.ts'
import { criteria } from './criteria.ts'
import { implementation } from './implementation.ts'
import { outcome } from './outcome.ts'
import { overview } from './overview.ts'
import { problem } from './problem.ts'
import { reading } from './reading.ts'
import { takeaways } from './takeaways.ts'

const bySection = {
  overview, background, problem, criteria, alternatives, implementation, outcome, takeaways, reading,
} satisfies Record<SectionId, Record<string, ClaimEntry>>

/** Id of a claim. */
export type ClaimId = { [S in SectionId]: keyof (typeof bySection)[S] }[SectionId]

/** All claims, by section in the case's order. */
export const claims: readonly Claim[] = SECTIONS.flatMap(({ id: section }) =>
  Object.entries<ClaimEntry>(bySection[section]).map(([id, entry]) => ({ id, section, ...entry })))
