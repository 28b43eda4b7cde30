// Whether the structure is there, whole and in order: what a screen reader goes by.
import type { PDFDocument } from 'pdf-lib'
import type { Fault } from './fault.ts'
import type { Element } from './structure.ts'
import { PDFArray, PDFBool, PDFDict, PDFName, PDFNumber } from 'pdf-lib'
import { coverageOf } from './content.ts'
import { elementsOf, leavesOf, meaningfulKids, readStructure } from './structure.ts'

const name = (text: string) => PDFName.of(text)

/** Roles of the kids that these elements may have. */
const KIDS: Record<string, readonly string[]> = {
  L: ['LI', 'L', 'Caption'],
  LI: ['Lbl', 'LBody'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
}

/** Roles that stand in one place only. */
const PARENTS: Record<string, readonly string[]> = {
  LI: ['L'],
  Lbl: ['LI', 'Note', 'TOCI', 'BibEntry'],
  LBody: ['LI'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
}

/** What is wrong with the tags. */
export function auditTags(pdf: PDFDocument): Fault[] {
  const faults: Fault[] = []
  const mark = pdf.catalog.lookupMaybe(name('MarkInfo'), PDFDict)?.lookup(name('Marked'))
  if (mark !== PDFBool.True)
    faults.push({ check: 'tags', what: 'the document does not say that it is tagged (MarkInfo)' })
  const root = readStructure(pdf)
  if (!root)
    return [...faults, { check: 'tags', what: 'there is no structure tree' }]
  return [...faults, ...coverage(pdf, root), ...roles(root), ...order(root), ...headings(root), ...lists(root), ...tables(root), ...figures(root)]
}

/** Each piece of content is in the structure or an artifact, and each piece that the structure names exists. */
function coverage(pdf: PDFDocument, root: Element): Fault[] {
  const faults: Fault[] = []
  const known = new Set<string>()
  const tagged = new Set<number>()
  const pages = pdf.getPages()
  const marksOf = new Map<number, Set<string>>()
  for (const [i, page] of pages.entries()) {
    const { marked, unmarked } = coverageOf(pdf, page)
    marksOf.set(i + 1, marked)
    if (unmarked.length) {
      for (const kind of new Set(unmarked))
        faults.push({ check: 'tags', page: i + 1, what: `${{ text: 'text', shape: 'a shape', object: 'an image' }[kind]} is neither in the structure nor an artifact` })
    }
  }
  for (const leaf of leavesOf(root)) {
    if (leaf.page === undefined) {
      faults.push({ check: 'tags', what: 'the structure names content of a page that the document does not have' })
    }
    else if (leaf.kind === 'content') {
      known.add(leaf.mark)
      tagged.add(leaf.page)
      if (!marksOf.get(leaf.page)!.has(leaf.mark))
        faults.push({ check: 'tags', page: leaf.page, what: 'the structure names content that the page does not have' })
    }
  }
  for (const [page, marks] of marksOf) {
    if (!tagged.has(page))
      faults.push({ check: 'tags', page, what: 'nothing of the page is in the structure' })
    else if ([...marks].some(mark => !known.has(mark)))
      faults.push({ check: 'tags', page, what: 'marked content is missing from the structure' })
  }
  return faults
}

function roles(root: Element): Fault[] {
  const faults: Fault[] = []
  const walk = (element: Element, parent: Element) => {
    if (element.role === undefined)
      faults.push({ check: 'roles', page: element.page, what: `"${element.type}" is no standard role and is mapped to none` })
    const expected = PARENTS[element.role ?? '']
    if (expected && !expected.includes(parent.role ?? ''))
      faults.push({ check: LISTS.has(element.role!) ? 'lists' : 'tables', page: element.page, what: `${element.role} stands in ${parent.role}; expected in ${expected.join(' or ')}` })
    for (const kid of meaningfulKids(element))
      walk(kid, element)
  }
  for (const kid of meaningfulKids(root))
    walk(kid, root)
  for (const element of elementsOf(root)) {
    // A form's element stands for its field; one without a field is nothing that can be filled in.
    if (element.role === 'Form' && !element.kids.some(kid => kid.kind === 'object'))
      faults.push({ check: 'roles', page: element.page, what: 'Form without a field' })
  }
  return faults
}

const LISTS = new Set(['L', 'LI', 'Lbl', 'LBody'])

function order(root: Element): Fault[] {
  let last = 0
  for (const { page } of leavesOf(root)) {
    if (page !== undefined && page < last)
      return [{ check: 'order', page, what: `the structure goes back from page ${last}` }]
    last = page ?? last
  }
  return []
}

/** The level of a heading, 0 for what is none. */
export const levelOf = ({ role }: Element): number => Number(/^H([1-6])$/.exec(role ?? '')?.[1] ?? 0)

function headings(root: Element): Fault[] {
  const faults: Fault[] = []
  let last = 0
  for (const element of elementsOf(root)) {
    const level = levelOf(element)
    if (level > last + 1)
      faults.push({ check: 'headings', page: element.page, what: last ? `H${level} follows H${last}` : `the first heading is H${level}, not H1` })
    if (level && ![...leavesOf(element)].length)
      faults.push({ check: 'headings', page: element.page, what: `an H${level} is empty` })
    last = level || last
  }
  return faults
}

function lists(root: Element): Fault[] {
  return wrongKids(root, 'lists', ['L', 'LI'])
}

/** Whether an element holds content itself, or in kids that stand for nothing. */
function bareContent({ kids }: Element): boolean {
  return kids.some(kid => kid.kind === 'content' || (kid.kind === 'element' && kid.role === 'NonStruct' && bareContent(kid)))
}

function wrongKids(root: Element, check: 'lists' | 'tables', names: readonly string[]): Fault[] {
  const faults: Fault[] = []
  for (const element of elementsOf(root)) {
    if (!names.includes(element.role ?? ''))
      continue
    const expected = KIDS[element.role!]!
    for (const kid of meaningfulKids(element)) {
      if (!expected.includes(kid.role ?? ''))
        faults.push({ check, page: element.page, what: `${element.role} holds ${kid.role}; expected ${expected.join(', ')}` })
    }
    if (meaningfulKids(element).length && bareContent(element))
      faults.push({ check, page: element.page, what: `${element.role} holds content outside of ${expected.join(', ')}` })
    if (!meaningfulKids(element).length)
      faults.push({ check, page: element.page, what: `${element.role} holds none of ${expected.join(', ')}` })
  }
  return faults
}

function tables(root: Element): Fault[] {
  const faults = wrongKids(root, 'tables', ['Table', 'THead', 'TBody', 'TFoot', 'TR'])
  for (const table of elementsOf(root)) {
    if (table.role !== 'Table')
      continue
    const rows = [...elementsOf(table)].filter(({ role }) => role === 'TR')
    const cells = rows.map(row => meaningfulKids(row))
    const heads = cells.flat().filter(({ role }) => role === 'TH')
    if (!heads.length)
      faults.push({ check: 'tables', page: table.page, what: 'a table has no header cell' })
    if (heads.some(head => !attribute(head, 'Scope')) && cells.flat().some(cell => cell.role === 'TD' && !attribute(cell, 'Headers')))
      faults.push({ check: 'tables', page: table.page, what: 'a header cell does not say whether it heads a row or a column' })
    const widths = new Set(widthsOf(cells))
    if (widths.size > 1)
      faults.push({ check: 'tables', page: table.page, what: `a table’s rows are ${[...widths].sort((a, b) => a - b).join(' and ')} cells wide` })
  }
  return faults
}

/** How many columns each row fills, with the cells that reach into it from above. */
function widthsOf(rows: readonly Element[][]): number[] {
  const reaching: number[] = []
  return rows.map((cells) => {
    const above = reaching.filter(left => left > 0).length
    for (let i = 0; i < reaching.length; i++)
      reaching[i]!--
    let width = above
    for (const cell of cells) {
      const span = number(cell, 'ColSpan')
      width += span
      for (let i = 0; i < span; i++)
        reaching.push(number(cell, 'RowSpan') - 1)
    }
    return width
  })
}

const number = (cell: Element, key: string) => {
  const found = attribute(cell, key)
  return found instanceof PDFNumber ? found.asNumber() : 1
}

/** An attribute of an element, whatever its owner. */
function attribute({ dict }: Element, key: string) {
  const given = dict.lookup(name('A'))
  const all = given instanceof PDFArray ? given.asArray().map((_, i) => given.lookup(i)) : [given]
  return all.find(one => one instanceof PDFDict && one.has(name(key))) instanceof PDFDict
    ? (all.find(one => one instanceof PDFDict && one.has(name(key))) as PDFDict).lookup(name(key))
    : undefined
}

function figures(root: Element): Fault[] {
  return [...elementsOf(root)]
    .filter(({ role, alt }) => (role === 'Figure' || role === 'Formula') && !alt.trim())
    .map(({ role, page }): Fault => ({ check: 'figures', page, what: `a ${role} has no alternative text` }))
}
