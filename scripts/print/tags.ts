// Mends the tags that the browser writes, so that a document passes for PDF/UA. What it gets wrong, as of Chromium 156:
// decoration and the blanks between words stand outside the structure; backgrounds stand inside it, out of order;
// `Strong` and `Em` are roles of PDF 2.0 in a file of 1.4; list items lack their body; buttons pass for form fields,
// and `<figure>` for a picture without a text; links have no description.
import type { PDFDocument, PDFObject, PDFRef } from 'pdf-lib'
import type { Operation } from './audit/content.ts'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFStream, PDFString } from 'pdf-lib'
import { contentOf, decoded, markKey, markOf, operations, paintOf } from './audit/content.ts'
import { annotationsOf, destinations } from './audit/links.ts'
import { elementsOf, meaningfulKids, readStructure, textOf } from './audit/structure.ts'
import type { Element } from './audit/structure.ts'

const name = (text: string) => PDFName.of(text)

/** Roles of PDF 2.0 and the role of 1.7 that comes closest. */
const ROLES = { Strong: 'Span', Em: 'Span', Title: 'P', Aside: 'Note', FENote: 'Note', DocumentFragment: 'Part' } as const

/** Where a link leads: an address, or a page from 1. */
export type Target = { address: string } | { page: number }

/**
 * Mends the tags of a document in place.
 * @param describe what a link says of itself to a screen reader that asks for more than its words
 */
export function mendTags(pdf: PDFDocument, describe: (target: Target) => string): void {
  const root = readStructure(pdf)
  if (!root)
    return
  const streams = streamsOf(pdf)
  const decoration = decorationOf(root, streams)
  for (const { bytes, resources, holder, write } of streams.values())
    write(rewritten(bytes, resources, mcid => decoration.has(markKey(holder, mcid))))
  dropContent(pdf, root, decoration)
  root.dict.set(name('RoleMap'), pdf.context.obj(ROLES))
  mendRoles(pdf, readStructure(pdf)!)
  describeLinks(pdf, describe)
}

/** A stream that paints, with what its pieces of marked content hold. */
interface Stream {
  bytes: Uint8Array
  resources?: PDFDict
  /** Whose number its marks bear: the page or the form. */
  holder: PDFRef
  /** Marks that hold text or images; all others are decoration. */
  meaning: Set<number>
  marks: Set<number>
  write: (bytes: Uint8Array) => void
}

/** Pages and their forms, by the object number of the holder; forms that are drawn inside a mark are left out, unless they have marks. */
function streamsOf(pdf: PDFDocument): Map<number, Stream> {
  const found = new Map<number, Stream>()
  const visited = new Map<number, boolean>()

  /** Reads a stream; says whether it draws anything that means something. */
  function read(bytes: Uint8Array, resources: PDFDict | undefined, holder: PDFRef, write: Stream['write'], covered: boolean): boolean {
    const stream: Stream = { bytes, resources, holder, write, meaning: new Set(), marks: new Set() }
    const open: (number | undefined)[] = []
    let meaningful = false
    for (const operation of operations(bytes)) {
      const { operator, operands } = operation
      if (operator === 'BDC' || operator === 'BMC') {
        const { mcid } = markOf(operation, resources)
        open.push(mcid)
        if (mcid !== undefined)
          stream.marks.add(mcid)
      }
      else if (operator === 'EMC') {
        open.pop()
      }
      const paint = paintOf(operator)
      if (!paint)
        continue
      const mcid = open.findLast(mark => mark !== undefined)
      const means = paint === 'text' || (paint === 'object' && drawn(operands[0]!, resources, covered || mcid !== undefined))
      meaningful ||= means
      if (means && mcid !== undefined)
        stream.meaning.add(mcid)
    }
    if (!covered || stream.marks.size)
      found.set(holder.objectNumber, stream)
    return meaningful
  }
  function drawn(operand: string, resources: PDFDict | undefined, covered: boolean): boolean {
    const ref = resources?.lookupMaybe(name('XObject'), PDFDict)?.get(name(operand.slice(1))) as PDFRef | undefined
    const object = pdf.context.lookup(ref)
    if (!ref || !(object instanceof PDFStream) || object.dict.get(name('Subtype')) !== name('Form'))
      return true
    const known = visited.get(ref.objectNumber)
    if (known !== undefined)
      return known
    visited.set(ref.objectNumber, true)
    const write = (bytes: Uint8Array) => pdf.context.assign(ref, compressed(pdf, bytes, object.dict))
    const means = read(decoded(object), object.dict.lookupMaybe(name('Resources'), PDFDict) ?? resources, ref, write, covered)
    visited.set(ref.objectNumber, means)
    return means
  }
  for (const page of pdf.getPages()) {
    const write = (bytes: Uint8Array) => page.node.set(name('Contents'), pdf.context.register(compressed(pdf, bytes)))
    read(contentOf(pdf, page.node.get(name('Contents'))), page.node.Resources(), page.ref, write, false)
    // The old content must not be saved beside the new.
    const old = page.node.get(name('Contents'))
    for (const ref of old instanceof PDFArray ? old.asArray() : [old!])
      pdf.context.delete(ref as PDFRef)
  }
  return found
}

