// What a PDF says of itself: in its properties, and as XMP, which is where PDF/UA looks.
import type { PDFDocument } from 'pdf-lib'
import type { PaperAbout } from '../../paper/data.ts'
import { PDFName } from 'pdf-lib'

/** Writes what a document says of itself; its window then shows its title. */
export function describePdf(pdf: PDFDocument, about: PaperAbout): void {
  const { title, author, subject, language } = about
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setAuthor(author)
  pdf.setSubject(subject)
  pdf.setKeywords(keywordsOf(about))
  pdf.setLanguage(language)
  pdf.setCreator('Slidev')
  const stream = pdf.context.stream(new TextEncoder().encode(xmp(about, pdf.getCreationDate())), { Type: 'Metadata', Subtype: 'XML' })
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(stream))
}

function keywordsOf({ keywords }: Pick<PaperAbout, 'keywords'>): string[] {
  return keywords.split(/,\s*/)
}

/** An XMP packet, with the mark of PDF/UA-1: the auditor (audit/) says whether the document keeps to it. */
function xmp({ title, author, subject, keywords, language }: PaperAbout, created: Date | undefined): string {
  const text = (words: string) => words.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`)
  const list = (kind: string, items: readonly string[], attributes = '') => `<rdf:${kind}>${items.map(item => `<rdf:li${attributes}>${text(item)}</rdf:li>`).join('')}</rdf:${kind}>`
  const date = created?.toISOString().replace(/\.\d+/, '')
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title>${list('Alt', [title], ' xml:lang="x-default"')}</dc:title>
<dc:creator>${list('Seq', [author])}</dc:creator>
<dc:description>${list('Alt', [subject], ' xml:lang="x-default"')}</dc:description>
<dc:subject>${list('Bag', keywordsOf({ keywords }))}</dc:subject>
<dc:language>${list('Bag', [language])}</dc:language>
<pdf:Keywords>${text(keywords)}</pdf:Keywords>
<xmp:CreatorTool>Slidev</xmp:CreatorTool>
${date ? `<xmp:CreateDate>${date}</xmp:CreateDate>\n<xmp:ModifyDate>${date}</xmp:ModifyDate>\n` : ''}<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}
