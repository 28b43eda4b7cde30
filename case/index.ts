/**
 * The case as typed data. This entry looks things up by id; lists and tables of the case are imported
 * from their own modules. Nothing here depends on a framework, and nothing is validated at run time:
 * `case/validate.ts` does that for the tests.
 */
import { claims } from './claims/index.ts'
import type { ClaimId } from './claims/index.ts'
import { facts } from './facts/index.ts'
import type { FactId } from './facts/index.ts'
import { nearest } from './nearest.ts'
import { bareAddress, sources, whenRead } from './sources.ts'
import type { Source, SourceId } from './sources.ts'
import type { Claim, Fact, Quantity, Unit } from './types.ts'

export { bareAddress, claims, facts, sources, whenRead }
export type { ClaimId, FactId, Source, SourceId }
export * from './types.ts'

const index = <T extends { id: string }>(items: readonly T[]) => new Map(items.map(item => [item.id, item]))

const claimById = index(claims)
const factById = index(facts)
const sourceById = index(sources)

function lookup<T>(kind: string, byId: ReadonlyMap<string, T>, id: string): T {
  const found = byId.get(id)
  if (found) return found
  throw new Error(`Unknown ${kind} "${id}". Did you mean "${nearest(id, byId.keys())}"?`)
}

/** The claim of that id. @throws an error that names the unknown id and the nearest one there is. */
export const claim = (id: ClaimId): Claim => lookup('claim', claimById, id)

/** The fact of that id. @throws an error that names the unknown id and the nearest one there is. */
export const fact = (id: FactId): Fact => lookup('fact', factById, id)

/** The source of that key. @throws an error that names the unknown key and the nearest one there is. */
export const source = (id: SourceId): Source => lookup('source', sourceById, id)

/** The claim or fact that `{id}` in a text stands for. @throws as `claim` does. */
export function reference(id: string): { type: 'claim', claim: Claim } | { type: 'fact', fact: Fact } {
  const found = claimById.get(id)
  if (found) return { type: 'claim', claim: found }
  const other = factById.get(id)
  if (other) return { type: 'fact', fact: other }
  throw new Error(`Unknown claim or fact "${id}". Did you mean "${nearest(id, [...claimById.keys(), ...factById.keys()])}"?`)
}

/** A claim's or fact's number with its unit. @throws if it states no figure. */
export function quantity(id: ClaimId | FactId): { value: number, to: number, unit: Unit } {
  const found = reference(id)
  const item: Quantity = found.type === 'claim' ? found.claim : found.fact
  if (item.value === undefined || item.unit === undefined) throw new Error(`"${id}" states no figure.`)
  return { value: item.value, to: item.to ?? item.value, unit: item.unit }
}

/** The number alone. @throws if the claim or fact states no figure. */
export const value = (id: ClaimId | FactId): number => quantity(id).value
