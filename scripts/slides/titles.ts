// A slide's title as it is read: without tags and marks, the words of claims and facts in place.
import type { Slide } from './slides.ts'
import { reference } from '../../case/index.ts'

/** The title of a slide as plain text. @throws on a claim or fact that does not exist. */
export function plainTitle({ title }: Pick<Slide, 'title'>): string {
  return plainText(title).replace(/[*_`]+/g, '')
}

/** A text of a slide without its tags, the words of claims and facts in place; Markdown's own marks stay. @throws as above */
export function plainText(text: string): string {
  return text
    .replace(/<(?:Claim|Fact|Cited)\b[^>]*?\sid="([^"]*)"[^>]*>/g, (_, id: string) => wordsOf(id))
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function wordsOf(id: string): string {
  const found = reference(id)
  return found.type === 'claim' ? found.claim.words : found.fact.text
}
