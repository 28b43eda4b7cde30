// Makes a picture for a page of a slide drawn for print: what stands below its title, cut to what is drawn.
import { inkDrawings } from './ink.ts'
import { AREA, mm } from './sizes.ts'

/** The slide's canvas, in its own pixels, and the room left around what is drawn. */
const CANVAS = { width: 1280, margin: 64, pad: 6 }

/** How large pictures are set, in CSS pixels of print. */
const PRINT = {
  /** Width of the slide without its margins, as a rule, and where its picture is text alone. */
  width: mm(AREA.width),
  light: mm(132),
  /** A date is larger on its title card than on a page. */
  date: mm(86),
  /** The least size of letters: 6.5 points. */
  letters: 6.5 / 0.75,
  /** Shares of that width. A picture is set smaller where two ideas then share a sheet, larger where a sheet has room. */
  smaller: 0.8,
  larger: 1.4,
}

/** A rectangle on the canvas, in its pixels. */
interface Box { left: number, top: number, right: number, bottom: number }

/** What of a slide is its frame, not its picture. */
const FRAME = 'h1, .foot, .slide-footnotes, .stage-cover .words, script, style'

/** What went wrong while slides were drawn, a line for each. */
export const slideErrors: string[] = []

/** Where the slides of a print page are not there yet: their names. Runs in the page, so it uses nothing from outside. */
export function waitingSlides(selector = '.print-slide-container'): string[] {
  const slides = [...document.querySelectorAll(selector)]
  return slides.filter(slide => !slide.querySelector('.slidev-layout')
    || slide.querySelector('.slidev-slide-loading, [aria-busy="true"]')
    || [...slide.querySelectorAll('[data-waitfor]')].some(e => !e.querySelector(e.getAttribute('data-waitfor')!))
    || [...slide.querySelectorAll('img')].some(image => !image.complete))
    .map(slide => slide.closest<HTMLElement>('[data-block]')?.dataset.block ?? slide.id)
}

/**
 * The part of the canvas on which something is drawn; undefined where nothing is.
 * @param tight without the slide's margins left and right, which make all other pictures one width
 */
export function inkOf(canvas: Element, tight: boolean): Box | undefined {
  const origin = canvas.getBoundingClientRect()
  const ink: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  const add = (r: DOMRect) => {
    if (!r.width && !r.height)
      return
    ink.left = Math.min(ink.left, r.left - origin.left)
    ink.top = Math.min(ink.top, r.top - origin.top)
    ink.right = Math.max(ink.right, r.right - origin.left)
    ink.bottom = Math.max(ink.bottom, r.bottom - origin.top)
  }
  const range = document.createRange()
  const visit = (element: Element) => {
    if (element.matches(FRAME))
      return
    const style = getComputedStyle(element)
    if (style.display === 'none' || style.opacity === '0' || element.matches('.visually-hidden, .moving-diagram-live'))
      return
    if (style.visibility !== 'hidden') {
      if (element instanceof SVGGeometryElement || element instanceof SVGTextElement) {
        if (!element.closest('defs, clipPath, mask, pattern, marker, symbol') && (style.fill !== 'none' || style.stroke !== 'none'))
          add(element.getBoundingClientRect())
      }
      else if (!(element instanceof SVGElement)) {
        if (isDrawn(style) && !element.matches('.slidev-layout'))
          add(element.getBoundingClientRect())
        for (const node of element.childNodes) {
          if (node.nodeType !== Node.TEXT_NODE || !node.textContent!.trim())
            continue
          range.selectNodeContents(node)
          for (const rect of range.getClientRects())
            add(rect)
        }
      }
    }
    for (const child of element.children)
      visit(child)
  }
  visit(canvas)
  if (ink.right < ink.left)
    return undefined
  const { pad, margin, width } = CANVAS
  return {
    left: Math.max(0, tight ? ink.left - pad : Math.min(ink.left - pad, margin)),
    top: Math.max(0, ink.top - pad),
    right: Math.min(width, tight ? ink.right + pad : Math.max(ink.right + pad, width - margin)),
    bottom: ink.bottom + pad,
  }
}

