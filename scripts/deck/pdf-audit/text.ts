// The words of each page as a reader finds them, and whether they stand on the page.
import type { Fault } from './fault.ts'
import { getDocumentProxy } from 'unpdf'

/** Points that a letter may stand beyond the edge: the side of a letter is not its ink. */
const TOLERANCE = 2

/** Share of the size of a letter that stands above its baseline. */
const ASCENT = 0.7

/** The words of every page, and what is wrong with them. */
export async function auditText(bytes: Uint8Array): Promise<{ text: string[], faults: Fault[] }> {
  const text: string[] = []
  const faults: Fault[] = []
  // pdf.js takes the bytes for itself.
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const [left, bottom, right, top] = page.view as [number, number, number, number]
      const items = (await page.getTextContent()).items.filter(item => 'str' in item)
      const words = items.map(item => item.str + (item.hasEOL ? '\n' : '')).join('')
      text.push(words)
      if (!words.trim())
        faults.push({ check: 'text', page: number, what: 'the page has no text' })
      const unreadable = /[\uFFFD\uE000-\uF8FF]/.exec(words)
      if (unreadable)
        faults.push({ check: 'text', page: number, what: `letters cannot be read, after “${words.slice(Math.max(0, unreadable.index - 20), unreadable.index)}”` })
      for (const item of items.filter(({ str }) => str.trim())) {
        const [a, b, c, d, x, y] = item.transform as [number, number, number, number, number, number]
        // Along the baseline, and up from it.
        const along = item.width / (Math.hypot(a, b) || 1)
        const corners = [[x, y], [x + a * along, y + b * along], [x + c * ASCENT, y + d * ASCENT]] as const
        if (corners.some(([h, v]) => h < left - TOLERANCE || h > right + TOLERANCE || v < bottom - TOLERANCE || v > top + TOLERANCE))
          faults.push({ check: 'box', page: number, what: `“${item.str.trim().slice(0, 40)}” stands outside the page` })
      }
      page.cleanup()
    }
  }
  finally {
    await pdf.loadingTask.destroy()
  }
  return { text, faults }
}
