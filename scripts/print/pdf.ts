// What every PDF needs that the browser does not give: who made it, its language, bookmarks, tags that hold.
import type { PDFRef, PDFDocument } from 'pdf-lib'
import type { PaperAbout } from '../../paper/data.ts'
import { PDFHexString, PDFName, PDFNumber } from 'pdf-lib'
import { sources } from '../../case/index.ts'
import { describePdf } from './metadata.ts'
import { mendTags } from './tags.ts'

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

/** Whether a printed text holds some words, however its lines break. */
export function holds(text: string, words: string): boolean {
  return lettersOf(text).includes(lettersOf(words))
}

/** A text without what a line break or a hyphen may change. */
export function lettersOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
