/**
 * The convention of the case's texts: `{id}` stands for a claim or a fact. A renderer walks `segments()`;
 * `plain()` gives the sentence for alternative texts, tests and search.
 */
import { reference } from './index.ts'
import type { CaseText, Claim, Fact } from './types.ts'

/** A piece of a case text: words, or the claim or fact that stands there. */
export type Segment =
  | { type: 'words', words: string }
  | { type: 'claim', claim: Claim }
  | { type: 'fact', fact: Fact }

const PLACEHOLDER = /\{([a-z0-9-]+)\}/

/** The pieces of a text in order. @throws on an unknown id, naming it and the nearest one. */
export const segments = (text: CaseText): Segment[] =>
  text.split(PLACEHOLDER).flatMap((part, index): Segment[] => {
    if (index % 2 === 1) return [reference(part)]
    return part === '' ? [] : [{ type: 'words', words: part }]
  })

/** The text with the words of its claims and facts in place. */
export const plain = (text: CaseText): string =>
  segments(text).map((segment) => {
    switch (segment.type) {
      case 'words': return segment.words
      case 'claim': return segment.claim.words
      case 'fact': return segment.fact.text
    }
  }).join('')

/** Ids that a text refers to, in order, claims and facts alike. */
export const references = (text: CaseText): string[] =>
  [...text.matchAll(new RegExp(PLACEHOLDER, 'g'))].map(match => match[1]!)

/** The claims that a text carries, in order. */
export const claimsIn = (text: CaseText): Claim[] =>
  segments(text).flatMap(segment => segment.type === 'claim' ? [segment.claim] : [])
