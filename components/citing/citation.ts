// What a slide prints of the case or of the record, in one form for marks, cards and footnotes.
import type { ClaimId, FactId, FactKind, SourceId, Standing } from '../../case/index.ts'
import { bareAddress, claim, claims, fact, facts, source, whenRead } from '../../case/index.ts'

/** Id of a claim of the case, or of a fact beyond the case's words. */
export type CitationId = ClaimId | FactId

/** How a fact that the case does not state is known. */
export type Basis = FactKind

export interface Citation {
  id: CitationId
  /** What is printed in the sentence. */
  text: string
  /** The mark: a claim's standing, or a fact's basis. */
  mark: Standing | Basis
  /** The mark in words, with the nuance: "wrong: later than the case says". */
  label: string
  /** What is on record, in a sentence. */
  record: string
  /** `place` is where it stands and when it was read, in few words. */
  sources: { id: SourceId, title: string, address: string, place: string }[]
}

export const STANDING_LABELS: Record<Standing, string> = {
  confirmed: 'Confirmed',
  close: 'Close',
  illustrative: 'Illustrative',
  disputed: 'Disputed',
  wrong: 'Wrong',
}

export const BASIS_LABELS: Record<Basis, string> = {
  'on-record': 'On record',
  'published': 'Published',
  'computed': 'Computed',
  'chosen': 'Chosen for the example',
  'measured': 'Measured',
  'secondary': 'Second-hand',
  'common-knowledge': 'Common knowledge',
}

const claimIds = new Set<string>(claims.map(c => c.id))
const factIds = new Set<string>(facts.map(f => f.id))

/** Whether an id is that of a claim, in the case's own words. */
export const isClaim = (id: string): id is ClaimId => claimIds.has(id)

/**
 * The citation of a claim or fact.
 * @throws Error naming the unknown id and the nearest one that exists.
 */
export function citation(id: CitationId): Citation {
  if (factIds.has(id)) {
    const { text, kind, note, sources } = fact(id as FactId)
    return { id, text, mark: kind, label: BASIS_LABELS[kind], record: note, sources: sources.map(toSource) }
  }
  const { words, standing, qualifier, record, sources } = claim(id as ClaimId)
  const label = qualifier ? `${STANDING_LABELS[standing]}, ${qualifier}` : STANDING_LABELS[standing]
  return { id, text: words, mark: standing, label, record, sources: sources.map(toSource) }
}

function toSource(id: SourceId) {
  const cited = source(id)
  const { title, address } = cited
  return { id, title, address, place: `${bareAddress(address).split('/')[0]}, ${whenRead(cited)}` }
}

/** A sentence of `case/` split at its `{id}` placeholders. */
export type TextPart = { kind: 'text', text: string } | { kind: 'citation', id: CitationId }

/** Splits "Restored in {outage-three-days}." into text and citations. */
export function textParts(sentence: string): TextPart[] {
  return sentence.split(/(\{[\w-]+\})/).filter(Boolean).map((part): TextPart => {
    const id = /^\{([\w-]+)\}$/.exec(part)?.[1]
    if (id && (claimIds.has(id) || factIds.has(id)))
      return { kind: 'citation', id: id as CitationId }
    return { kind: 'text', text: part }
  })
}
