import type { Citation } from './citation.ts'
import { describe, expect, it } from 'vitest'
import { formOf, saysRecord } from './footnotes.ts'

const note = (record: number, ...titles: number[]) => ({
  label: 'Close',
  record: 'r'.repeat(record),
  sources: titles.map((letters, i) => ({ id: `S${i}`, title: 't'.repeat(letters), address: '' })),
}) as Citation

describe('the footnotes of a printed slide', () => {
  it('say all that their strip has room for', () => {
    expect(formOf([note(200, 60, 60)])).toBe('titles')
    expect(formOf(Array.from({ length: 6 }, () => note(100, 60, 60)))).toBe('keys')
    expect(formOf(Array.from({ length: 16 }, () => note(150, 60)))).toBe('standings')
  })

  it('are no single word: where no source is named the record is said', () => {
    expect(saysRecord(note(80), 'standings')).toBe(true)
    expect(saysRecord(note(80, 60), 'standings')).toBe(false)
    expect(saysRecord(note(80, 60), 'keys')).toBe(true)
  })
})
