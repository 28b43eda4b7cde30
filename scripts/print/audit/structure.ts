// The structure tree of a PDF, read into plain objects.
import type { PDFDocument, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from 'pdf-lib'
import { markKey } from './content.ts'

/** An element of the structure: a heading, a table, a figure. */
export interface Element {
  kind: 'element'
  /** Its standard role, without the slash: `H1`. Undefined where its type is neither standard nor mapped to one. */
  role: string | undefined
  /** Its type as it is written. */
  type: string
  /** Its alternative text; empty where there is none. */
  alt: string
  dict: PDFDict
  kids: Kid[]
  /** Page of its first content, from 1; undefined where it has none. */
  page?: number
}

/** A piece of marked content of a page. */
export interface Content {
  kind: 'content'
  page?: number
  /** As in `Coverage.marked`. */
  mark: string
}

/** A whole object, such as the annotation of a link. */
export interface Whole {
  kind: 'object'
  page?: number
  ref: PDFRef
}

export type Kid = Element | Content | Whole

/** Standard types of PDF 1.7 (ISO 32000-1, 14.8.4), and those that Chromium takes from PDF 2.0. */
const STANDARD = new Set([
  ...'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private'.split(' '),
  ...'P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot'.split(' '),
  ...'Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(' '),
])

/** Types that stand for nothing themselves: their kids are the parent's. */
const TRANSPARENT = new Set(['NonStruct', 'Div', 'Span'])

const name = (text: string) => PDFName.of(text)

/** The text of a string object; empty for anything else. */
export function textOf(object: PDFObject | undefined): string {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : ''
}

/**
 * Reads the structure tree.
 * @returns its root, an element of type `StructTreeRoot`; undefined where there is none
 */
export function readStructure(pdf: PDFDocument): Element | undefined {
  const root = pdf.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  if (!root)
    return undefined
  const roles = root.lookupMaybe(name('RoleMap'), PDFDict)
  const pageNumbers = new Map(pdf.getPages().map(({ ref }, i) => [ref.objectNumber, i + 1]))

  function roleOf(type: string, depth = 0): string | undefined {
    if (STANDARD.has(type) || depth > 9)
      return STANDARD.has(type) ? type : undefined
    const mapped = roles?.lookup(name(type))
    return mapped instanceof PDFName ? roleOf(mapped.decodeText(), depth + 1) : undefined
  }

  function kidsOf(object: PDFObject | undefined, pageRef: PDFRef | undefined): Kid[] {
    const found = object instanceof PDFRef ? pdf.context.lookup(object) : object
    const page = pageRef && pageNumbers.get(pageRef.objectNumber)
    if (found instanceof PDFArray)
      return found.asArray().flatMap(kid => kidsOf(kid, pageRef))
    if (found instanceof PDFNumber)
      return pageRef ? [{ kind: 'content', page, mark: markKey(pageRef, found.asNumber()) }] : []
    if (!(found instanceof PDFDict))
      return []
    const own = refOf(found, 'Pg') ?? pageRef
    const ownPage = own && pageNumbers.get(own.objectNumber)
    const holder = refOf(found, 'Stm') ?? own
    const whole = refOf(found, 'Obj')
    if (found.has(name('MCID')))
      return holder ? [{ kind: 'content', page: ownPage, mark: markKey(holder, found.lookup(name('MCID'), PDFNumber).asNumber()) }] : []
    if (whole)
      return [{ kind: 'object', page: ownPage, ref: whole }]
    return [elementOf(found, own)]
  }

  function elementOf(dict: PDFDict, pageRef?: PDFRef): Element {
    const type = dict.lookupMaybe(name('S'), PDFName)?.decodeText() ?? ''
    const kids = kidsOf(dict.get(name('K')), pageRef)
    return {
      kind: 'element',
      role: roleOf(type),
      type,
      alt: textOf(dict.lookup(name('Alt'))) || textOf(dict.lookup(name('ActualText'))),
      dict,
      kids,
      page: kids.find(kid => kid.page !== undefined)?.page,
    }
  }
  return { ...elementOf(root), role: 'StructTreeRoot', type: 'StructTreeRoot' }
}

function refOf(dict: PDFDict, key: string): PDFRef | undefined {
  const found = dict.get(name(key))
  return found instanceof PDFRef ? found : undefined
}

/** An element and all below it, in reading order. */
export function* elementsOf(element: Element): Generator<Element> {
  yield element
  for (const kid of element.kids) {
    if (kid.kind === 'element')
      yield* elementsOf(kid)
  }
}

/** The content and objects below an element, in reading order. */
export function* leavesOf(element: Element): Generator<Content | Whole> {
  for (const kid of element.kids) {
    if (kid.kind === 'element')
      yield* leavesOf(kid)
    else
      yield kid
  }
}

/** The kids of an element that mean something: what stands in transparent ones is its own. */
export function meaningfulKids({ kids }: Element): Element[] {
  return kids.flatMap(kid => kid.kind !== 'element' ? [] : TRANSPARENT.has(kid.role ?? '') ? meaningfulKids(kid) : [kid])
}
