import { describe, expect, it } from 'vitest'
import { readKeys } from './keys.ts'

const keysOf = (...chunks: string[]) => {
  const read = readKeys()
  return chunks.flatMap(chunk => read(chunk))
}

describe('keys', () => {
  it('are single letters, Enter, Backspace and Ctrl-C', () => {
    expect(keysOf('h', '7', '\r', '\x7F', '\x03', 'é')).toEqual(['h', '7', 'enter', 'backspace', 'ctrl-c', 'é'])
  })

  it.each([
    ['Delete', '\x1B[3~'], ['Page down', '\x1B[6~'], ['an arrow', '\x1B[A'], ['F5', '\x1B[15~'], ['Alt with n', '\x1Bn'], ['Escape', '\x1B'], ['Tab', '\t'],
  ])('that are longer act as none: %s', (_, sequence) => {
    expect(keysOf(sequence)).toEqual([])
  })

  it('of a number can be typed ahead', () => {
    expect(keysOf('12\r')).toEqual(['1', '2', 'enter'])
  })

  it('are not what is pasted, in one piece or in several', () => {
    expect(keysOf('export function quit() {}\nx\n')).toEqual([])
    expect(keysOf('\x1B[200~x', 'q', 'r\x1B[201~', 'h')).toEqual(['h'])
  })
})
