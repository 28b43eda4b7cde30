import { describe, expect, it } from 'vitest'
import { loadSlides } from './slides.ts'
import { readCase, sentencesOf, unsaid, wordsOf } from './case-sentences.ts'
import { TOLD_OTHERWISE } from './told-otherwise.ts'

const CASE = [
  '---', 'title: "A: Case"', 'slug: none', 'tags: ["One", "Two"]', '---', '', '# A Case', '',
  '### Option A: Stay (Status Quo+)', '', '**Root Cause**: It broke. It was both:', '',
  '- **Read-heavy** (millions browsing)', '', '```', '│ User Management │', '```', '', '| Uptime | 99.5% |', '|---|---|', '',
].join('\n')

describe('the sentences of a case', () => {
  it('are its paragraphs, entries, cells and modules, in phrases', () => {
    expect(sentencesOf(CASE).map(({ line, phrases }) => [line, ...phrases])).toEqual([
      [2, 'a', 'case'],
      [4, 'one'],
      [4, 'two'],
      [9, 'stay', 'status quo+'],
      [11, 'it broke', 'it was both'],
      [13, 'read heavy', 'millions browsing'],
      [16, 'user management'],
      [19, 'uptime'],
      [19, '99 5%'],
    ])
  })

  it('are said where one slide has all their phrases as whole words', () => {
    const [sentence] = sentencesOf('- **Read-heavy** (millions of users)')
    expect(unsaid([sentence!], ['It is read-heavy; millions of users browse.'])).toEqual([])
    expect(unsaid([sentence!], ['It is read-heavy.', 'Millions of users browse.'])).toEqual([sentence])
    expect(unsaid([sentence!], ['Read-heavy. Tenmillions of users.'])).toEqual([sentence])
    expect(wordsOf('$10M+ (couldn’t) 10× A/B')).toBe('$10m+ couldn\'t 10× a b')
  })
})

describe('what is told in other words', () => {
  it('is a sentence of the case, and told on a slide that there is', async () => {
    const texts = sentencesOf(readCase()).map(({ text }) => text)
    expect(Object.keys(TOLD_OTHERWISE).filter(text => !texts.includes(text))).toEqual([])
    const aliases = (await loadSlides()).map(({ alias }) => alias)
    expect(Object.values(TOLD_OTHERWISE).filter(({ slide }) => !aliases.includes(slide))).toEqual([])
  })
})
