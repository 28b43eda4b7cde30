// The words of each page as a reader finds them: whether they stand on the page, are large enough, and have room for themselves.
import type { PDFDocument } from 'pdf-lib'
import type { Fault } from './fault.ts'
import { getDocumentProxy } from 'unpdf'

/** Points that a letter may stand beyond the edge: the side of a letter is not its ink. */
const TOLERANCE = 2

/** Share of the size of a letter that stands above its baseline. */
const ASCENT = 0.7

/** Share of a mark, such as that of a footnote, that other letters may cover: its side is not its ink. */
const COVERED = 0.15

/** A run of letters: where it stands, from its baseline up, in points. */
interface Run {
  text: string
  size: number
  left: number
  right: number
  bottom: number
  top: number
}

/**
 * The words of every page, and what is wrong with them.
 * @param least the least size of letters, in points
 * It changes the document: pdf.js passes over letters outside the page, so that the pages are made larger for it.
 */
export async function auditText(document: PDFDocument, least: number): Promise<{ text: string[], faults: Fault[] }> {
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
      const runs: Run[] = []
      for (const item of items.filter(({ str }) => str.trim())) {
        const [a, b, c, d, x, y] = item.transform as [number, number, number, number, number, number]
        // Along the baseline, and up from it.
        const along = item.width / (Math.hypot(a, b) || 1)
        const corners = [[x, y], [x + a * along, y + b * along], [x + c * ASCENT, y + d * ASCENT]] as const
        if (corners.some(([h, v]) => h < left - TOLERANCE || h > right + TOLERANCE || v < bottom - TOLERANCE || v > top + TOLERANCE))
          faults.push({ check: 'box', page: number, what: `“${item.str.trim().slice(0, 40)}” stands outside the page` })
        const size = Math.hypot(c, d)
        runs.push({ text: item.str.trim(), size, left: x, right: x + item.width, bottom: y, top: y + size * ASCENT })
      }
      faults.push(...letterFaults(runs, least).map((what): Fault => ({ check: 'letters', page: number, what })))
      page.cleanup()
    }
  }
  finally {
    await pdf.loadingTask.destroy()
  }
  return { text, faults }
}

/** The smallest letters of a page, where they are too small; and marks that stand on other letters. */
function letterFaults(runs: readonly Run[], least: number): string[] {
  const faults: string[] = []
  const smallest = runs.toSorted((a, b) => a.size - b.size)[0]
  // Sizes of print are rounded on their way into the file.
  if (smallest && smallest.size < least - 0.05)
    faults.push(`“${smallest.text.slice(0, 40)}” is set in ${smallest.size.toFixed(1)} points, expected at least ${least.toFixed(1)}`)
  for (const mark of runs.filter(({ text }) => /^\d{1,2}$/.test(text))) {
    const under = runs.find(run => run !== mark && run.size > mark.size && overlap(mark, run) > COVERED)
    if (under)
      faults.push(`the mark ${mark.text} stands on “${under.text.slice(0, 40)}”`)
  }
  return faults
}

/** Share of one run that another covers. */
function overlap(run: Run, other: Run): number {
  const width = Math.min(run.right, other.right) - Math.max(run.left, other.left)
  const height = Math.min(run.top, other.top) - Math.max(run.bottom, other.bottom)
  return Math.max(0, width) * Math.max(0, height) / ((run.right - run.left) * (run.top - run.bottom))
}
