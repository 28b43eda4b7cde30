// The deck as a PDF: printed by the browser with its tags, given bookmarks by chapter and title, and checked.
import type { PDFRef } from 'pdf-lib'
import type { Page } from 'playwright-chromium'
import type { Description } from './pdf-metadata.ts'
import type { Slide } from './slides.ts'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { extractText, getDocumentProxy } from 'unpdf'
import { sources } from '../../case/index.ts'
import { describePdf } from './pdf-metadata.ts'
import { mendTags } from './pdf-tags.ts'
import { PRINTED } from './print.ts'
import { byChapter } from './slides.ts'
import { plainTitle } from './titles.ts'

/**
 * Prints the deck's print page (`openPrint`), one page a slide, with bookmarks and with what the first slide says of the deck.
 * @throws Error when there are not as many pages as slides.
 */
export async function printPdf(page: Page, slides: readonly Slide[]): Promise<Uint8Array> {
  await page.evaluate(linkSlides, slides.map(({ no, alias }) => ({ no, alias })))
  // Slidev prints pages of the size of the canvas; here the footnotes are below it.
  await page.addStyleTag({ content: `@page { size: ${PRINTED.width}px ${PRINTED.height}px !important; margin: 0 !important }` })
  const printed = await page.pdf({ tagged: true, outline: true, printBackground: true, preferCSSPageSize: true })
  const pdf = await PDFDocument.load(printed, { updateMetadata: false })
  if (pdf.getPageCount() !== slides.length)
    throw new Error(`The print has ${pdf.getPageCount()} pages; the deck has ${slides.length} slides.`)
  describePdf(pdf, descriptionOf(slides[0]!))
  mendTags(pdf, target => 'address' in target ? describeAddress(target.address) : plainTitle(slides[target.page - 1]!))
  setOutline(pdf, slides)
  return pdf.save()
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

/** What the deck's headmatter says of it. */
export function descriptionOf({ frontmatter }: Slide): Description {
  const text = (key: string) => typeof frontmatter[key] === 'string' ? frontmatter[key] : ''
  return {
    title: text('title'),
    author: text('author'),
    subject: text('info'),
    keywords: text('keywords').split(/,\s*/),
    language: (frontmatter.htmlAttrs as { lang?: string } | undefined)?.lang ?? 'en',
  }
}

/** What a link to an address says of itself: the title of the source that is read there, else the address. */
export function describeAddress(address: string): string {
  const found = sources.find(source => [source.address, ...source.addresses ?? []].includes(address))
  return found ? found.title : address
}

interface Bookmark {
  title: string
  page: PDFRef
  children: Bookmark[]
}

/** Bookmarks: chapters, folded, and in each its titles. The browser's own are a flat list of headings. */
function setOutline(pdf: PDFDocument, slides: readonly Slide[]) {
  const pages = pdf.getPages()
  const bookmark = (title: string, { no }: Slide): Bookmark => ({ title, page: pages[no - 1]!.ref, children: [] })
  const chapters = [...byChapter(slides)].map(([chapter, some]) =>
    ({ ...bookmark(chapter, some[0]!), children: some.map(slide => bookmark(plainTitle(slide), slide)) }))
  const root = pdf.context.nextRef()
  const { first, last } = addBookmarks(pdf, root, chapters)
  pdf.context.assign(root, pdf.context.obj({ Type: 'Outlines', First: first, Last: last, Count: chapters.length }))
  pdf.catalog.set(PDFName.of('Outlines'), root)
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}

function addBookmarks(pdf: PDFDocument, parent: PDFRef, bookmarks: readonly Bookmark[]): { first: PDFRef, last: PDFRef } {
  const refs = bookmarks.map(() => pdf.context.nextRef())
  for (const [i, { title, page, children }] of bookmarks.entries()) {
    const item = pdf.context.obj({ Parent: parent, Dest: [page, 'Fit'] })
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

/** What is wrong with a printed deck, a line for each fault: titles, links, tags. */
export async function checkPdf(bytes: Uint8Array, slides: readonly Slide[]): Promise<string[]> {
  const faults: string[] = []
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  if (!pdf.catalog.lookup(PDFName.of('StructTreeRoot')) || !pdf.catalog.lookup(PDFName.of('Outlines')))
    faults.push('The PDF has lost its tags or its bookmarks.')
  for (const [i, page] of pdf.getPages().entries()) {
    for (const address of addressesOf(page.node.Annots())) {
      if (/^(?:https?:\/\/(?:127\.0\.0\.1|localhost)|file:)/.test(address))
        faults.push(`${slides[i]?.alias}: a link leads to ${address}, which only exists while printing.`)
    }
  }
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)))
  for (const slide of slides) {
    const letters = (words: string) => words.toLowerCase().replace(/[^\p{L}]/gu, '')
    const page = text[slide.no - 1] ?? ''
    if (!page.trim())
      faults.push(`${slide.alias}: its page has no text.`)
    else if (!letters(page).includes(letters(plainTitle(slide))))
      faults.push(`${slide.alias}: its title is not on its page.`)
  }
  return faults
}

/** Addresses that the links of a page lead to, those inside the document apart. */
function addressesOf(annotations: PDFArray | undefined): string[] {
  return (annotations?.asArray() ?? []).flatMap((_, i) => {
    const uri = annotations!.lookupMaybe(i, PDFDict)?.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('URI'))
    return uri instanceof PDFString || uri instanceof PDFHexString ? [uri.decodeText()] : []
  })
}
