// The deck as a PDF: printed by the browser with its tags, given bookmarks by chapter and title, and checked.
import type { PDFRef } from 'pdf-lib'
import type { Page } from 'playwright-chromium'
import type { PaperAbout } from '../../paper/data.ts'
import type { Slide } from '../slides/slides.ts'
import { PDFDocument, PDFHexString, PDFName, PDFNumber } from 'pdf-lib'
import { sources } from '../../case/index.ts'
import { auditPdf, faultLines } from './audit/audit.ts'
import { describePdf } from './metadata.ts'
import { mendTags } from './tags.ts'
import { PRINTED } from './print.ts'
import { aboutDeck, byChapter } from '../slides/slides.ts'
import { plainTitle } from '../slides/titles.ts'

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

/** A line of the bookmarks, and those folded under it. */
export interface Bookmark {
  title: string
  /** From 0. */
  page: number
  children: Bookmark[]
}

/** Gives a print what the browser leaves out: who made it, its language, its bookmarks, tags that hold. The browser's own bookmarks are a flat list of headings. */
export async function finish(pdf: PDFDocument, about: PaperAbout, bookmarks: readonly Bookmark[]): Promise<Uint8Array> {
  describePdf(pdf, about)
  mendTags(pdf, target => 'address' in target ? describeAddress(target.address) : describePage(target.page, bookmarks))
  const root = pdf.context.nextRef()
  const { first, last } = addBookmarks(pdf, root, bookmarks)
  pdf.context.assign(root, pdf.context.obj({ Type: 'Outlines', First: first, Last: last, Count: bookmarks.length }))
  pdf.catalog.set(PDFName.of('Outlines'), root)
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  return pdf.save()
}

/** What a link to an address says of itself: the title of the source that is read there, else the address. */
function describeAddress(address: string): string {
  return sources.find(source => [source.address, ...source.addresses ?? []].includes(address))?.title ?? address
}

/** What a link to a page, from 1, says of itself. */
function describePage(page: number, bookmarks: readonly Bookmark[]): string {
  const title = bookmarks.flatMap(bookmark => [bookmark, ...bookmark.children]).findLast(bookmark => bookmark.page < page)?.title
  return `Page ${page}${title ? `: ${title}` : ''}`
}

/** Bookmarks of the deck: chapters, folded, and in each its titles. */
function chaptersOf(slides: readonly Slide[]): Bookmark[] {
  const bookmark = (title: string, { no }: Slide): Bookmark => ({ title, page: no - 1, children: [] })
  return [...byChapter(slides)].map(([chapter, some]) =>
    ({ ...bookmark(chapter, some[0]!), children: some.map(slide => bookmark(plainTitle(slide), slide)) }))
}

function addBookmarks(pdf: PDFDocument, parent: PDFRef, bookmarks: readonly Bookmark[]): { first: PDFRef, last: PDFRef } {
  const refs = bookmarks.map(() => pdf.context.nextRef())
  for (const [i, { title, page, children }] of bookmarks.entries()) {
    const item = pdf.context.obj({ Parent: parent, Dest: [pdf.getPage(page).ref, 'Fit'] })
    item.set(PDFName.of('Title'), PDFHexString.fromText(title))
    if (refs[i - 1])
      item.set(PDFName.of('Prev'), refs[i - 1]!)
    if (refs[i + 1])
      item.set(PDFName.of('Next'), refs[i + 1]!)
    if (children.length) {
      const { first, last } = addBookmarks(pdf, refs[i]!, children)
      item.set(PDFName.of('First'), first)
      item.set(PDFName.of('Last'), last)
      // Negative: folded.
      item.set(PDFName.of('Count'), PDFNumber.of(-children.length))
    }
    pdf.context.assign(refs[i]!, item)
  }
  return { first: refs[0]!, last: refs.at(-1)! }
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

/** Whether a printed text holds some words, however its lines break. */
export function holds(text: string, words: string): boolean {
  return lettersOf(text).includes(lettersOf(words))
}

/** A text without what a line break or a hyphen may change. */
export function lettersOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
