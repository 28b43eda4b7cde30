// The glossary keeps to the deck: a term is taught on a slide, and is one that the deck does use.
import { describe, expect, it } from 'vitest'
import type { Term } from '../case/glossary.ts'
import { glossary, termsIn } from '../case/glossary.ts'
import { claims, facts } from '../case/index.ts'
import { loadSlides } from '../scripts/slides/slides.ts'
import { plainTitle } from '../scripts/slides/titles.ts'

const terms: readonly Term[] = glossary
const slides = await loadSlides()

describe('the glossary', () => {
  it('names slides that exist', () => {
    const aliases = slides.map(({ alias }) => alias)
    expect(terms.filter(({ slide }) => !aliases.includes(slide)).map(({ term, slide }) => `${term}: there is no slide "${slide}"`)).toEqual([])
  })

  it('holds only terms that the deck uses', () => {
    const said = [
      ...slides.flatMap(slide => [plainTitle(slide), slide.content.replace(/<[^>]*>/g, ' '), ...Object.values(slide.notes)]),
      // The record of a claim and the meaning of a figure are footnotes.
      ...claims.flatMap(({ words, record }) => [words, record]),
      ...facts.flatMap(({ text, note }) => [text, note]),
    ]
    const used = new Set(termsIn(said.join('\n')).map(({ term }) => term.term))
    expect(terms.map(({ term }) => term).filter(term => !used.has(term))).toEqual([])
  })
})