function isDrawn(style: CSSStyleDeclaration): boolean {
  const sides = ['Top', 'Right', 'Bottom', 'Left'] as const
  return sides.some(side => Number.parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none')
    || style.backgroundImage !== 'none'
    || !/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor)
}

/**
 * Cuts a picture to what its slide draws, and gives the slide's title, with its marks, to the heading.
 * @returns false where the slide draws nothing but its title
 */
export function cutPicture(picture: HTMLElement, heading: HTMLElement | null): boolean {
  const canvas = picture.querySelector<HTMLElement>('.picture-canvas')!
  const title = canvas.querySelector('h1')
  if (heading && title?.querySelector('.footnote-number')) {
    const copy = title.cloneNode(true) as HTMLElement
    copy.querySelectorAll('[id]').forEach(e => e.removeAttribute('id'))
    heading.replaceChildren(...copy.childNodes)
  }
  const isSized = 'sized' in picture.dataset
  const ink = inkOf(canvas, isSized || picture.matches('.chapter, .moment'))
  if (!ink)
    return false
  const wide = ink.right - ink.left
  const letters = smallestLetters(canvas)
  // paper.css makes the picture of these, so that its sheet can set it smaller or larger.
  const sizes = {
    '--left': `${-ink.left}px`,
    '--top': `${-ink.top}px`,
    '--wide': String(wide),
    '--high': String(ink.bottom - ink.top),
  }
  for (const [name, value] of Object.entries(sizes))
    picture.style.setProperty(name, value)
  if (isSized)
    setSize(picture, ink, letters)
  return true
}

/** Says how wide a picture is set, and how much smaller and larger its sheet may have it. */
function setSize(picture: HTMLElement, { left, right }: Box, letters: number) {
  const { width, light, date, smaller, larger } = PRINT
  const whole = CANVAS.width - 2 * CANVAS.margin
  const least = PRINT.letters / letters
  const isLight = !picture.querySelector(`.slidev-layout :is(${DRAWING})`) && light / whole >= least
  const isDate = picture.matches('.chapter')
  const full = (right - left) * Math.max((isDate ? date : isLight ? light : width) / whole, least)
  const set = Math.min(full, width)
  const beside = [left - CANVAS.margin, CANVAS.width - CANVAS.margin - right].map(room => Math.max(0, room)) as [number, number]
  picture.style.setProperty('--full', `${set.toFixed(2)}px`)
  picture.style.setProperty('--share', String(beside[0] / (beside[0] + beside[1] || 1)))
  picture.dataset.shrink = String(Math.min(1, Math.max(smaller, (right - left) * least / set)))
  picture.dataset.enlarge = String(isDate ? 1 : Math.min(larger, width / set))
}

/** Cuts the steps of a diagram to what any of them draws, so that each fills its column as far as its slide's size allows. */
function enlargeStrip(strip: Element) {
  const drawings = [...strip.querySelectorAll('svg')]
  const boxes = drawings.map(drawing => drawing.getBBox())
  const left = Math.min(...boxes.map(box => box.x)) - CANVAS.pad
  const top = Math.min(...boxes.map(box => box.y)) - CANVAS.pad
  const width = Math.max(...boxes.map(box => box.x + box.width)) + CANVAS.pad - left
  const height = Math.max(...boxes.map(box => box.y + box.height)) + CANVAS.pad - top
  for (const drawing of drawings) {
    drawing.setAttribute('viewBox', `${left} ${top} ${width} ${height}`)
    drawing.removeAttribute('height')
    drawing.setAttribute('width', String(width))
    Object.assign(drawing.style, { display: 'block', maxWidth: '100%', height: 'auto', margin: '0 auto' })
  }
}

/** Leaves of a live figure on paper one moment alone, the last before its table, large; any other picture stays whole. */
export function cutMoment(picture: HTMLElement) {
  picture.classList.add('moment')
  const moments = [...picture.querySelectorAll<HTMLElement>('.live-figure.print > *')]
  const shown = moments.filter(part => part.matches('.live-key')).at(1)
  for (const part of moments.filter(part => part !== shown))
    part.style.display = 'none'
}

