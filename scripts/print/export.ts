// Prints everything that the deck is on paper, from one build with one browser: the deck and its documents.
import type { Browser } from 'playwright-chromium'
import type { PaperDocument } from './paper.ts'
import type { Slide } from '../slides/slides.ts'
import { checkPaper, DOCUMENTS, openPaper, printPaper } from './paper.ts'
import { checkPdf, printPdf } from './pdf.ts'
import { openPrint } from './print.ts'

/** What can be exported, by name: the deck, and each document on each of its papers. */
export const EXPORTS = ['deck', ...Object.entries(DOCUMENTS).flatMap(([document, papers]) => papers.map(paper => `${document}-${paper}`))]

/** One export. */
export interface Exported {
  name: string
  bytes: Uint8Array
  pages: number
  /** What is wrong with it, a line for each fault. */
  faults: string[]
  /** How long it took to open, print and check. */
  seconds: number
}

export const EXPORT_DEFAULTS = {
  /** Names of {@link EXPORTS}, or of documents for all their papers. */
  only: EXPORTS as readonly string[],
  /** Where the deck can be opened; by default what the build knows. */
  address: undefined as string | undefined,
}

/** The exports that some names mean. @throws RangeError naming those there are. */
export function readExports(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const found = EXPORTS.filter(one => one === name || one.startsWith(`${name}-`))
    if (!found.length)
      throw new RangeError(`There is no export "${name}"; there are ${EXPORTS.join(', ')}.`)
    return found
  })
}

/**
 * Prints and checks exports of the deck served at `url`, one after the other.
 * @throws Error when one cannot be printed at all
 */
export async function* printExports(browser: Browser, url: string, slides: readonly Slide[], options: Partial<typeof EXPORT_DEFAULTS> = {}): AsyncGenerator<Exported> {
  const { only, address } = { ...EXPORT_DEFAULTS, ...options }
  let start = performance.now()
  const lap = () => {
    const seconds = (performance.now() - start) / 1000
    start = performance.now()
    return seconds
  }
  if (only.includes('deck')) {
    const page = await openPrint(browser, url)
    const bytes = await printPdf(page, slides)
    await page.context().close()
    yield { name: 'deck', bytes, pages: slides.length, faults: await checkPdf(bytes, slides), seconds: lap() }
  }
  for (const [document, papers] of Object.entries(DOCUMENTS)) {
    const wanted = papers.filter(paper => only.includes(`${document}-${paper}`))
    if (!wanted.length)
      continue
    const page = await openPaper(browser, url, document as PaperDocument, { address })
    for (const paper of wanted) {
      const printed = await printPaper(page, paper)
      yield { name: `${document}-${paper}`, bytes: printed.bytes, pages: printed.pages, faults: await checkPaper(printed, document as PaperDocument, slides), seconds: lap() }
    }
    await page.context().close()
  }
}
