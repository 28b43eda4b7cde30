import { describe, expect, it } from 'vitest'
import { furtherReading } from './lists.ts'
import type { Recommendation } from './reading.ts'
import { reading, readingOf } from './reading.ts'

const items: Recommendation[] = reading.flatMap(group => [...group.items])

describe('further reading', () => {
  it('holds the whole list of the case, first', () => {
    expect(reading[0].items.map(item => item.case)).toEqual(furtherReading.map(({ id }) => id))
  })

  it('recommends nothing twice', () => {
    const addresses = items.map(item => readingOf(item).address)
    expect(addresses.filter((address, i) => addresses.indexOf(address) !== i)).toEqual([])
  })

  it('says why in one sentence each', () => {
    for (const { why } of items)
      expect(why).toMatch(/^\p{Lu}[^.!?]*\.$/u)
  })

  it('takes titles and addresses from where they stand', () => {
    expect(readingOf({ case: 'chaos-engineering' }).title).toBe('Chaos Engineering Book by Netflix engineers')
    expect(readingOf({ source: 'M18' })).toMatchObject({ title: expect.stringContaining('The Tail at Scale'), address: expect.stringMatching(/^https:/) })
  })
})
