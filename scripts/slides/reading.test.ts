import type { Slide } from './slides.ts'
import { describe, expect, it } from 'vitest'
import { findExercises } from '../../exercises/runner/node/registry.ts'
import { sharePage } from '../build/share.ts'
import { readingOf } from './reading.ts'
import { entriesOf } from './search.ts'
import { loadSlides } from './slides.ts'

const slides = await loadSlides()
const reading = readingOf(slides, 'workshop')
const ideas = [...reading.texts.values()].flatMap(({ ideas }) => ideas)

/** A slide of the deck with another content, read alone. */
function alone(content: string, more: Partial<Slide> = {}) {
  const slide: Slide = { ...slides[1]!, chapter: 'Alone', layout: 'default', exercise: undefined, frontmatter: {}, content: `# Title\n\n${content}`, notes: { say: '', ask: '', watch: '' }, ...more }
  return [...readingOf([slide], 'workshop').texts.values()][0]!.ideas[0]!
}

it('tells every slide once, at an address of its own', () => {
  expect(ideas.map(({ alias }) => alias)).toEqual(slides.map(({ alias }) => alias))
  expect(() => readingOf([{ ...slides[0]!, chapter: 'One & two' }, { ...slides[1]!, chapter: 'One, two' }], 'workshop')).toThrow('Two chapters have the address "#/read/one-two"')
})

it('keeps what is for the room out of what is told', () => {
  const { say } = alone('', { notes: { say: 'It stops. *Click.* Then it goes on.', ask: '', watch: 'Two minutes.' } })
  expect(say).toBe('<p>It stops. Then it goes on.</p>\n')
})

it('marks a term where an idea first uses it, and nowhere in code or a link', () => {
  const { say, answers } = alone('', { notes: { say: 'A `bulkhead`, a [bulkhead](#/x), a bulkhead and a bulkhead.', ask: 'Why? A bulkhead.', watch: '' } })
  expect(say.match(/data-term="bulkhead"/g)).toHaveLength(1)
  expect(say).toMatch(/<code>bulkhead<\/code>.*<a href="#\/x">bulkhead<\/a>, a <button[^>]*popovertarget="term-bulkhead">bulkhead<\/button> and a bulkhead/)
  expect(answers).not.toContain('data-term')
  for (const { ideas, terms } of reading.texts.values()) {
    const marked = new Set(ideas.flatMap(({ say, question, answers }) => [...(say + question + answers).matchAll(/popovertarget="term-([^"]+)"/g)].map(match => match[1])))
    expect(terms.map(({ id }) => id).sort()).toEqual([...marked].sort())
  }
})

it('names what a slide cites, wherever it does', () => {
  const { record } = alone('It took <Claim id="outage-three-days" />. <RecordTable :ids="[\'availability-target\']" />', { frontmatter: { cites: ['fan-out'] } })
  expect(record.map(({ id }) => id)).toEqual(['outage-three-days', 'availability-target', 'fan-out'])
  expect(record[0]!.sources[0]!.address).toMatch(/^https?:/)
})

describe('a picture', () => {
  it.each([
    ['nothing below a title', '', {}, { picture: 'none', begins: false }],
    ['a title card', 'Words', { layout: 'chapter' }, { picture: 'none', begins: false }],
    ['words and claims', 'It took <Claim id="outage-three-days" />.', {}, { picture: 'text', begins: false }],
    ['a question that the reader answers', '<PredictOptions :options="[]" :answer="0" />', {}, { picture: 'text', begins: true }],
    ['a diagram', '```mermaid\nflowchart LR\n```', {}, { picture: 'drawing', begins: false }],
    ['a component that draws', '<Timeline />', {}, { picture: 'drawing', begins: false }],
    ['a figure that plays', '<CascadeFigure view="with" />', {}, { picture: 'live', begins: true }],
    ['an exercise', '<Lab exercise="cascade" v-slot="{ run }"><CascadeFigure view="with" :run="run" /></Lab>', { exercise: 'cascade' }, { picture: 'text', begins: true }],
  ] as const)('of %s', (_, content, more, picture) => {
    expect(alone(content, more)).toMatchObject(picture)
  })
})

it('finds only what has an address', async () => {
  const entries = entriesOf(reading, await findExercises())
  const homes = new Set(reading.deck.chapters.flatMap(({ slug, ideas }) => ideas.map(({ alias }) => `#/read/${slug}/${alias}`)))
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  expect(entries.filter(({ id }) => !homes.has(id.split('?')[0]!))).toEqual([])
  expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['idea', 'claim', 'term', 'exercise']))
})

it('shares a chapter by a page of its own, which leads to it', () => {
  const chapter = { ...reading.deck.chapters[1]!, title: 'Before & "after"' }
  const html = sharePage(reading.deck, chapter, 'https://example.org/deck/', 'preview.jpg')
  expect(html).toContain(`<meta property="og:title" content="Before &amp; &quot;after&quot; · ${reading.deck.title}">`)
  expect(html).toContain('<meta property="og:image" content="https://example.org/deck/preview.jpg">')
  expect(html).toContain(`<meta http-equiv="refresh" content="0; url=../../#/read/${chapter.slug}">`)
})
