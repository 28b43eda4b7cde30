// Each fault that the auditor knows is planted once in a document that is sound otherwise, and must be all it finds.
import type { PDFPage } from 'pdf-lib'
import type { Expected } from './expected.ts'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { describePdf } from '../metadata.ts'
import { auditPdf, faultLines } from './audit.ts'

const A4 = { width: 595.28, height: 841.89 }

const name = (text: string) => PDFName.of(text)

/** An element of the structure: with words on a page, or with kids. */
interface Node {
  role: string
  /** From 1. */
  page?: number
  words?: string
  alt?: string
  kids?: Node[]
  attributes?: Record<string, string | number>
  /** Makes it a link: the entries of its annotation. */
  link?: Record<string, unknown>
}

const head = (words: string): Node => ({ role: 'TH', words, attributes: { O: 'Table', Scope: 'Column' } })

/** A fresh tree, so that a test may change it. Content is drawn in its order. */
const soundTree = (): Node & { kids: Node[] } => ({
  role: 'Document',
  kids: [
    { role: 'H1', words: 'From one box' },
    { role: 'P', kids: [{ role: 'Link', words: 'a link', link: { A: { S: 'URI', URI: PDFString.of('https://example.org/') }, Contents: PDFString.of('An example') } }] },
    { role: 'L', kids: [{ role: 'LI', kids: [{ role: 'Lbl', words: '1' }, { role: 'LBody', words: 'an item' }] }] },
    { role: 'Table', kids: [
      { role: 'TR', kids: [head('year'), head('services')] },
      { role: 'TR', kids: [{ role: 'TD', words: 'then' }, { role: 'TD', words: 'one' }] },
    ] },
    { role: 'Figure', alt: 'A box that opens', words: 'box' },
    { role: 'H2', page: 2, words: 'To hundreds' },
    { role: 'P', page: 2, kids: [{ role: 'Link', page: 2, words: 'back', link: { Dest: name('start'), Contents: PDFString.of('From one box') } }] },
  ],
})

const EXPECTED: Expected = { title: 'From one box', language: 'en', paper: A4, pages: 2, bookmarks: ['From one box', 'To hundreds'] }

/** What a test may change: the tree before it is written, the document before it is saved, the bytes, and what is expected. */
interface Change {
  tree?: (tree: Node & { kids: Node[] }) => void
  pdf?: (pdf: PDFDocument, pages: PDFPage[]) => void
  /** Operations behind those of the tree, on the first page. */
  content?: string
  expected?: Partial<Expected>
}

async function documentWith({ tree: changeTree, pdf: changePdf, content = '' }: Change = {}): Promise<Uint8Array> {
  const tree = soundTree()
  changeTree?.(tree)
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context } = pdf
  pdf.setCreationDate(new Date(0))
  describePdf(pdf, { title: 'From one box', author: 'Somebody', subject: 'A test', keywords: 'one, two & three', language: 'en' })
  const pages = [1, 2].map(() => pdf.addPage([A4.width, A4.height]))

  // A font as far as a dictionary goes: nothing here draws its letters.
  const descriptor = context.register(context.obj({ Type: 'FontDescriptor', FontName: 'Sound', Flags: 4, FontFile2: context.register(context.stream('')) }))
  const font = context.register(context.obj({ Type: 'Font', Subtype: 'TrueType', BaseFont: 'Sound', FirstChar: 32, LastChar: 126, Widths: Array.from({ length: 95 }, () => 500), Encoding: 'WinAnsiEncoding', FontDescriptor: descriptor }))
  const root = context.nextRef()
  const operations: string[][] = [[], []]
  const marks: ReturnType<typeof context.nextRef>[][] = [[], []]
  const links: [number, ReturnType<typeof context.nextRef>][] = []

  function write(node: Node, parent: ReturnType<typeof context.nextRef>) {
    const ref = context.nextRef()
    const page = (node.page ?? 1) - 1
    const element = context.obj({ Type: 'StructElem', S: node.role, P: parent, Pg: pages[page]!.ref })
    const kids = (node.kids ?? []).map(kid => write(kid, ref) as unknown as number)
    if (node.alt !== undefined)
      element.set(name('Alt'), PDFString.of(node.alt))
    if (node.attributes)
      element.set(name('A'), context.obj(node.attributes))
    const all = context.obj(kids)
    if (node.words !== undefined) {
      const mcid = marks[page]!.push(ref) - 1
      all.push(PDFNumber.of(mcid))
      operations[page]!.push(`/${node.role} <</MCID ${mcid}>> BDC BT /F1 12 Tf 72 ${760 - 20 * mcid} Td (${node.words}) Tj ET EMC`)
    }
    if (node.link) {
      const link = context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [72, 700, 120, 712], ...node.link as object }))
      links.push([page, link])
      const whole = context.obj({ Type: 'OBJR', Obj: link, Pg: pages[page]!.ref })
      all.push(whole)
    }
    element.set(name('K'), all)
    context.assign(ref, element)
    return ref
  }
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: write(tree, root) }))
  pdf.catalog.set(name('StructTreeRoot'), root)
  pdf.catalog.set(name('MarkInfo'), context.obj({ Marked: true }))
  pdf.catalog.set(name('Dests'), context.obj({ start: [pages[0]!.ref, 'Fit'] }))
  operations[0]!.push(content)
  for (const [i, page] of pages.entries()) {
    page.node.set(name('Resources'), context.obj({ Font: { F1: font } }))
    page.node.set(name('Contents'), context.register(context.flateStream(operations[i]!.join('\n'))))
    page.node.set(name('Tabs'), name('S'))
    page.node.set(name('Annots'), context.obj(links.filter(([on]) => on === i).map(([, link]) => link)))
  }
  const outline = context.nextRef()
  const [first, second] = [context.nextRef(), context.nextRef()]
  context.assign(outline, context.obj({ Type: 'Outlines', First: first, Last: second, Count: 2 }))
  for (const [ref, title, page] of [[first, 'From one box', 0], [second, 'To hundreds', 1]] as const)
    context.assign(ref, context.obj({ Title: PDFHexString.fromText(title), Parent: outline, Dest: [pages[page]!.ref, 'Fit'], ...ref === first ? { Next: second } : { Prev: first } }))
  pdf.catalog.set(name('Outlines'), outline)
  changePdf?.(pdf, pages)
  return pdf.save({ useObjectStreams: false, addDefaultPage: false })
}

