// Moves the blocks of a galley onto sheets: measures them, has `paginate` decide, and builds what a printed page is.
// A block is a child of the galley with `data-block`, its name in faults. What else it says of itself:
//   data-keep            stays with the next block          data-break      begins a sheet
//   data-group="name"    stays with its group if it can     data-bare       its sheet has neither head nor number
//   data-split           may be split between its parts: the rows of a table, else the children of `[data-parts]`, else its own
//   data-room="mm"       may grow so far
//   data-shrink="ratio", data-enlarge="ratio"  may be set smaller or larger so far: `--set` then says how far it was
//   data-head="…"        the running head from here on
//   data-foot            footnotes of the block before it; `data-cites` on both names what the numbers belong to
// In it, `[data-ruled]` is filled with lines to write on, `[data-page-of="id"]` with the number of that id's page.
import type { Block, Plan } from './paginate.ts'
import type { Paper } from './sizes.ts'
import { paginate } from './paginate.ts'
import { AREA, areaHeight, mm, PAPERS } from './sizes.ts'

export const SHEET_DEFAULTS = {
  /** Between lines to write on, in millimetres. */
  ruling: 8,
  /** What a sheet must have left to be given lines for notes, in millimetres. */
  notesFrom: 40,
  /** What sets footnotes apart from the text, in millimetres. */
  footRule: 5,
  /** Words over the lines for notes. */
  notesLabel: 'Notes',
}

interface Piece extends Block {
  element: HTMLElement
  /** What holds the parts, and the parts, where it may be split. */
  container: HTMLElement
  pieces: HTMLElement[]
  /** The block without its parts, to copy. */
  frame?: HTMLElement
  note?: HTMLElement
}

/** A document in a galley, which can be laid onto one paper after another. */
export interface Galley {
  /** Lays all blocks onto sheets of a paper, in place of the last ones. @returns what is wrong, a line for each fault */
  lay: (paper: Paper) => string[]
}

/**
 * Takes the blocks of a galley that has been drawn completely.
 * @param stack where the sheets go
 * @param title left running head
 */
export function openGalley(galley: HTMLElement, stack: HTMLElement, title: string): Galley {
  // Numbers take room before they are known.
  for (const place of galley.querySelectorAll('[data-page-of]'))
    place.textContent = '000'
  const pieces = measure(galley)
  return {
    lay(paper) {
      const plan = paginate(pieces, areaHeight(paper), { footRule: mm(SHEET_DEFAULTS.footRule) })
      const before = [...stack.children]
      stack.append(...build(pieces, plan, paper, title))
      before.forEach(sheet => sheet.remove())
      galley.hidden = true
      number(stack)
      return [
        ...plan.tooTall.map(id => `${id}: it is taller than a sheet of ${paper}.`),
        ...faultsOf(stack),
      ]
    },
  }
}

function measure(galley: HTMLElement): Piece[] {
  const pieces: Piece[] = []
  for (const element of galley.querySelectorAll<HTMLElement>(':scope > [data-block]')) {
    if (element.hidden)
      continue
    const box = element.getBoundingClientRect()
    if ('foot' in element.dataset) {
      const last = pieces.at(-1)!
      if (box.height > 0) {
        last.note = element
        last.foot = box.height
      }
      continue
    }
    const { block, keep, break: breaks, group, room, shrink, enlarge, split } = element.dataset
    const container = partsHolder(element)
    const parts = split === undefined ? [] : [...container.children] as HTMLElement[]
    const rects = parts.map(part => part.getBoundingClientRect())
    const piece: Piece = {
      id: block!,
      element,
      container,
      pieces: parts,
      parts: parts.length
        ? rects.map((rect, i) => (rects[i + 1]?.top ?? rect.bottom) - rect.top)
        : [box.height],
      head: parts.length ? box.height - (rects.at(-1)!.bottom - rects[0]!.top) : 0,
      before: Number.parseFloat(getComputedStyle(element).marginTop),
      keep: keep !== undefined,
      breaks: breaks !== undefined,
      ...(group && { group }),
      ...(room && { room: mm(Number(room)) }),
      ...(shrink && { shrink: box.height * (1 - Number(shrink)) }),
      ...(enlarge && { enlarge: box.height * (Number(enlarge) - 1) }),
    }
    pieces.push(piece)
  }
  return pieces
}

function partsHolder(element: HTMLElement): HTMLElement {
  if (element instanceof HTMLTableElement)
    return element.tBodies[0]!
  return element.querySelector<HTMLElement>('[data-parts]') ?? element
}

function build(pieces: readonly Piece[], plan: Plan, paper: Paper, title: string): HTMLElement[] {
  let head = ''
  return plan.sheets.map(({ placed, left }, i) => {
    const first = pieces[placed[0]!.block]!
    head = first.element.dataset.head ?? head
    const sheet = element('section', 'sheet')
    sheet.dataset.paper = paper
    sheet.style.width = `${PAPERS[paper].width}mm`
    sheet.style.height = `${PAPERS[paper].height}mm`
    const body = element('div', 'sheet-body')
    body.style.width = `${AREA.width}mm`
    body.style.top = `${AREA.above}mm`
    body.style.height = `${areaHeight(paper)}px`
    const foot = element('div', 'sheet-foot')
    placed.forEach(({ block, from, to, grow }, k) => {
      const piece = pieces[block]!
      const part = partOf(piece, from, to)
      part.style.marginTop = k === 0 ? '0' : `${piece.before ?? 0}px`
      part.style.minHeight = piece.room && grow > 0 ? `${piece.parts[0]! + grow}px` : ''
      part.style.setProperty('--set', String(piece.room ? 1 : 1 + grow / piece.parts[0]!))
      body.append(part)
      if (piece.note && to === piece.parts.length)
        foot.append(piece.note)
    })
    const [last, next] = [pieces[placed.at(-1)!.block]!, pieces[placed.at(-1)!.block + 1]]
    if (last.group && last.group !== next?.group && left > mm(SHEET_DEFAULTS.notesFrom)) {
      const notes = element('div', 'sheet-notes')
      notes.append(element('p', 'label', SHEET_DEFAULTS.notesLabel), ruled())
      body.append(notes)
    }
    if (foot.children.length)
      body.append(foot)
    if (!('bare' in first.element.dataset)) {
      const line = element('div', 'sheet-head')
      line.append(element('span', '', title), element('span', '', head))
      const folio = element('div', 'sheet-number', String(i + 1))
      // Furniture: no part of what is read aloud.
      for (const furniture of [line, folio]) {
        furniture.style.width = `${AREA.width}mm`
        furniture.setAttribute('aria-hidden', 'true')
        sheet.append(furniture)
      }
    }
    sheet.append(body)
    for (const { block } of placed)
      head = pieces[block]!.element.dataset.head ?? head
    return sheet
  })
}

