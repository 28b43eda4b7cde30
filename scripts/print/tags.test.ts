// The tags as a browser writes them, mended: what the auditor finds before, and that it finds nothing after.
import { PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { contentOf, operations } from './audit/content.ts'
import { auditLinks } from './audit/links.ts'
import { elementsOf, readStructure } from './audit/structure.ts'
import { auditTags } from './audit/tags.ts'
import { mendTags } from './tags.ts'

const name = (text: string) => PDFName.of(text)

const words = (text: string) => `BT /F1 12 Tf (${text}) Tj ET`

/** A page as Chromium prints it; the kids of the document are given as elements by their mark. */
async function printed(content: string, kids: (context: PDFDocument['context'], page: unknown) => object[], annotations: object[] = []) {
  const pdf = await PDFDocument.create()
  const { context } = pdf
  const page = pdf.addPage()
  page.node.set(name('Contents'), context.register(context.flateStream(content)))
  page.node.set(name('Tabs'), name('S'))
  page.node.set(name('Annots'), context.obj(annotations.map(annotation => context.register(context.obj(annotation as never)))))
  const [root, document] = [context.nextRef(), context.nextRef()]
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: document }))
  const refs = kids(context, page.ref).map(kid => context.register(context.obj({ Type: 'StructElem', Pg: page.ref, P: document, ...kid } as never)))
  context.assign(document, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: refs }))
  pdf.catalog.set(name('StructTreeRoot'), root)
  pdf.catalog.set(name('MarkInfo'), context.obj({ Marked: true }))
  return pdf
}

const faults = (pdf: PDFDocument) => [...auditTags(pdf), ...auditLinks(pdf, () => false)].map(({ what }) => what)
const operators = (pdf: PDFDocument) => [...operations(contentOf(pdf, pdf.getPages()[0]!.node.get(name('Contents'))))]
const roles = (pdf: PDFDocument) => [...elementsOf(readStructure(pdf)!)].map(({ role }) => role).join(' ')
const mend = (pdf: PDFDocument) => mendTags(pdf, target => 'address' in target ? `To ${target.address}` : `Page ${target.page}`)

describe('mending the tags of a browser', () => {
  it('makes artifacts of decoration, marked or not, and takes it out of the structure', async () => {
    const pdf = await printed(
      `0 0 9 9 re W n 0 0 9 9 re f /NonStruct <</MCID 0>> BDC 0 0 9 9 re f EMC /P <</MCID 1>> BDC ${words('Read me')} EMC`,
      () => [{ S: 'NonStruct', K: 0 }, { S: 'P', K: 1 }],
    )
    expect(faults(pdf)).toEqual(['a shape is neither in the structure nor an artifact'])
    mend(pdf)
    expect(faults(pdf)).toEqual([])
    expect(roles(pdf)).toBe('StructTreeRoot Document P')
    expect(operators(pdf).filter(({ operands }) => operands[0] === '/Artifact')).toHaveLength(2)
  })

  it('keeps the shapes of a figure', async () => {
    const pdf = await printed(`/Figure <</MCID 0>> BDC 0 0 9 9 re f EMC /P <</MCID 1>> BDC ${words('Read')} EMC`, () => [{ S: 'Figure', Alt: PDFString.of('A box'), K: 0 }, { S: 'P', K: 1 }])
    mend(pdf)
    expect(faults(pdf)).toEqual([])
    expect(roles(pdf)).toContain('Figure')
    expect(operators(pdf).map(({ operands }) => operands[0])).toContain('/Figure')
  })

  it('gives the blank between two words to the words before it', async () => {
    const pdf = await printed(
      `/Strong <</MCID 0>> BDC ${words('Confirmed.')} EMC 1 0 0 rg ${words(' ')} /P <</MCID 1>> BDC ${words('S14')} EMC`,
      () => [{ S: 'P', K: 0 }, { S: 'P', K: 1 }],
    )
    expect(faults(pdf)).toEqual(['text is neither in the structure nor an artifact'])
    mend(pdf)
    expect(faults(pdf)).toEqual([])
    expect(operators(pdf).map(({ operator }) => operator).join(' ')).toBe('BDC BT Tf Tj ET rg BT Tf Tj ET EMC BDC BT Tf Tj ET EMC')
  })

  it('ends a mark inside the text object in which it began', async () => {
    const pdf = await printed(`BT /F1 12 Tf /P <</MCID 0>> BDC (a) Tj EMC ( ) Tj ET`, () => [{ S: 'P', K: 0 }])
    mend(pdf)
    expect(operators(pdf).map(({ operator }) => operator).join(' ')).toBe('BT Tf BDC Tj Tj EMC ET')
  })

  it('puts what a list item holds into its body, and its label beside it', async () => {
    const pdf = await printed(
      `/L <</MCID 0>> BDC ${words('1')} EMC /L <</MCID 1>> BDC ${words('one')} EMC`,
      (context, Pg) => {
        const label = context.register(context.obj({ Type: 'StructElem', S: 'Lbl', Pg, K: 0 } as never))
        const item = context.nextRef()
        context.assign(item, context.obj({ Type: 'StructElem', S: 'LI', Pg, K: [label, 1] } as never))
        return [{ S: 'L', K: item }]
      },
    )
    expect(faults(pdf)).toEqual(['LI holds content outside of Lbl, LBody'])
    mend(pdf)
    expect(roles(pdf)).toBe('StructTreeRoot Document L LI Lbl LBody')
    expect(faults(pdf)).toEqual([])
  })

  it('gives roles that PDF 1.7 has', async () => {
    const pdf = await printed(`/P <</MCID 0>> BDC ${words('loud')} EMC /P <</MCID 1>> BDC ${words('press')} EMC`, () => [{ S: 'Strong', K: 0 }, { S: 'Form', K: 1 }])
    expect(faults(pdf)).toEqual(['"Strong" is no standard role and is mapped to none', 'Form without a field'])
    mend(pdf)
    expect(faults(pdf)).toEqual([])
  })

  it('makes a group of a figure that holds a quotation and its caption', async () => {
    const pdf = await printed(
      `/P <</MCID 0>> BDC ${words('said')} EMC /P <</MCID 1>> BDC ${words('who')} EMC`,
      (context, Pg) => {
        const [quote, caption] = [{ S: 'BlockQuote', K: 0 }, { S: 'Caption', K: 1 }].map(kid => context.register(context.obj({ Type: 'StructElem', Pg, ...kid } as never)))
        return [{ S: 'Figure', K: [quote, caption] }]
      },
    )
    expect(faults(pdf)).toEqual(['a Figure has no alternative text'])
    mend(pdf)
    expect(roles(pdf)).toBe('StructTreeRoot Document Div BlockQuote P')
    expect(faults(pdf)).toEqual([])
  })

  it('lets links say where they lead', async () => {
    const pdf = await printed(
      `/P <</MCID 0>> BDC ${words('S14')} EMC`,
      () => [{ S: 'P', K: 0 }],
      [{ Subtype: 'Link', Rect: [1, 1, 9, 9], A: { S: 'URI', URI: PDFString.of('https://example.org/') } }, { Subtype: 'Link', Rect: [1, 1, 9, 9], Dest: [0, 'Fit'] }],
    )
    mend(pdf)
    const annotations = pdf.getPages()[0]!.node.Annots()!
    expect([0, 1].map(i => String(annotations.lookup(i, PDFDict).lookup(name('Contents'))))).toEqual([
      expect.stringContaining('0054006F00200068'), // To h…
      expect.stringContaining('0050006100670065'), // Page
    ])
  })
})
