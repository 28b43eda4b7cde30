// A page's content as operations, and which of them the structure knows: marked content, followed into forms.
import type { PDFDocument, PDFObject } from 'pdf-lib'
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib'

/** One operation of a content stream; offsets are into its bytes. */
export interface Operation {
  operator: string
  /** Where the first operand begins, or the operator where it has none. */
  start: number
  /** Behind the operator. */
  end: number
  /** Operands as they are written. */
  operands: string[]
}

const WHITE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITERS = new Set([...'()<>[]{}/%'].map(letter => letter.charCodeAt(0)))
const code = (letter: string) => letter.charCodeAt(0)

/** The operations of a content stream in their order. */
export function* operations(bytes: Uint8Array): Generator<Operation> {
  let at = 0
  let start = -1
  let operands: string[] = []
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 10_000)))
  while (at < bytes.length) {
    if (WHITE.has(bytes[at]!)) {
      at++
      continue
    }
    if (bytes[at] === code('%')) {
      while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13)
        at++
      continue
    }
    const from = at
    at = endOfToken(bytes, at)
    if (start < 0)
      start = from
    const token = text(from, at)
    if (/^[/(<[+\-.\d]/.test(token) || ['true', 'false', 'null'].includes(token)) {
      operands.push(token)
      continue
    }
    if (token === 'BI')
      at = endOfInlineImage(bytes, at)
    yield { operator: token, start, end: at, operands }
    start = -1
    operands = []
  }
}

function endOfToken(bytes: Uint8Array, from: number): number {
  switch (bytes[from]) {
    case code('('): return endOfString(bytes, from)
    case code('['): return endOfGroup(bytes, from, ']')
    case code('<'): {
      if (bytes[from + 1] === code('<'))
        return endOfGroup(bytes, from + 1, '>') + 1
      const end = bytes.indexOf(code('>'), from)
      return end < 0 ? bytes.length : end + 1
    }
  }
  let at = from + 1
  while (at < bytes.length && !WHITE.has(bytes[at]!) && !DELIMITERS.has(bytes[at]!))
    at++
  return at
}

function endOfString(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === code('\\'))
      at++
    else if (bytes[at] === code('('))
      depth++
    else if (bytes[at] === code(')') && --depth === 0)
      return at + 1
  }
  return bytes.length
}

/** Behind the letter that closes what opens at `from`; whole tokens stand between. */
function endOfGroup(bytes: Uint8Array, from: number, close: string): number {
  let at = from + 1
  while (at < bytes.length && bytes[at] !== code(close))
    at = WHITE.has(bytes[at]!) ? at + 1 : endOfToken(bytes, at)
  return at + 1
}

function endOfInlineImage(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 2 < bytes.length; at++) {
    if (WHITE.has(bytes[at]!) && bytes[at + 1] === code('E') && bytes[at + 2] === code('I') && (at + 3 >= bytes.length || WHITE.has(bytes[at + 3]!)))
      return at + 3
  }
  return bytes.length
}

/** What an operation leaves on the page: text, a shape, or what another object draws. */
export type Paint = 'text' | 'shape' | 'object'

const PAINTS: Record<string, Paint> = {
  ...Object.fromEntries(['Tj', 'TJ', '\'', '"'].map(name => [name, 'text' as const])),
  ...Object.fromEntries(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'BI'].map(name => [name, 'shape' as const])),
  Do: 'object',
}

/** What an operator paints; undefined for those that paint nothing. */
export function paintOf(operator: string): Paint | undefined {
  return PAINTS[operator]
}

/** What a BDC or BMC opens: `mcid` where it belongs to the structure. */
export interface Mark {
  artifact: boolean
  mcid?: number
}

/** The mark that a BDC or BMC operation opens. */
export function markOf({ operands }: Operation, resources?: PDFDict): Mark {
  const [tag, properties] = operands
  let found = properties
  if (properties?.startsWith('/'))
    found = String(resources?.lookupMaybe(PDFName.of('Properties'), PDFDict)?.lookup(PDFName.of(properties.slice(1))))
  const mcid = /\/MCID\s+(\d+)/.exec(found ?? '')?.[1]
  return { artifact: tag === '/Artifact', ...mcid !== undefined && { mcid: Number(mcid) } }
}

/** What was found on a page. */
export interface Coverage {
  /** Marked content of the structure: `<object number of the stream or of the page>:<mcid>`. */
  marked: Set<string>
  /** Operations that paint outside any mark. */
  unmarked: Paint[]
}

/** The bytes of a stream, decoded. @throws on a filter that pdf-lib does not know. */
export function decoded(stream: PDFStream): Uint8Array {
  return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents()
}

/** A page's content, the parts of it joined. */
export function contentOf(pdf: PDFDocument, contents: PDFObject | undefined): Uint8Array {
  const found = contents instanceof PDFRef ? pdf.context.lookup(contents) : contents
  if (found instanceof PDFStream)
    return decoded(found)
  if (!(found instanceof PDFArray))
    return new Uint8Array()
  const parts = found.asArray().map(part => contentOf(pdf, part))
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
    all[at++] = 10
  }
  return all
}

/** The mark of a piece of content: who holds it, and its number there. */
export const markKey = (holder: PDFRef, mcid: number): string => `${holder.objectNumber}:${mcid}`

/** Which content of a page the structure can know. */
export function coverageOf(pdf: PDFDocument, page: { ref: PDFRef, node: PDFDict }): Coverage {
  const coverage: Coverage = { marked: new Set(), unmarked: [] }
  const seen = new Set<PDFRef>()

  function walk(bytes: Uint8Array, resources: PDFDict | undefined, holder: PDFRef, covered: boolean) {
    const marks: Mark[] = []
    const isCovered = () => covered || marks.some(mark => mark.artifact || mark.mcid !== undefined)
    for (const operation of operations(bytes)) {
      const { operator } = operation
      if (operator === 'BDC' || operator === 'BMC') {
        const mark = markOf(operation, resources)
        marks.push(mark)
        if (mark.mcid !== undefined)
          coverage.marked.add(markKey(holder, mark.mcid))
      }
      else if (operator === 'EMC') {
        marks.pop()
      }
      else if (operator === 'Do') {
        const ref = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict)?.get(PDFName.of(operation.operands[0]!.slice(1)))
        const object = pdf.context.lookup(ref)
        if (object instanceof PDFStream && ref instanceof PDFRef && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form')) {
          // A form that is drawn twice has its marks once.
          if (!seen.has(ref))
            walk(decoded(object), object.dict.lookupMaybe(PDFName.of('Resources'), PDFDict) ?? resources, ref, isCovered())
          seen.add(ref)
        }
        else if (!isCovered()) {
          coverage.unmarked.push('object')
        }
      }
      else if (paintOf(operator) && !isCovered()) {
        coverage.unmarked.push(paintOf(operator)!)
      }
    }
  }
  walk(contentOf(pdf, page.node.get(PDFName.of('Contents'))), inherited(page.node, 'Resources'), page.ref, false)
  return coverage
}

/** A dictionary of a page or of the nearest of its parents that has it. */
function inherited(node: PDFDict, key: string): PDFDict | undefined {
  return node.lookupMaybe(PDFName.of(key), PDFDict)
    ?? (node.has(PDFName.of('Parent')) ? inherited(node.lookup(PDFName.of('Parent'), PDFDict), key) : undefined)
}
