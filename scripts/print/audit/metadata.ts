// What a PDF says of itself, and the limits of the file.
import type { PDFDocument } from 'pdf-lib'
import type { Expected } from './expected.ts'
import type { Fault } from './fault.ts'
import { PDFBool, PDFDict, PDFName, PDFStream } from 'pdf-lib'
import { decoded } from './content.ts'
import { textOf } from './structure.ts'

const name = (text: string) => PDFName.of(text)

/** Points that a page may differ from its paper: browsers round to whole pixels of theirs. */
const TOLERANCE = 1

/** What is wrong with title, language, metadata, and number and size of pages. */
export function auditMetadata(pdf: PDFDocument, { title, language, paper, pages }: Expected): Fault[] {
  const faults: Fault[] = []
  const expect = (check: Fault['check'], what: string, found: string, expected: string) => {
    if (found !== expected)
      faults.push({ check, what: `${what} is ${found ? `“${found}”` : 'missing'}, expected “${expected}”` })
  }
  const info = pdf.context.lookup(pdf.context.trailerInfo.Info)
  expect('title', 'the title', info instanceof PDFDict ? textOf(info.lookup(name('Title'))) : '', title)
  if (pdf.catalog.lookupMaybe(name('ViewerPreferences'), PDFDict)?.lookup(name('DisplayDocTitle')) !== PDFBool.True)
    faults.push({ check: 'title', what: 'the window shows the name of the file instead of the title (DisplayDocTitle)' })
  expect('language', 'the language', textOf(pdf.catalog.lookup(name('Lang'))), language)

  const stream = pdf.catalog.lookup(name('Metadata'))
  if (stream instanceof PDFStream) {
    const xml = new TextDecoder().decode(decoded(stream))
    const inside = (element: string) => new RegExp(`<${element}[^>]*>\\s*(?:<rdf:\\w+[^>]*>\\s*)*([^<]*)`).exec(xml)?.[1] ?? ''
    expect('metadata', 'the title in the metadata', unescaped(inside('dc:title')), title)
    expect('metadata', 'the language in the metadata', inside('dc:language'), language)
    expect('metadata', 'the part of PDF/UA', inside('pdfuaid:part') || (/pdfuaid:part="(\d)"/.exec(xml)?.[1] ?? ''), '1')
  }
  else {
    faults.push({ check: 'metadata', what: 'there is no XMP metadata' })
  }

  if (pages !== undefined && pdf.getPageCount() !== pages)
    faults.push({ check: 'pages', what: `there are ${pdf.getPageCount()} pages, expected ${pages}` })
  for (const [i, page] of pdf.getPages().entries()) {
    const box = page.getCropBox()
    const size = { width: box.width, height: box.height }
    if (Math.abs(size.width - paper.width) > TOLERANCE || Math.abs(size.height - paper.height) > TOLERANCE)
      faults.push({ check: 'paper', page: i + 1, what: `the page is ${points(size)}, expected ${points(paper)}` })
    if (page.getRotation().angle % 360 !== 0)
      faults.push({ check: 'paper', page: i + 1, what: 'the page is turned' })
  }
  return faults
}

const points = ({ width, height }: Expected['paper']) => `${Math.round(width)} × ${Math.round(height)} points`

const unescaped = (text: string) => text
  .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
  .replace(/&(lt|gt|amp|quot|apos);/g, (_, entity: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: '\'' })[entity]!)
