// Fonts and pictures: everything embedded, nothing rasterized.
import type { PDFDocument, PDFObject } from 'pdf-lib'
import type { Fault } from './fault.ts'
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFStream } from 'pdf-lib'

const name = (text: string) => PDFName.of(text)

/** What a page draws with. */
export interface Resources {
  fonts: Map<string, PDFDict>
  /** Raster images, with their size in pixels. */
  images: Map<string, { width: number, height: number }>
  /** Soft masks made of drawings: vector, but some readers and most printers turn what is below them into pixels. */
  masks: number
}

/** Everything that a page draws with, in its forms, patterns and Type 3 letters too. */
export function resourcesOf(pdf: PDFDocument, page: PDFDict): Resources {
  const found: Resources = { fonts: new Map(), images: new Map(), masks: 0 }
  const seen = new Set<PDFObject>()
  const id = (object: PDFObject) => object instanceof PDFRef ? object.toString() : String(seen.size)

  function each(dict: PDFDict | undefined, kind: string, visit: (object: PDFObject, found: PDFObject | undefined) => void) {
    for (const [, object] of dict?.lookupMaybe(name(kind), PDFDict)?.entries() ?? []) {
      if (!seen.has(object)) {
        seen.add(object)
        visit(object, pdf.context.lookup(object))
      }
    }
  }
  function inside(object: PDFObject | undefined) {
    const dict = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : undefined
    const resources = dict?.lookup(name('Resources'))
    if (resources instanceof PDFDict)
      walk(resources)
  }
  function walk(resources: PDFDict) {
    each(resources, 'Font', (object, font) => {
      if (font instanceof PDFDict) {
        found.fonts.set(id(object), font)
        inside(font)
      }
    })
    each(resources, 'XObject', (object, stream) => {
      if (stream instanceof PDFStream && stream.dict.get(name('Subtype')) === name('Image')) {
        const size = (key: string) => stream.dict.lookupMaybe(name(key), PDFNumber)?.asNumber() ?? 0
        found.images.set(id(object), { width: size('Width'), height: size('Height') })
      }
      inside(stream)
    })
    each(resources, 'Pattern', (_, pattern) => inside(pattern))
    each(resources, 'ExtGState', (_, state) => {
      const mask = state instanceof PDFDict ? state.lookup(name('SMask')) : undefined
      if (mask instanceof PDFDict) {
        found.masks++
        inside(mask.lookup(name('G')))
      }
    })
  }
  for (let node: PDFDict | undefined = page; node; node = node.lookupMaybe(name('Parent'), PDFDict))
    inside(node)
  return found
}

/** What is wrong with fonts and pictures. `raster`: on which pages images may stand. */
export function auditResources(pdf: PDFDocument, raster: (page: number) => boolean): Fault[] {
  return pdf.getPages().flatMap(({ node }, i) => {
    const { fonts, images, masks } = resourcesOf(pdf, node)
    const faults: Fault[] = [...fonts.values()].flatMap(font => fontFaults(font).map((what): Fault => ({ check: 'fonts', page: i + 1, what })))
    if (images.size && !raster(i + 1))
      faults.push({ check: 'images', page: i + 1, what: `raster ${images.size === 1 ? 'image' : 'images'} where vector is expected` })
    if (masks)
      faults.push({ check: 'images', page: i + 1, what: 'soft masks, which printers turn into pixels' })
    return faults
  })
}

function fontFaults(font: PDFDict): string[] {
  const text = (dict: PDFDict, key: string) => dict.lookupMaybe(name(key), PDFName)?.decodeText()
  const subtype = text(font, 'Subtype')
  const faults: string[] = []
  const own = subtype === 'Type0' ? font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookupMaybe(0, PDFDict) : font
  const title = text(own ?? font, 'BaseFont') ?? 'a font without a name'
  if (subtype === 'Type3') {
    faults.push('Type 3 letters: drawn one by one, neither hinted nor a font to a reader')
  }
  else {
    const descriptor = own?.lookupMaybe(name('FontDescriptor'), PDFDict)
    if (!descriptor || !['FontFile', 'FontFile2', 'FontFile3'].some(key => descriptor.has(name(key))))
      faults.push(`${title} is not embedded`)
  }
  if ((subtype === 'Type0' || subtype === 'Type3') && !font.has(name('ToUnicode')))
    faults.push(`${subtype === 'Type3' ? 'Type 3 letters' : title} cannot be copied as text (no ToUnicode)`)
  return faults
}