/** A slide as links know it. */
interface Linked { no: number, alias: string, standsIn?: string }

/** What draws; a slide without it is text, which is set smaller. */
const DRAWING = 'svg:not(.standing-mark), figure, table, pre'

/** Size of the smallest letters that are drawn below an element, in its pixels; infinite where there are none. */
function smallestLetters(root: Element): number {
  const sizes = [...root.querySelectorAll<HTMLElement | SVGElement>('.slidev-layout *')]
    .filter(element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent!.trim())
      && !element.closest(`${FRAME}, .visually-hidden`)
      && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .map((element) => {
      const drawing = element.closest('svg')?.getScreenCTM()
      return Number.parseFloat(getComputedStyle(element).fontSize) * (drawing ? Math.hypot(drawing.c, drawing.d) : 1)
    })
  return Math.min(Infinity, ...sizes)
}

/**
 * Gives each step of a diagram a picture of its own where two side by side would have letters that are too small.
 * The footnotes stay with the first.
 */
function divideStrip(picture: HTMLElement) {
  const strip = picture.querySelector<HTMLElement>('.moving-diagram-strip')
  if (!strip)
    return
  enlargeStrip(strip)
  if (smallestLetters(picture) * PRINT.width / (CANVAS.width - 2 * CANVAS.margin) >= PRINT.letters)
    return
  strip.classList.add('divided')
  let last: Element = picture.nextElementSibling?.matches('[data-foot]') ? picture.nextElementSibling : picture
  for (const step of [...strip.children].slice(1)) {
    // All that the styles of a slide hang on, and nothing else of it.
    let frame = strip.cloneNode() as HTMLElement
    frame.append(step)
    for (let around = strip.parentElement!; around !== picture.parentElement; around = around.parentElement!) {
      const copy = around.cloneNode() as HTMLElement
      copy.removeAttribute('id')
      copy.append(frame)
      frame = copy
    }
    last.after(frame)
    last = frame
  }
}

/** Cuts the pictures of a galley, links its pages, and fills `[data-copy="selector"]` with words of a slide. */
export function preparePictures(galley: HTMLElement, slides: readonly Linked[]) {
  inkDrawings(galley)
  for (const copy of galley.querySelectorAll<HTMLElement>('[data-copy]'))
    copy.textContent = galley.querySelector(copy.dataset.copy!)?.textContent ?? ''
  galley.querySelectorAll<HTMLElement>('[data-sized]').forEach(divideStrip)
  for (const picture of galley.querySelectorAll<HTMLElement>('.picture')) {
    // Whole, as it is in the room.
    if (picture.dataset.thumbnail)
      continue
    const heading = galley.querySelector<HTMLElement>(`#slide-${picture.dataset.slide} h3`)
    picture.querySelectorAll('figure:not([role], [aria-label])').forEach(figure => figure.setAttribute('role', 'group'))
    picture.hidden = !cutPicture(picture, heading)
  }
  // A record that the slide itself prints is not said twice; a note without a source would be one word.
  for (const record of galley.querySelectorAll<HTMLElement>('.note-record')) {
    const { cites } = record.closest<HTMLElement>('[data-cites]')!.dataset
    const slide = galley.querySelector(`.picture[data-cites="${cites}"]`)
    record.hidden = Boolean(record.parentElement!.querySelector('.note-key') && slide?.textContent!.includes(record.textContent!.trim()))
  }
  linkSlides(galley, slides)
}

/** Turns links between slides into links between pages. */
function linkSlides(galley: HTMLElement, slides: readonly Linked[]) {
  for (const link of galley.querySelectorAll<HTMLAnchorElement>(':is(.picture, .said, .question, .text, .cues) a[href*="#"]')) {
    const [, address] = /#\/?([\w-]+)$/.exec(link.getAttribute('href')!) ?? []
    const slide = slides.find(({ no, alias }) => alias === address || String(no) === address)
    if (slide)
      link.setAttribute('href', `#${slide.standsIn ?? `slide-${slide.alias}`}`)
  }
}
