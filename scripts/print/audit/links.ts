// Whether bookmarks and links lead somewhere.
import type { PDFDocument, PDFObject, PDFPage, PDFRef } from 'pdf-lib'
import type { Fault } from './fault.ts'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { elementsOf, readStructure, textOf } from './structure.ts'

const name = (text: string) => PDFName.of(text)

/** Addresses that exist only on the machine that printed. */
const LOCAL = /^(?:file:|about:|data:|blob:|javascript:|https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1?\]))/i

/** A bookmark as a reader shows it. */
export interface Bookmark {
  title: string
  /** Depth from 0. */
  depth: number
  /** Page from 1; undefined where it leads nowhere. */
  page?: number
}

/** Finds the page, from 1, that a destination means: an array, a name, or a dictionary with one. */
export function destinations(pdf: PDFDocument): (destination: PDFObject | undefined) => number | undefined {
  const pages = new Map(pdf.getPages().map(({ ref }, i) => [ref.objectNumber, i + 1]))
  const named = new Map<string, PDFObject>()
  const flat = pdf.catalog.lookupMaybe(name('Dests'), PDFDict)
  for (const [key, value] of flat?.entries() ?? [])
    named.set(key.decodeText(), value)
  readNames(pdf.catalog.lookupMaybe(name('Names'), PDFDict)?.lookupMaybe(name('Dests'), PDFDict), named)

  return function pageOf(given, depth = 0): number | undefined {
    const found = pdf.context.lookup(given)
    if (found instanceof PDFArray) {
      const page = found.get(0)
      return page instanceof PDFNumber ? (page.asNumber() < pages.size ? page.asNumber() + 1 : undefined) : pages.get((page as PDFRef | undefined)?.objectNumber ?? -1)
    }
    if (depth > 3)
      return undefined
    if (found instanceof PDFDict)
      return pageOf(found.get(name('D')), depth + 1)
    const key = found instanceof PDFName ? found.decodeText() : textOf(found)
    return named.has(key) ? pageOf(named.get(key), depth + 1) : undefined
  } as (destination: PDFObject | undefined, depth?: number) => number | undefined
}

function readNames(node: PDFDict | undefined, into: Map<string, PDFObject>) {
  const names = node?.lookupMaybe(name('Names'), PDFArray)
  for (let i = 0; names && i + 1 < names.size(); i += 2)
    into.set(textOf(names.lookup(i)), names.get(i + 1))
  const kids = node?.lookupMaybe(name('Kids'), PDFArray)
  for (let i = 0; kids && i < kids.size(); i++)
    readNames(kids.lookupMaybe(i, PDFDict), into)
}

/** The bookmarks in their order. */
export function readBookmarks(pdf: PDFDocument): Bookmark[] {
  const pageOf = destinations(pdf)
  const walk = (node: PDFDict | undefined, depth: number): Bookmark[] => {
    const found: Bookmark[] = []
    for (let item = node?.lookupMaybe(name('First'), PDFDict); item && found.length < 100_000; item = item.lookupMaybe(name('Next'), PDFDict)) {
      const destination = item.get(name('Dest')) ?? item.lookupMaybe(name('A'), PDFDict)?.get(name('D'))
      found.push({ title: textOf(item.lookup(name('Title'))), depth, page: destination && pageOf(destination) }, ...walk(item, depth + 1))
    }
    return found
  }
  return walk(pdf.catalog.lookupMaybe(name('Outlines'), PDFDict), 0)
}