/** Some parts of a block: in the block itself for the first of them, else in a copy of its frame. */
function partOf(piece: Piece, from: number, to: number): HTMLElement {
  const { element: whole, container, pieces } = piece
  if (!pieces.length)
    return whole
  if (from === 0) {
    container.replaceChildren()
    piece.frame = whole.cloneNode(true) as HTMLElement
    container.append(...pieces.slice(0, to))
    return whole
  }
  const copy = piece.frame!.cloneNode(true) as HTMLElement
  for (const named of [copy, ...copy.querySelectorAll('[id]')])
    named.removeAttribute('id')
  const holder = partsHolder(copy)
  if (holder instanceof HTMLOListElement)
    holder.start = from + 1
  holder.append(...pieces.slice(from, to))
  return copy
}

/** Numbers footnotes through each sheet, fills in page numbers, draws lines to write on. */
function number(stack: HTMLElement) {
  const pages = new Map<string, number>()
  const sheets = [...stack.children] as HTMLElement[]
  sheets.forEach((sheet, i) => {
    sheet.querySelectorAll('[id]').forEach(({ id }) => pages.set(id, i + 1))
    let before = 0
    for (const notes of sheet.querySelectorAll<HTMLElement>('[data-foot]')) {
      const numbered = sheet.querySelectorAll<HTMLElement>(`[data-cites="${notes.dataset.cites}"] :is(.footnote-number, .note-number)`)
      for (const mark of numbered) {
        mark.dataset.number ??= mark.textContent!.trim()
        mark.textContent = String(Number(mark.dataset.number) + before)
      }
      before += notes.querySelectorAll('.note-number').length
    }
    for (const room of sheet.querySelectorAll<HTMLElement>('[data-ruled]'))
      rule(room)
  })
  for (const place of stack.querySelectorAll<HTMLElement>('[data-page-of]'))
    place.textContent = String(pages.get(place.dataset.pageOf!) ?? '')
}

function ruled(): HTMLElement {
  const room = element('div', 'ruled')
  room.dataset.ruled = ''
  return room
}

/** Fills an element with lines, as one path, so that it stays a line in print. */
function rule(room: HTMLElement) {
  const SVG = 'http://www.w3.org/2000/svg'
  const { clientWidth: width, clientHeight: height } = room
  const step = mm(SHEET_DEFAULTS.ruling)
  const lines = Array.from({ length: Math.floor((height + 1) / step) }, (_, i) => `M0 ${((i + 1) * step - 0.5).toFixed(1)}H${width}`)
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
  svg.setAttribute('width', String(width))
  svg.setAttribute('height', String(height))
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', lines.join(''))
  svg.append(path)
  room.replaceChildren(svg)
}

/** What does not fit, is empty, or leads nowhere. */
function faultsOf(stack: HTMLElement): string[] {
  const faults: string[] = []
  const sheets = [...stack.children] as HTMLElement[]
  sheets.forEach((sheet, i) => {
    const body = sheet.querySelector<HTMLElement>('.sheet-body')!
    const names = [...new Set([...body.querySelectorAll<HTMLElement>('[data-block]')].map(e => e.dataset.block))].join(', ')
    if (body.scrollHeight > body.clientHeight + 1)
      faults.push(`page ${i + 1} (${names}): what stands on it is ${body.scrollHeight - body.clientHeight} px too tall.`)
    if (body.scrollWidth > body.clientWidth + 1)
      faults.push(`page ${i + 1} (${names}): what stands on it is ${body.scrollWidth - body.clientWidth} px too wide.`)
    if (!body.textContent!.trim())
      faults.push(`page ${i + 1}: it is blank.`)
  })
  for (const image of stack.querySelectorAll('img')) {
    if (!image.naturalWidth)
      faults.push(`${image.closest<HTMLElement>('[data-block]')?.dataset.block}: the picture ${image.src} is missing.`)
  }
  for (const link of stack.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    if (!document.getElementById(link.getAttribute('href')!.slice(1)))
      faults.push(`${link.closest<HTMLElement>('[data-block]')?.dataset.block}: a link leads to ${link.getAttribute('href')}, which the document does not have (“${link.textContent!.trim()}”).`)
  }
  for (const place of stack.querySelectorAll<HTMLElement>('[data-page-of]')) {
    if (!place.textContent)
      faults.push(`${place.closest<HTMLElement>('[data-block]')?.dataset.block}: there is no page of "${place.dataset.pageOf}".`)
  }
  return faults
}

function element(tag: string, name: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  if (name)
    made.className = name
  made.textContent = text
  return made
}
