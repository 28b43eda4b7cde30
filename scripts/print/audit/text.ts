// The words of each page as a reader finds them, and whether they stand on the page.
import type { PDFDocument } from 'pdf-lib'
import type { Fault } from './fault.ts'
import { getDocumentProxy } from 'unpdf'

/** Points that a letter may stand beyond the edge: the side of a letter is not its ink. */
const TOLERANCE = 2

/** Share of the size of a letter that stands above its baseline. */
const ASCENT = 0.7

/**
 * The words of every page, and what is wrong with them.
 * It changes the document: pdf.js passes over letters outside the page, so that the pages are made larger for it.
 */
export async function auditText(document: PDFDocument): Promise<{ text: string[], faults: Fault[] }> {
  const text: string[] = []
  const faults: Fault[] = []
  const boxes = document.getPages().map((page) => {
    const { x, y, width, height } = page.getCropBox()
    page.setMediaBox(x - width, y - height, 3 * width, 3 * height)
    page.setCropBox(x - width, y - height, 3 * width, 3 * height)
    return [x, y, x + width, y + height] as const
  })
  const pdf = await getDocumentProxy(await document.save({ useObjectStreams: false, updateFieldAppearances: false }), { verbosity: 0 })
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const [left, bottom, right, top] = boxes[number - 1]!
      const items = (await page.getTextContent()).items.filter(item => 'str' in item)
      const words = items.map(item => item.str + (item.hasEOL ? '\n' : '')).join('')
      text.push(words)
      if (!words.trim())
        faults.push({ check: 'text', page: number, what: 'the page has no text' })
      const unreadable = /[\uFFFD\uE000-\uF8FF]/.exec(words)
      if (unreadable)
        faults.push({ check: 'text', page: number, what: `letters cannot be read, after “${words.slice(0, unreadable.index).trim().split(/\s+/).at(-1)}”` })
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
