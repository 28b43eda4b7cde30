// Reads a PDF back and says what is wrong with it, as a reader, a screen reader and a print shop would notice.
import type { Expected } from './expected.ts'
import type { Fault } from './fault.ts'
import { PDFDocument } from 'pdf-lib'
import { auditBookmarks, auditLinks } from './links.ts'
import { auditMetadata } from './metadata.ts'
import { auditResources } from './resources.ts'
import { auditTags } from './tags.ts'
import { auditText } from './text.ts'

export { faultLines } from './fault.ts'

export const AUDIT_DEFAULTS = {
  bookmarks: [],
  raster: () => false,
  local: () => false,
  letters: 6.5,
  maxBytes: 10_000_000,
} as const satisfies Partial<Expected>

/** What an audit finds. */
export interface Audit {
  faults: Fault[]
  /** The words of each page, in the order in which they are drawn. */
  text: string[]
}

/**
 * Audits a PDF, with what pdf-lib and pdf.js can tell. It follows the checks of veraPDF for PDF/UA-1 where the objects of
 * the file decide: tags, roles and their nesting, headings, lists, tables, alternative texts, links, bookmarks, fonts
 * embedded and mapped to Unicode, title, language, metadata, encryption.
 *
 * Not possible here, and left to veraPDF, PAC or a human being: whether the glyph widths of a font program agree with those
 * of its dictionary; whether a ToUnicode map tells the truth; whether an alternative text says what the figure shows, and a
 * role what the content is; whether the order of tags is the order of reading inside a page; contrast; what scripts and
 * forms do. Soft masks and Type 3 letters are legal in PDF/UA: they are faults here because they print badly.
 *
 * @throws Error when the bytes are no PDF
 */
export async function auditPdf(bytes: Uint8Array, expected: Expected): Promise<Audit> {
  const { bookmarks, raster, local, letters, maxBytes } = { ...AUDIT_DEFAULTS, ...expected }
  const faults: Fault[] = []
  if (bytes.length > maxBytes)
    faults.push({ check: 'size', what: `the file has ${(bytes.length / 1e6).toFixed(1)} MB, at most ${maxBytes / 1e6} are allowed` })
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true })
  if (pdf.isEncrypted)
    // What is encrypted cannot be read any further.
    return { faults: [...faults, { check: 'encryption', what: 'the file is encrypted' }], text: [] }
  faults.push(
    ...auditMetadata(pdf, expected),
    ...auditBookmarks(pdf, bookmarks),
    ...auditTags(pdf),
    ...auditLinks(pdf, local),
    ...auditResources(pdf, raster),
  )
  // Last, since it changes the document.
  const words = await auditText(pdf, letters)
  faults.push(...words.faults)
  return { faults, text: words.text }
}