async function faultsOf(change: Change = {}) {
  return faultLines((await auditPdf(await documentWith(change), { ...EXPECTED, ...change.expected })).faults)
}

/** The nth annotation of a page. */
const link = (page: PDFPage) => page.node.Annots()!.lookup(0, PDFDict)

/** Adds a resource to the first page. */
function addResource(pdf: PDFDocument, page: PDFPage, kind: string, object: PDFDict | ReturnType<PDFDocument['context']['stream']>) {
  page.node.Resources()!.set(name(kind), pdf.context.obj({ X1: pdf.context.register(object) }))
}

/** Words on the first page that belong to nothing. */
const stray = '/Artifact BMC BT /F1 12 Tf'

const PLANTED: [fault: string, change: Change][] = [
  ['size: the file has 0.0 MB, at most 0.0001 are allowed', { expected: { maxBytes: 100 } }],
  ['title: the title is “From one box”, expected “Another”', { expected: { title: 'Another' }, pdf: (pdf) => {
    describePdf(pdf, { title: 'Another', author: '', subject: '', keywords: '', language: 'en' })
    pdf.setTitle('From one box', { showInWindowTitleBar: true })
  } }],
  ['title: the window shows the name of the file instead of the title (DisplayDocTitle)', { pdf: pdf => pdf.catalog.delete(name('ViewerPreferences')) }],
  ['language: the language is missing, expected “en”', { pdf: pdf => pdf.catalog.delete(name('Lang')) }],
  ['metadata: there is no XMP metadata', { pdf: pdf => pdf.catalog.delete(name('Metadata')) }],
  ['pages: there are 2 pages, expected 3', { expected: { pages: 3 } }],
  ['paper, page 2: the page is 595 × 842 points, expected 612 × 792 points', { expected: { paper: { width: 612, height: 792 } }, pdf: (_, [page]) => page!.setSize(612, 792) }],
  ['paper, page 1: the page is turned', { pdf: (_, [page]) => page!.node.set(name('Rotate'), PDFNumber.of(90)) }],

  ['bookmarks: there are none', { pdf: pdf => pdf.catalog.delete(name('Outlines')) }],
  ['bookmarks: “To the end” is missing, or out of order', { expected: { bookmarks: ['From one box', 'To the end'] } }],
  ['bookmarks: “From one box” is missing, or out of order', { expected: { bookmarks: ['To hundreds', 'From one box'] } }],
  ['bookmarks: “To hundreds” leads to no page', { pdf: pdf => pdf.catalog.lookup(name('Outlines'), PDFDict).lookup(name('Last'), PDFDict).delete(name('Dest')) }],

  ['tags: the document does not say that it is tagged (MarkInfo)', { pdf: pdf => pdf.catalog.delete(name('MarkInfo')) }],
  ['tags, page 1: text is neither in the structure nor an artifact', { content: 'BT /F1 12 Tf 72 72 Td (stray) Tj ET' }],
  ['tags, page 1: a shape is neither in the structure nor an artifact', { content: '0 0 9 9 re f' }],
  ['tags, page 1: marked content is missing from the structure', { content: '/P <</MCID 99>> BDC 0 0 9 9 re f EMC' }],
  ['tags, page 2: nothing of the page is in the structure', { tree: tree => tree.kids.splice(5), pdf: (pdf, [, page]) => page!.node.set(name('Contents'), pdf.context.register(pdf.context.stream(`${stray} 72 72 Td (stray) Tj ET EMC`))) }],
  ['tags, page 1: the structure names content that the page does not have', { pdf: (_, [page]) => page!.doc.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('K'), PDFDict).lookup(name('K'), PDFArray).lookup(0, PDFDict).lookup(name('K'), PDFArray).push(PDFNumber.of(99)) }],
  ['roles, page 1: "Strong" is no standard role and is mapped to none', { tree: tree => tree.kids.splice(1, 0, { role: 'Strong', words: 'loud' }) }],
  ['roles, page 1: Form without a field', { tree: tree => tree.kids.splice(1, 0, { role: 'Form', words: 'press' }) }],
  ['order, page 1: the structure goes back from page 2', { tree: tree => tree.kids.push({ role: 'P', words: 'late' }) }],
  ['order, page 1: the tab key does not follow the structure', { pdf: (_, [page]) => page!.node.delete(name('Tabs')) }],
  ['headings, page 1: the first heading is H2, not H1', { tree: tree => tree.kids[0]!.role = 'H2' }],
  ['headings, page 2: H3 follows H1', { tree: tree => tree.kids[5]!.role = 'H3' }],
  ['headings: an H1 is empty', { tree: tree => tree.kids.push({ role: 'H1' }) }],
  ['lists, page 1: LI holds P; expected Lbl, LBody', { tree: tree => tree.kids[2]!.kids![0]!.kids!.push({ role: 'P', words: 'loose' }) }],
  ['lists, page 1: LI holds none of Lbl, LBody', { tree: tree => tree.kids[2]!.kids!.push({ role: 'LI', words: 'bare' }) }],
  ['lists, page 1: L holds content outside of LI, L, Caption', { tree: tree => tree.kids[2]!.words = 'between' }],
  ['tables, page 1: a table has no header cell', { tree: tree => tree.kids[3]!.kids![0]!.kids!.forEach(cell => cell.role = 'TD') }],
  ['tables, page 1: a header cell does not say whether it heads a row or a column', { tree: tree => delete tree.kids[3]!.kids![0]!.kids![0]!.attributes }],
  ['tables, page 1: a table’s rows are 2 and 3 cells wide', { tree: tree => tree.kids[3]!.kids![1]!.kids!.push({ role: 'TD', words: 'more' }) }],
  ['figures, page 1: a Figure has no alternative text', { tree: tree => delete tree.kids[4]!.alt }],

  ['links, page 2: a link leads to “end”, which the document does not have', { tree: tree => tree.kids[6]!.kids![0]!.link!.Dest = name('end') }],
  ['links, page 2: a link leads nowhere', { tree: tree => delete tree.kids[6]!.kids![0]!.link!.Dest }],
  ['links, page 1: a link has no description (Contents)', { pdf: (_, [page]) => link(page!).delete(name('Contents')) }],
  ['links, page 1: a link is not in the structure', { pdf: (pdf, [page]) => page!.node.Annots()!.push(pdf.context.register(link(page!).clone())) }],
  ['addresses, page 1: a link leads to http://localhost:3030/#/outage, which exists on this machine only', { pdf: (_, [page]) => link(page!).lookup(name('A'), PDFDict).set(name('URI'), PDFString.of('http://localhost:3030/#/outage')) }],
  ['addresses, page 1: a link leads to outage.html, which is no address', { pdf: (_, [page]) => link(page!).lookup(name('A'), PDFDict).set(name('URI'), PDFString.of('outage.html')) }],
  ['box, page 1: a link reaches outside the page', { pdf: (pdf, [page]) => link(page!).set(name('Rect'), pdf.context.obj([500, 700, 700, 712])) }],

  ['fonts, page 1: Loose is not embedded', { pdf: (pdf, [page]) => addResource(pdf, page!, 'Font', pdf.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Loose' })), tree: tree => tree.kids.splice(0, 5, { role: 'H1', words: 'From one box' }) }],
  ['fonts, page 1: Type 3 letters: drawn one by one, neither hinted nor a font to a reader', { pdf: (pdf, [page]) => page!.node.Resources()!.lookup(name('Font'), PDFDict).set(name('F2'), pdf.context.obj({ Type: 'Font', Subtype: 'Type3', ToUnicode: pdf.context.register(pdf.context.stream('')) })) }],
  ['images, page 1: raster image where vector is expected', { pdf: (pdf, [page]) => addResource(pdf, page!, 'XObject', pdf.context.stream('', { Type: 'XObject', Subtype: 'Image', Width: 9, Height: 9 })) }],
  ['images, page 1: soft masks, which printers turn into pixels', { pdf: (pdf, [page]) => addResource(pdf, page!, 'ExtGState', pdf.context.obj({ Type: 'ExtGState', SMask: { S: 'Luminosity', G: pdf.context.register(pdf.context.stream('', { Type: 'XObject', Subtype: 'Form' })) } })) }],

  ['text, page 2: the page has no text', { expected: { bookmarks: [] }, tree: tree => tree.kids.splice(5, 2, { role: 'Figure', page: 2, alt: 'Nothing', words: '' }) }],
  ['text, page 1: letters cannot be read, after “box”', { content: `${stray} 72 72 Td <90> Tj ET EMC`, pdf: (pdf, [page]) => page!.node.Resources()!.lookup(name('Font'), PDFDict).lookup(name('F1'), PDFDict).set(name('ToUnicode'), pdf.context.register(pdf.context.stream('/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <90> <E000> endbfchar endcmap end'))) }],
  ['letters, page 1: “too small” is set in 6.4 points, expected at least 6.5', { content: `/Artifact BMC BT /F1 6.4 Tf 72 72 Td (too small) Tj ET EMC` }],
  ['letters, page 1: “shrunk” is set in 6.0 points, expected at least 6.5', { content: `/Artifact BMC q 0.5 0 0 0.5 0 0 cm BT /F1 12 Tf 72 72 Td (shrunk) Tj ET Q EMC` }],
  ['letters, page 1: “far” is set in 7.0 points, expected at least 7.4', { content: `/Artifact BMC BT /F1 7 Tf 72 72 Td (far) Tj ET EMC`, expected: { letters: 7.4 } }],
  ['letters, page 1: the mark 3 stands on “a wall”', { content: `${stray} 72 72 Td (a wall) Tj ET BT /F1 8 Tf 84 76 Td (3) Tj ET EMC` }],
  ['box, page 1: “beyond the edge” stands outside the page', { content: `${stray} 560 72 Td (beyond the edge) Tj ET EMC` }],
  ['box, page 1: “below” stands outside the page', { content: `${stray} 72 -20 Td (below) Tj ET EMC` }],
]

describe('the auditor', () => {
  it('finds nothing wrong with a sound document, and reads its words', async () => {
    const { faults, text } = await auditPdf(await documentWith(), EXPECTED)
    expect(faultLines(faults)).toEqual([])
    expect(text[0]).toContain('From one box')
    expect(text[1]).toContain('To hundreds')
  })

  it.each(PLANTED)('finds “%s”, and nothing else', async (fault, change) => {
    expect(await faultsOf(change)).toEqual([fault])
  })

  it('lets a document without tags off nothing', async () => {
    expect(await faultsOf({ pdf: pdf => pdf.catalog.delete(name('StructTreeRoot')) })).toEqual(['tags: there is no structure tree'])
  })

  it('reads no further into an encrypted document', async () => {
    const faults = await faultsOf({ pdf: ({ context }) => context.trailerInfo.Encrypt = context.register(context.obj({ Filter: 'Standard' })) })
    expect(faults).toEqual(['encryption: the file is encrypted'])
  })

  it('lets pass what is declared', async () => {
    const image: Change['pdf'] = (pdf, [page]) => addResource(pdf, page!, 'XObject', pdf.context.stream('', { Type: 'XObject', Subtype: 'Image', Width: 9, Height: 9 }))
    expect(await faultsOf({ pdf: image, expected: { raster: page => page === 1 } })).toEqual([])
    const local: Change['tree'] = tree => (tree.kids[1]!.kids![0]!.link!.A as { URI: PDFString }).URI = PDFString.of('http://localhost:3030/')
    expect(await faultsOf({ tree: local, expected: { local: address => address.startsWith('http://localhost:3030/') } })).toEqual([])
  })

  it('says a fault once, with all its pages', () => {
    const lines = faultLines([{ check: 'text', page: 2, what: 'empty' }, { check: 'text', page: 5, what: 'empty' }, { check: 'size', what: 'large' }], page => `slide ${page}`)
    expect(lines).toEqual(['text, pages slide 2, slide 5: empty', 'size: large'])
  })
})
