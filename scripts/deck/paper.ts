// The documents on paper: opened once, laid onto each size of sheet, printed by the browser with its tags.
import type { Browser, Page } from 'playwright-chromium'
import type { Paper } from '../../paper/sizes.ts'
import type { Bookmark } from './pdf.ts'
import { PDFDocument } from 'pdf-lib'
import { PAPERS } from '../../paper/sizes.ts'
import { finish } from './pdf.ts'

/** The documents that the deck has routes for. */
export const DOCUMENTS = ['handout'] as const
export type PaperDocument = typeof DOCUMENTS[number]

export const PAPER_DEFAULTS = {
  /** Milliseconds that the sheets may take to be laid. */
  timeout: 180_000,
  paper: 'a4' as Paper,
  /** Where the deck can be opened, printed with what leads there; by default what the build knows. */
  address: undefined as string | undefined,
  /** Called with the page before it opens the document. */
  prepare: (_page: Page): void => {},
}

/**
 * Opens a document of the deck served at `url` and waits until its sheets are laid.
 * @throws Error when they are not there in time.
 */
export async function openPaper(browser: Browser, url: string, document: PaperDocument, options: Partial<typeof PAPER_DEFAULTS> = {}): Promise<Page> {
  const { timeout, paper, address, prepare } = { ...PAPER_DEFAULTS, ...options }
  const context = await browser.newContext({ viewport: { width: 1280, height: 905 }, colorScheme: 'light', reducedMotion: 'reduce' })
  await context.addInitScript(() => localStorage.setItem('slidev-color-schema', 'light'))
  const page = await context.newPage()
  prepare(page)
  const query = new URLSearchParams({ paper, ...(address && { address }) })
  await page.goto(`${url}?print=true#/${document}?${query}`)
  await page.waitForSelector('html[data-paper="ready"]', { state: 'attached', timeout })
  return page
}

/**
 * Prints an open document on a paper.
 * @throws Error that lists what the sheets say is wrong, and when there are not as many pages as sheets.
 */
export async function printPaper(page: Page, paper: Paper): Promise<Uint8Array> {
  const { faults, bookmarks, about } = await page.evaluate(layAndRead, paper)
  if (faults.length)
    throw new Error(faults.join('\n'))
  const { width, height } = PAPERS[paper]
  await page.addStyleTag({ content: `@page { size: ${width}mm ${height}mm !important; margin: 0 !important }` })
  const printed = await page.pdf({ tagged: true, outline: false, printBackground: true, preferCSSPageSize: true })
  const pdf = await PDFDocument.load(printed, { updateMetadata: false })
  const sheets = await page.locator('.sheet').count()
  if (pdf.getPageCount() !== sheets)
    throw new Error(`The print has ${pdf.getPageCount()} pages; there are ${sheets} sheets.`)
  return finish(pdf, about, bookmarks)
}

/** Lays the sheets of a paper and reads what they say of themselves. Runs in the page. */
function layAndRead(paper: string) {
  window.dispatchEvent(new CustomEvent('paper', { detail: paper }))
  const bookmarks: Bookmark[] = []
  document.querySelectorAll('.sheet').forEach((sheet, page) => {
    for (const heading of sheet.querySelectorAll<HTMLElement>('.cover h1, .part h2, .idea-head h3, .exercise-head h3, .ledger-section')) {
      const text = heading.cloneNode(true) as HTMLElement
      text.querySelectorAll('sup').forEach(mark => mark.remove())
      const bookmark: Bookmark = { title: text.textContent!.replace(/\s+/g, ' ').trim(), page, children: [] }
      if (/H[12]/.test(heading.tagName) || !bookmarks.length)
        bookmarks.push(bookmark)
      else
        bookmarks.at(-1)!.children.push(bookmark)
    }
  })
  return {
    faults: JSON.parse(document.documentElement.dataset.faults!) as string[],
    bookmarks,
    about: JSON.parse(document.querySelector<HTMLElement>('[data-about]')!.dataset.about!) as Record<'title' | 'author' | 'subject' | 'keywords' | 'language', string>,
  }
}
