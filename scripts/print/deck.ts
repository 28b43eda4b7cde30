// The deck on paper: its print page, every slide at its final click with its footnotes, the earlier steps of a diagram before it, and the PDF made of it.
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

/** Points to the pixel of a page, as the file has them; a printer makes the page fit paper, as a rule A4 across. */
const POINTS = 0.75
const LEAST_LETTERS = 6.5 * PRINTED.width * POINTS / (297 / 25.4 * 72)

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

/** A deck as it was printed. */
export interface PrintedDeck {
  bytes: Uint8Array
  /** The slide on each page, from 1: the steps of a diagram are pages of one slide. */
  shown: number[]
}

/**
 * Prints the deck's print page (`openPrint`), with bookmarks and with what the first slide says of the deck.
 * @throws Error when there are not as many pages as the print page has, or a slide has none.
 */
export async function printPdf(page: Page, slides: readonly Slide[]): Promise<PrintedDeck> {
  await page.evaluate(linkSlides, slides.map(({ no, alias }) => ({ no, alias })))
  // Slidev prints pages of the size of the canvas; here the footnotes are below it.
  await page.addStyleTag({ content: `@page { size: ${PRINTED.width}px ${PRINTED.height}px !important; margin: 0 !important }` })
  await checkWidth(page, PRINTED.width)
  const printed = await page.pdf({ tagged: true, outline: true, printBackground: true, preferCSSPageSize: true })
  const pdf = await PDFDocument.load(printed, { updateMetadata: false })
  const shown = await page.locator('.print-slide-container .slidev-page').evaluateAll(all => all.map(slide => Number((slide as HTMLElement).dataset.slidevNo)))
  if (pdf.getPageCount() !== shown.length)
    throw new Error(`The print has ${pdf.getPageCount()} pages; the print page has ${shown.length}.`)
  const missing = slides.filter(({ no }) => !shown.includes(no))
  if (missing.length)
    throw new Error(`The print lacks ${missing.map(({ alias }) => alias).join(', ')}.`)
  return { bytes: await finish(pdf, aboutDeck(slides[0]!), chaptersOf(slides, shown)), shown }
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
function chaptersOf(slides: readonly Slide[], shown: readonly number[]): Bookmark[] {
  const bookmark = (title: string, { no }: Slide): Bookmark => ({ title, page: shown.indexOf(no), children: [] })
  return [...byChapter(slides)].map(([chapter, some]) =>
    ({ ...bookmark(chapter, some[0]!), children: some.map(slide => bookmark(plainTitle(slide), slide)) }))
}

/** What is wrong with a printed deck, a line for each fault: what the auditor finds, and slides whose title is not on their page. */
export async function checkPdf({ bytes, shown }: PrintedDeck, slides: readonly Slide[]): Promise<string[]> {
  const { title, language } = aboutDeck(slides[0]!)
  const { faults, text } = await auditPdf(bytes, {
    title,
    language,
    paper: { width: PRINTED.width * POINTS, height: PRINTED.height * POINTS },
    pages: shown.length,
    letters: LEAST_LETTERS,
    bookmarks: chaptersOf(slides, shown).flatMap(chapter => [chapter, ...chapter.children]).map(bookmark => bookmark.title),
  })
  const untitled = slides.filter(slide => !shown.every((no, page) => no !== slide.no || holds(text[page] ?? '', plainTitle(slide))))
  return [
    ...faultLines(faults, page => slides[shown[page - 1]! - 1]?.alias ?? String(page)),
    ...untitled.map(({ alias }) => `${alias}: its title is not on its page.`),
  ]
}
