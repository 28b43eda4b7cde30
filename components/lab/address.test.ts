import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeText, encodeText, LONGEST_SHARED } from './address.ts'

const TEXT = 'export const fallback = (cached: Rows, popular: Rows) => cached ?? popular // ★ \u2028 ünï\n'.repeat(20)

describe('a text in an address', () => {
  it('comes back as it was, in letters that any address may hold', async () => {
    const packed = await encodeText('rows', TEXT)
    expect(packed).toMatch(/^rows\.[\w-]+$/)
    expect(await decodeText('rows', packed)).toEqual({ kind: 'text', text: TEXT })
    expect(await decodeText('rows', null)).toEqual({ kind: 'none' })
  })

  it('is refused when a letter is wrong or missing, wherever it is, and never garbled', async () => {
    const packed = await encodeText('rows', TEXT)
    for (let at = 'rows.'.length; at < packed.length; at += 3) {
      const wrong = packed.slice(0, at) + (packed[at] === 'A' ? 'B' : 'A') + packed.slice(at + 1)
      const read = await decodeText('rows', wrong)
      // The first bytes say how it was packed; some of them make no difference to the text.
      expect(read.kind === 'damaged' || (read.kind === 'text' && read.text === TEXT), `letter ${at}`).toBe(true)
      expect((await decodeText('rows', packed.slice(0, at))).kind).toBe('damaged')
    }
  })

  it('is refused for another exercise, and says which', async () => {
    expect(await decodeText('cascade', await encodeText('rows', TEXT))).toMatchObject({ kind: 'damaged', message: expect.stringContaining('it holds a text for "rows", and this is cascade') })
  })

  it('is not unpacked further than a text may be long', async () => {
    const bomb = deflateSync('x'.repeat(50_000_000)).toString('base64url')
    expect(bomb.length).toBeLessThan(70_000)
    expect((await decodeText('rows', `rows.${bomb}`)).kind).toBe('damaged')
    expect((await decodeText('rows', `rows.${'A'.repeat(3 * LONGEST_SHARED)}`)).kind).toBe('damaged')
  })
})
