// What a reader would notice of pages: titles that stand alone, pictures cut in two, notes on the wrong page.
import type { Block } from './paginate.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paginate } from './paginate.ts'

const block = (id: string, height: number, more: Partial<Block> = {}): Block => ({ id, parts: [height], ...more })
const rows = (id: string, count: number, more: Partial<Block> = {}): Block => ({ id, parts: Array.from({ length: count }, () => 10), ...more })

/** Which blocks stand on which sheet, `table 0-4` for parts of one. */
function pages(blocks: Block[], height = 100, options = {}) {
  return paginate(blocks, height, options).sheets.map(({ placed }) => placed.map(({ block, from, to }) => {
    const { id, parts } = blocks[block]!
    return parts.length > 1 ? `${id} ${from}-${to}` : id
  }))
}

describe('paginate', () => {
  it('fills a sheet and goes on to the next', () => {
    expect(pages([block('a', 60), block('b', 40), block('c', 10)])).toEqual([['a', 'b'], ['c']])
  })

  it('counts the space between blocks, but none at the top of a sheet', () => {
    expect(pages([block('a', 50), block('b', 50, { before: 1 }), block('c', 50, { before: 1 })])).toEqual([['a'], ['b'], ['c']])
    expect(paginate([block('a', 100, { before: 20 })], 100).tooTall).toEqual([])
    expect(pages([block('a', 60, { before: 20 }), block('b', 40)])).toEqual([['a', 'b']])
  })

  it('leaves no title alone at the foot of a sheet', () => {
    expect(pages([block('a', 80), block('title', 15, { keep: true }), block('b', 20)])).toEqual([['a'], ['title', 'b']])
    expect(pages([block('a', 60), block('title', 15, { keep: true }), block('subtitle', 15, { keep: true }), rows('table', 9)]))
      .toEqual([['a'], ['title', 'subtitle', 'table 0-7'], ['table 7-9']])
  })

  it('begins a sheet where a block says so', () => {
    expect(pages([block('a', 10), block('chapter', 10, { breaks: true }), block('b', 10)])).toEqual([['a'], ['chapter', 'b']])
    expect(pages([block('chapter', 10, { breaks: true })])).toEqual([['chapter']])
  })

  it('keeps an idea on one sheet, together with its footnotes', () => {
    const idea = (name: string) => [block(`${name} picture`, 30, { group: name, foot: 10 }), block(`${name} text`, 20, { group: name })]
    expect(pages([...idea('one'), ...idea('two')], 120)).toEqual([['one picture', 'one text', 'two picture', 'two text']])
    // What sets the footnotes apart is counted once, and no longer fits.
    expect(pages([...idea('one'), ...idea('two')], 120, { footRule: 1 })).toEqual([['one picture', 'one text'], ['two picture', 'two text']])
    expect(pages([...idea('one'), ...idea('two')], 121, { footRule: 1 })).toHaveLength(1)
  })

  it('divides an idea that no sheet can hold', () => {
    expect(pages([block('head', 10, { group: 'a', keep: true }), block('picture', 60, { group: 'a' }), block('text', 50, { group: 'a' })]))
      .toEqual([['head', 'picture'], ['text']])
  })

  it('divides it where a sheet ends, and fills the next ones', () => {
    const steps = Array.from({ length: 6 }, (_, i) => block(`step ${i + 1}`, 30, { group: 'a' }))
    expect(pages([block('head', 10, { group: 'a', keep: true }), ...steps]))
      .toEqual([['head', 'step 1', 'step 2', 'step 3'], ['step 4', 'step 5', 'step 6']])
    expect(pages([block('before', 65), block('head', 10, { group: 'a', keep: true }), ...steps]))
      .toEqual([['before'], ['head', 'step 1', 'step 2', 'step 3'], ['step 4', 'step 5', 'step 6']])
  })

  it('splits a table between its rows, under its head each time, with no row left alone', () => {
    expect(pages([rows('table', 12, { head: 20 })])).toEqual([['table 0-8'], ['table 8-12']])
    expect(pages([rows('table', 11)])).toEqual([['table 0-9'], ['table 9-11']])
    expect(pages([block('a', 85), rows('table', 6)])).toEqual([['a'], ['table 0-6']])
  })

  it('shrinks pictures a little where two ideas then share a sheet', () => {
    const idea = (name: string) => [block(name, 54, { group: name, shrink: 5 }), block(`${name} text`, 0, { group: name })]
    const plan = paginate([...idea('one'), ...idea('two')], 100)
    expect(plan.sheets).toHaveLength(1)
    expect(plan.sheets[0]!.placed.map(({ grow }) => grow)).toEqual([-4, -0, -4, -0])
    expect(plan.sheets[0]!.left).toBeCloseTo(0)
    // By no more than they may.
    expect(paginate([...idea('one'), ...idea('two')], 97).sheets).toHaveLength(2)
  })

  it('gives room to spare to those who want it, in equal shares, and says what is left', () => {
    const { sheets } = paginate([block('a', 20, { room: 10 }), block('b', 20, { room: 100 }), block('c', 20)], 100)
    expect(sheets[0]!.placed.map(({ grow }) => grow)).toEqual([10, 30, 0])
    expect(paginate([block('a', 20, { room: 10 })], 100).sheets[0]!.left).toBe(70)
  })

  it('enlarges pictures before it leaves room to write', () => {
    const { sheets } = paginate([block('picture', 40, { enlarge: 15 }), block('text', 20, { room: 50 })], 100)
    expect(sheets[0]!.placed.map(({ grow }) => grow)).toEqual([15, 25])
    expect(paginate([block('picture', 40, { enlarge: 50 }), block('text', 20, { room: 50 })], 100).sheets[0]!.placed.map(({ grow }) => grow)).toEqual([40, 0])
  })

  it('names a block taller than a sheet, and still places it', () => {
    const plan = paginate([block('a', 10), block('tower', 120), block('b', 10)], 100)
    expect(plan.tooTall).toEqual(['tower'])
    expect(plan.sheets.map(({ placed }) => placed.map(({ block }) => block))).toEqual([[0], [1], [2]])
  })

  it('prints everything once, in its order, on sheets that hold it', () => {
    const anyBlock = fc.record({
      id: fc.constant('any'),
      parts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
      head: fc.integer({ min: 0, max: 10 }),
      before: fc.integer({ min: 0, max: 10 }),
      keep: fc.boolean(),
      breaks: fc.boolean(),
      group: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
      foot: fc.integer({ min: 0, max: 20 }),
      shrink: fc.integer({ min: 0, max: 1 }),
      enlarge: fc.integer({ min: 0, max: 9 }),
    })
    fc.assert(fc.property(fc.array(anyBlock, { maxLength: 20 }), (blocks) => {
      const { sheets, tooTall } = paginate(blocks, 100)
      const printed = sheets.flatMap(({ placed }) => placed.flatMap(({ block, from, to }) => Array.from({ length: to - from }, (_, i) => `${block}.${from + i}`)))
      expect(printed).toEqual(blocks.flatMap(({ parts }, i) => parts.map((_, part) => `${i}.${part}`)))
      for (const { left, placed } of sheets) {
        expect(placed.length).toBeGreaterThan(0)
        if (!tooTall.length)
          expect(left).toBeGreaterThanOrEqual(0)
      }
    }))
  })
})
