import { describe, expect, it } from 'vitest'
import { withinColumns } from './printed-code.ts'

describe('printed code', () => {
  it('breaks a comment into comments, with their indentation', () => {
    expect(withinColumns('// one two three four\n  // five six seven\nlet a = 1', 12)).toBe('// one two\n// three\n// four\n  // five\n  // six\n  // seven\nlet a = 1')
  })

  it('leaves to the page what it may break between words, and a word that is longer than a line', () => {
    const code = 'const message = \'one\' // two three\n/** four five six seven eight */\n// https://example.org/one/two/three'
    expect(withinColumns(code, 20)).toBe(code)
  })
})
