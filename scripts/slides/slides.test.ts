import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cutsOf, isInCut, readCut } from './cuts.ts'
import { breaksOf, byChapter, loadSlides, minutesOf, onTheClock } from './slides.ts'
import { hasVerb } from './verbs.ts'

describe('a deck', () => {
  let root: string

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'deck-slides-'))
    mkdirSync(join(root, 'pages'))
    writeFileSync(join(root, 'slides.md'), [
      '---', 'routeAlias: cover', 'chapter: Opening', 'cut: talk', 'minutes: 1', '---', '', '# The cover', '',
      '---', 'src: ./pages/one.md', 'chapter: One', '---',
    ].join('\n'))
    writeFileSync(join(root, 'pages', 'one.md'), [
      '---', 'routeAlias: first', 'minutes: 2.5', '---', '', '# The first tells', '', 'Text.', '',
      '<!--', '**Say** Hello.', '', 'And more.', '', '**Ask** What?', '', '**Watch** Time.', '-->', '',
      '---', 'routeAlias: second', 'cut: talk', 'break: { workshop: 15 }', 'minutes: 3', '---', '', '# The second tells',
    ].join('\n'))
  })
  afterAll(() => rmSync(root, { recursive: true }))

  it('is read with places, chapters, cuts and notes', async () => {
    const slides = await loadSlides('workshop', root)
    expect(slides.map(({ no, alias, chapter, cut, minutes, file, line }) => [no, alias, chapter, cut, minutes, file, line])).toEqual([
      [1, 'cover', 'Opening', 'talk', 1, 'slides.md', 1],
      [2, 'first', 'One', 'workshop', 2.5, join('pages', 'one.md'), 1],
      [3, 'second', 'One', 'talk', 3, join('pages', 'one.md'), 20],
    ])
    expect(slides[1]!.title).toBe('The first tells')
    expect(slides[1]!.notes).toEqual({ say: 'Hello.\n\nAnd more.', ask: 'What?', watch: 'Time.' })
    expect([minutesOf(slides), breaksOf(slides), onTheClock(slides)]).toEqual([6.5, 15, 21.5])
    expect(breaksOf(await loadSlides('talk', root))).toBe(0)
    expect([...byChapter(slides)].map(([chapter, some]) => [chapter, some.length])).toEqual([['Opening', 1], ['One', 2]])
  })

  it('is numbered anew in a shorter cut, as Slidev shows it', async () => {
    expect((await loadSlides('talk', root)).map(({ no, alias }) => [no, alias])).toEqual([[1, 'cover'], [2, 'second']])
  })

  it('names a page that is missing', async () => {
    writeFileSync(join(root, 'slides.md'), '---\nsrc: ./pages/none.md\n---\n')
    await expect(loadSlides('workshop', root)).rejects.toThrow(/slides\.md:1: Imported markdown file not found/)
  })
})

describe('cuts', () => {
  it('show what they name and all that is shorter, and everything in the workshop', () => {
    expect([isInCut('talk', 'talk'), isInCut('workshop', 'talk'), isInCut(undefined, 'talk'), isInCut(undefined, 'workshop')])
      .toEqual([true, false, false, true])
    expect(cutsOf('day')).toEqual(['day', 'workshop'])
  })

  it('refuse a name that is none', () => {
    expect(readCut(undefined)).toBe('workshop')
    expect(() => readCut('lecture')).toThrow('The cut is "lecture"; there are talk, half-day, day and workshop.')
  })
})

describe('a title', () => {
  it.each(['The database stops', 'Nobody’s ready for it', 'Retries turned it into an outage', 'Don’t wait', 'Everyone orders the same film: what happens to its row?', 'Run it again'])('with a verb: %s', (title) => {
    expect(hasVerb(title)).toBe(true)
  })

  it.each(['The anatomy of the outage', 'Chaos in production'])('without one: %s', (title) => {
    expect(hasVerb(title)).toBe(false)
  })
})