/** What is wrong with the bookmarks. `expected`: titles that must be there, in this order. */
export function auditBookmarks(pdf: PDFDocument, expected: readonly string[]): Fault[] {
  const bookmarks = readBookmarks(pdf)
  if (!bookmarks.length)
    return [{ check: 'bookmarks', what: 'there are none' }]
  const faults: Fault[] = []
  for (const { title, page } of bookmarks) {
    if (!title.trim())
      faults.push({ check: 'bookmarks', page, what: 'a bookmark has no title' })
    if (page === undefined)
      faults.push({ check: 'bookmarks', what: `“${title}” leads to no page` })
  }
  let at = 0
  for (const title of expected) {
    const found = bookmarks.findIndex((bookmark, i) => i >= at && bookmark.title === title)
    if (found < 0)
      faults.push({ check: 'bookmarks', what: `“${title}” is missing, or out of order` })
    else
      at = found + 1
  }
  return faults
}

/** An annotation of a page. */
interface Annotation {
  ref: PDFObject
  dict: PDFDict
}

/** The annotations of a page. */
export function annotationsOf(page: PDFPage): Annotation[] {
  const found = page.node.Annots()
  return (found?.asArray() ?? []).flatMap((ref, i) => {
    const dict = found!.lookupMaybe(i, PDFDict)
    return dict ? [{ ref, dict }] : []
  })
}

/** The corners of an annotation: left, bottom, right, top, in points. */
export function rectangleOf(dict: PDFDict): [number, number, number, number] {
  const rect = dict.lookupMaybe(name('Rect'), PDFArray)
  const [a, b, c, d] = [0, 1, 2, 3].map(i => rect?.lookupMaybe(i, PDFNumber)?.asNumber() ?? Number.NaN) as [number, number, number, number]
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

/** What is wrong with the links. `local`: addresses of this machine that may stand there. */
export function auditLinks(pdf: PDFDocument, local: (address: string) => boolean): Fault[] {
  const faults: Fault[] = []
  const pageOf = destinations(pdf)
  const root = readStructure(pdf)
  const inStructure = new Set<PDFObject>()
  for (const element of root ? elementsOf(root) : []) {
    for (const kid of element.kids) {
      if (kid.kind === 'object' && element.role === 'Link')
        inStructure.add(kid.ref)
    }
    if (element.role === 'Link' && !element.kids.some(kid => kid.kind === 'object'))
      faults.push({ check: 'links', page: element.page, what: 'a Link of the structure has no link on the page' })
  }
  for (const [i, page] of pdf.getPages().entries()) {
    const fault = (check: Fault['check'], what: string) => faults.push({ check, page: i + 1, what })
    const { width, height } = page.getSize()
    const links = annotationsOf(page).filter(({ dict }) => dict.get(name('Subtype')) === name('Link'))
    if (links.length && page.node.get(name('Tabs')) !== name('S'))
      fault('order', 'the tab key does not follow the structure')
    for (const { ref, dict } of links) {
      const action = dict.lookupMaybe(name('A'), PDFDict)
      const destination = dict.get(name('Dest')) ?? action?.get(name('D'))
      const address = textOf(action?.lookup(name('URI')))
      if (address) {
        if (LOCAL.test(address) ? !local(address) : !/^(?:https?|mailto):/.test(address) || !URL.canParse(address))
          fault('addresses', `a link leads to ${address}${LOCAL.test(address) ? ', which exists on this machine only' : ', which is no address'}`)
      }
      else if (destination === undefined) {
        fault('links', 'a link leads nowhere')
      }
      else if (pageOf(destination) === undefined) {
        fault('links', `a link leads to ${show(destination)}, which the document does not have`)
      }
      const [left, bottom, right, top] = rectangleOf(dict)
      if (!(left >= -1 && bottom >= -1 && right <= width + 1 && top <= height + 1))
        fault('box', 'a link reaches outside the page')
      if (root && !inStructure.has(ref))
        fault('links', 'a link is not in the structure')
      if (!textOf(dict.lookup(name('Contents'))).trim())
        fault('links', 'a link has no description (Contents)')
    }
  }
  return faults
}

function show(destination: PDFObject): string {
  if (destination instanceof PDFName)
    return `“${destination.decodeText()}”`
  return destination instanceof PDFString || destination instanceof PDFHexString ? `“${destination.decodeText()}”` : 'a page'
}
