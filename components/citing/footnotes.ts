// The footnotes of a printed slide, numbered in the order in which the slide cites.
import type { CitationId } from './citation.ts'
import { reactive } from 'vue'

const cited = reactive(new Map<number, CitationId[]>())

/** Number (from 1) of a citation on a slide; the same id twice is one footnote. */
export function footnoteNumber(page: number, id: CitationId): number {
  const ids = cited.get(page) ?? cited.set(page, []).get(page)!
  if (!ids.includes(id))
    ids.push(id)
  return ids.indexOf(id) + 1
}

/** Ids cited on a slide, in order. */
export function footnotesOf(page: number): CitationId[] {
  return cited.get(page) ?? []
}
