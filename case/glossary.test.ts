import { describe, expect, it } from 'vitest'
import type { Term } from './glossary.ts'
import { glossary, termId, termsIn } from './glossary.ts'
import { references } from './text.ts'

const terms: readonly Term[] = glossary

describe('the glossary', () => {
  it('is in the order of the alphabet', () => {
    const order = terms.map(({ term }) => term)
    expect(order).toEqual(order.toSorted((a, b) => a.localeCompare(b, 'en')))
  })

  it('gives every term and form once, and every term an address of its own', () => {
    const forms = terms.flatMap(({ term, forms = [] }) => [term, ...forms]).map(form => form.toLowerCase())
    expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([])
    const ids = terms.map(termId)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })

  it.each(terms.map(term => [term.term, term] as const))('defines %s in one or two sentences without a figure typed by hand', (_, { definition }) => {
    expect(definition).toMatch(/^\p{Lu}.*[.]$/u)
    expect(definition.match(/[.!?](?= \p{Lu}|$)/gu)!.length).toBeLessThanOrEqual(2)
    expect(definition.length).toBeLessThan(260)
    for (const id of references(definition))
      definition = definition.replace(`{${id}}`, '')
    expect(definition).not.toMatch(/\d/)
  })

  it('finds terms in a text, the longest first and only whole words', () => {
    const text = 'A circuit breaker opens; the spot market, spots and Zipf’s law stay. Circuit-breaker is code, Red/black is not.'
    expect(termsIn(text).map(({ term, start, end }) => [term.term, text.slice(start, end)])).toEqual([
      ['circuit breaker', 'circuit breaker'],
      ['spot instance', 'spot market'],
      ['Zipf’s law', 'Zipf’s law'],
      ['blue-green', 'Red/black'],
    ])
  })
})