function compressed(pdf: PDFDocument, bytes: Uint8Array, dict?: PDFDict) {
  const stream = pdf.context.flateStream(bytes)
  for (const [key, value] of dict?.entries() ?? []) {
    if (!['Length', 'Filter', 'DecodeParms'].includes(key.decodeText()))
      stream.dict.set(key, value)
  }
  return stream
}

/** Marked content that is decoration: shapes that are no part of a figure. */
function decorationOf(root: Element, streams: Map<number, Stream>): Set<string> {
  const found = new Set<string>()
  const walk = (element: Element, kept: boolean) => {
    const keep = kept || (['Figure', 'Formula', 'Link'].includes(element.role ?? '') && !isGroup(element))
    for (const kid of element.kids) {
      if (kid.kind === 'element') {
        walk(kid, keep)
      }
      else if (kid.kind === 'content') {
        const [holder, mcid] = kid.mark.split(':').map(Number) as [number, number]
        const stream = streams.get(holder)
        if (stream && (!stream.marks.has(mcid) || (!keep && !stream.meaning.has(mcid))))
          found.add(kid.mark)
      }
    }
  }
  walk(root, false)
  return found
}

const PATHS = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*'])

/**
 * A content stream in which everything is marked: decoration as artifacts, the rest as it is. Text without a mark is the
 * blank between two words, and goes with the words before it.
 */
