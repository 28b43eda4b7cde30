// The deck on paper: its print page, every slide at its final click with its footnotes, and the PDF made of it.
import type { Browser, Page } from 'playwright-chromium'
import type { Slide } from '../slides/slides.ts'
import type { Bookmark } from './pdf.ts'
import { PDFDocument } from 'pdf-lib'
import { inkDrawings } from '../../paper/ink.ts'
import { waitingSlides } from '../../paper/pictures.ts'
import { aboutDeck, byChapter } from '../slides/slides.ts'
import { plainTitle } from '../slides/titles.ts'
import { auditPdf, faultLines } from './audit/audit.ts'
import { finish, holds } from './pdf.ts'

/** A printed page: the canvas and below it a strip for footnotes, in the ratio of A4. */
export const PRINTED = { width: 1280, height: 905 }

export const PRINT_DEFAULTS = {
  /** Milliseconds that the slides may take to be there, all of them. */
  timeout: 120_000,
  /** Called with the page before it opens the deck. */
  prepare: (_page: Page): void => {},
}

/**
 * Opens the print page of the deck served at `url` and waits until all of it is drawn.
 * @throws Error when a slide is not there in time.
 */
export async function openPrint(browser: Browser, url: string, options: Partial<typeof PRINT_DEFAULTS> = {}): Promise<Page> {
  const { timeout, prepare } = { ...PRINT_DEFAULTS, ...options }
  const context = await browser.newContext({ viewport: PRINTED, colorScheme: 'light', reducedMotion: 'reduce' })
  await context.addInitScript(() => localStorage.setItem('slidev-color-schema', 'light'))
  const page = await context.newPage()
  prepare(page)
  // The question mark stands before the hash: Slidev looks for it there.
  await page.goto(`${url}?print=true#/print`)
  const missing = async () => await page.locator('.print-slide-container').count() ? page.evaluate(waitingSlides, undefined) : ['all of them']
  const start = performance.now()
  for (let waiting = await missing(); waiting.length; waiting = await missing()) {
    if (performance.now() - start > timeout)
      throw new Error(`The print page is not complete after ${timeout / 1000} s; these slides are missing: ${waiting.join(', ')}.`)
    await page.waitForTimeout(100)
  }
  await page.evaluate(async () => {
    await document.fonts.ready
    // Two frames: components draw what they measured.
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  })
  await page.evaluate(inkDrawings, undefined)
  return page
}

/**
 * Prints the deck's print page (`openPrint`), one page a slide, with bookmarks and with what the first slide says of the deck.
 * @throws Error when there are not as many pages as slides.
 */
export async function printPdf(page: Page, slides: readonly Slide[]): Promise<Uint8Array> {
  await page.evaluate(linkSlides, slides.map(({ no, alias }) => ({ no, alias })))
  // Slidev prints pages of the size of the canvas; here the footnotes are below it.
  await page.addStyleTag({ content: `@page { size: ${PRINTED.width}px ${PRINTED.height}px !important; margin: 0 !important }` })
  await checkWidth(page, PRINTED.width)
  const printed = await page.pdf({ tagged: true, outline: true, printBackground: true, preferCSSPageSize: true })
  const pdf = await PDFDocument.load(printed, { updateMetadata: false })
  if (pdf.getPageCount() !== slides.length)
    throw new Error(`The print has ${pdf.getPageCount()} pages; the deck has ${slides.length} slides.`)
  return finish(pdf, aboutDeck(slides[0]!), chaptersOf(slides))
}

/**
 * What is wider than a page makes the browser shrink all of them.
 * @throws Error when something is
 */
export async function checkWidth(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width: Math.ceil(width), height: PRINTED.height })
  await page.emulateMedia({ media: 'print' })
  const needed = await page.evaluate(() => document.documentElement.scrollWidth)
  if (needed > Math.ceil(width))
    throw new Error(`What is printed is ${needed} px wide, a page is ${Math.ceil(width)}: the browser would shrink all pages. Something sticks out; look for what lacks "contain: strict" (styles/print.css, paper/paper.css).`)
}

/** Turns links between slides into links between pages. Runs in the page. */
function linkSlides(slides: { no: number, alias: string }[]) {
  for (const { no, alias } of slides)
    document.querySelector(`.print-slide-container .slidev-page[data-slidev-no="${no}"]`)?.setAttribute('id', `slide-${alias}`)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')) {
    const [, address] = /#\/?([\w-]+)/.exec(link.getAttribute('href')!) ?? []
    const slide = slides.find(({ no, alias }) => alias === address || String(no) === address)
    if (slide && link.origin === location.origin)
      link.setAttribute('href', `#slide-${slide.alias}`)
  }
}

/** Bookmarks of the deck: chapters, folded, and in each its titles. */
function chaptersOf(slides: readonly Slide[]): Bookmark[] {
  const bookmark = (title: string, { no }: Slide): Bookmark => ({ title, page: no - 1, children: [] })
  return [...byChapter(slides)].map(([chapter, some]) =>
    ({ ...bookmark(chapter, some[0]!), children: some.map(slide => bookmark(plainTitle(slide), slide)) }))
}

/** What is wrong with a printed deck, a line for each fault: what the auditor finds, and slides whose title is not on their page. */
export async function checkPdf(bytes: Uint8Array, slides: readonly Slide[]): Promise<string[]> {
  const { title, language } = aboutDeck(slides[0]!)
  const { faults, text } = await auditPdf(bytes, {
    title,
    language,
    paper: { width: PRINTED.width * 0.75, height: PRINTED.height * 0.75 },
    pages: slides.length,
    bookmarks: chaptersOf(slides).flatMap(chapter => [chapter, ...chapter.children]).map(bookmark => bookmark.title),
  })
  const untitled = slides.filter(slide => !holds(text[slide.no - 1] ?? '', plainTitle(slide)))
  return [
    ...faultLines(faults, page => slides[page - 1]?.alias ?? String(page)),
    ...untitled.map(({ alias }) => `${alias}: its title is not on its page.`),
  ]
}