function rewritten(bytes: Uint8Array, resources: PDFDict | undefined, isDecoration: (mcid: number) => boolean): Uint8Array {
  const out: (Uint8Array | string)[] = []
  /** Marks that are open; true for those that say what they hold. */
  const open: boolean[] = []
  /** A mark whose end is held back, since a blank may follow. */
  let held = false
  /** Inside a text object that has taken in such a blank. */
  let taken = false
  /** Inside a text object, and whether what is held back began there. */
  let inText = false
  let heldInText = false
  let path: number | undefined
  let done = 0
  const copy = (operation: Operation) => {
    out.push(bytes.subarray(done, operation.end))
    done = operation.end
  }
  const put = (text: string) => out.push(`\n${text}\n`)
  const release = () => {
    if (held)
      put('EMC')
    held = false
  }
  for (const operation of operations(bytes)) {
    const { operator } = operation
    const paint = paintOf(operator)
    const covered = open.some(Boolean)
    if (operator === 'BDC' || operator === 'BMC') {
      release()
      const { artifact, mcid } = markOf(operation, resources)
      open.push(artifact || mcid !== undefined)
      if (mcid !== undefined && isDecoration(mcid)) {
        put('/Artifact BMC')
        done = operation.end
      }
      else {
        copy(operation)
      }
    }
    else if (operator === 'EMC') {
      const said = open.pop()
      if (said && !open.some(Boolean)) {
        held = true
        heldInText = inText
        done = operation.end
      }
      else {
        copy(operation)
      }
    }
    else if (paint === 'text' && !covered) {
      if (held) {
        taken = true
        copy(operation)
      }
      else if (taken) {
        copy(operation)
      }
      else {
        put('/Artifact BMC')
        copy(operation)
        put('EMC')
      }
    }
    else if (operator === 'ET') {
      // Marks and text objects may not cross.
      if (heldInText)
        release()
      copy(operation)
      if (taken)
        release()
      taken = inText = false
    }
    else if ((paint === 'shape' || paint === 'object') && !covered) {
      if (held) {
        // The path may have begun: what is held ends before it.
        out.splice(path ?? out.length, 0, '\nEMC\n')
        path = path === undefined ? undefined : path + 1
        held = false
      }
      out.splice(path ?? out.length, 0, '\n/Artifact BMC\n')
      copy(operation)
      put('EMC')
    }
    else {
      if (PATHS.has(operator))
        path ??= out.length
      inText ||= operator === 'BT'
      copy(operation)
    }
    if (!PATHS.has(operator))
      path = undefined
  }
  release()
  out.push(bytes.subarray(done))
  const parts = out.map(part => typeof part === 'string' ? new TextEncoder().encode(part) : part)
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Takes pieces of content out of the structure, and elements that hold nothing then. */
function dropContent(pdf: PDFDocument, root: Element, dropped: ReadonlySet<string>) {
  const empty = (element: Element): boolean => {
    const kept: PDFObject[] = []
    const raw = rawKids(pdf, element.dict)
    // `kids` and `raw` run in parallel, but for kids that lead nowhere.
    if (raw.length !== element.kids.length)
      return false
    for (const [i, kid] of element.kids.entries()) {
      const gone = kid.kind === 'content' ? dropped.has(kid.mark) : kid.kind === 'element' && empty(kid) && kid.type === 'NonStruct'
      if (!gone)
        kept.push(raw[i]!)
    }
    if (kept.length !== raw.length)
      element.dict.set(name('K'), pdf.context.obj(kept))
    return kept.length === 0
  }
  empty(root)
  const parents = root.dict.lookupMaybe(name('ParentTree'), PDFDict)
  const pages = new Map(pdf.getPages().map(({ node, ref }) => [node.lookupMaybe(name('StructParents'), PDFNumber)?.asNumber(), ref] as const))
  for (const [key, entry] of numbers(parents)) {
    const holder = pages.get(key)
    if (!holder || !(entry instanceof PDFArray))
      continue
    for (let mcid = 0; mcid < entry.size(); mcid++) {
      if (dropped.has(markKey(holder, mcid)))
        entry.set(mcid, pdf.context.obj(null))
    }
  }
}

function rawKids(pdf: PDFDocument, dict: PDFDict): PDFObject[] {
  const given = dict.get(name('K'))
  const found = pdf.context.lookup(given)
  return found instanceof PDFArray ? found.asArray() : given ? [given] : []
}

/** The entries of a number tree. */
function* numbers(node: PDFDict | undefined): Generator<[number, PDFObject | undefined]> {
  const entries = node?.lookupMaybe(name('Nums'), PDFArray)
  for (let i = 0; entries && i + 1 < entries.size(); i += 2)
    yield [entries.lookup(i, PDFNumber).asNumber(), entries.lookup(i + 1)]
  const kids = node?.lookupMaybe(name('Kids'), PDFArray)
  for (let i = 0; kids && i < kids.size(); i++)
    yield* numbers(kids.lookup(i, PDFDict))
}

/** Whether a figure is a group: the picture, the quotation, the words in a `<figure>` speak for themselves. A picture has none but content. */
function isGroup({ role, alt, kids }: Element): boolean {
  return role === 'Figure' && !alt && kids.some(kid => kid.kind === 'element')
}

function mendRoles(pdf: PDFDocument, root: Element) {
  for (const element of elementsOf(root)) {
    const { role, dict, kids } = element
    const become = (other: string) => dict.set(name('S'), name(other))
    if (role === 'Form' && !kids.some(kid => kid.kind === 'object'))
      become('Div')
    if (isGroup(element)) {
      become('Div')
      for (const caption of meaningfulKids(element).filter(kid => kid.role === 'Caption'))
        caption.dict.set(name('S'), name('P'))
    }
    if (role === 'LI' && !meaningfulKids(element).some(kid => kid.role === 'LBody'))
      addBody(pdf, element)
  }
}

/** Puts what a list item holds, its label apart, into its body. */
function addBody(pdf: PDFDocument, { dict, kids }: Element) {
  const raw = rawKids(pdf, dict)
  const isLabel = (i: number) => {
    const kid = kids[i]
    return kid?.kind === 'element' && kid.role === 'Lbl'
  }
  const item = [...elementRefs(pdf, dict)][0]
  const body = pdf.context.register(pdf.context.obj({ Type: 'StructElem', S: 'LBody', ...item && { P: item } }))
  const inside = raw.filter((_, i) => !isLabel(i))
  const bodyDict = pdf.context.lookup(body, PDFDict)
  bodyDict.set(name('K'), pdf.context.obj(inside))
  if (dict.has(name('Pg')))
    bodyDict.set(name('Pg'), dict.get(name('Pg'))!)
  for (const kid of inside) {
    const found = pdf.context.lookup(kid)
    if (found instanceof PDFDict && found.has(name('P')))
      found.set(name('P'), body)
  }
  dict.set(name('K'), pdf.context.obj([...raw.filter((_, i) => isLabel(i)), body]))
}

/** The reference by which the parent of an element names it. */
function* elementRefs(pdf: PDFDocument, dict: PDFDict): Generator<PDFObject> {
  const parent = dict.lookupMaybe(name('P'), PDFDict)
  for (const kid of parent ? rawKids(pdf, parent) : []) {
    if (pdf.context.lookup(kid) === dict)
      yield kid
  }
}

function describeLinks(pdf: PDFDocument, describe: (target: Target) => string) {
  const pageOf = destinations(pdf)
  for (const page of pdf.getPages()) {
    for (const { dict } of annotationsOf(page)) {
      const action = dict.lookupMaybe(name('A'), PDFDict)
      const uri = action?.lookup(name('URI'))
      const address = uri instanceof PDFString || uri instanceof PDFHexString ? textOf(uri) : ''
      const number = pageOf(dict.get(name('Dest')) ?? action?.get(name('D')))
      const target = address ? { address } : number === undefined ? undefined : { page: number }
      if (target)
        dict.set(name('Contents'), PDFHexString.fromText(describe(target)))
    }
  }
}
