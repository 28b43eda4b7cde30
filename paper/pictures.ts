// Makes a picture for a page of a slide drawn for print: what stands below its title, cut to what is drawn.
import { inkDrawings } from './ink.ts'

/** The slide's canvas, in its own pixels, and the room left around what is drawn. */
const CANVAS = { width: 1280, margin: 64, pad: 6 }

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
  const ink = inkOf(canvas, picture.matches('.chapter, .moment'))
  if (!ink)
    return false
  // paper.css makes the picture of these, so that it can shrink.
  const sizes = {
    '--left': `${-ink.left}px`,
    '--top': `${-ink.top}px`,
    '--wide': String(ink.right - ink.left),
    '--high': String(ink.bottom - ink.top),
  }
  for (const [name, value] of Object.entries(sizes))
    picture.style.setProperty(name, value)
  return true
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

/** Letters that can still be read on a picture set smaller, in pixels of the slide. */
const LIGHT_TEXT = 20

/** Size of the smallest text of a slide, its small print apart. */
function smallestText(picture: Element): number {
  const texts = [...picture.querySelectorAll('.slidev-layout *')].filter(element =>
    [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent!.trim())
    && !element.closest('.footnote-number, .source, h1'))
  return Math.min(...texts.map(element => Number.parseFloat(getComputedStyle(element).fontSize)))
}

/** Cuts the pictures of a galley, links its pages, and fills `[data-copy="selector"]` with words of a slide. */
export function preparePictures(galley: HTMLElement, slides: readonly Linked[]) {
  inkDrawings(galley)
  for (const copy of galley.querySelectorAll<HTMLElement>('[data-copy]'))
    copy.textContent = galley.querySelector(copy.dataset.copy!)?.textContent ?? ''
  for (const picture of galley.querySelectorAll<HTMLElement>('.picture')) {
    const heading = galley.querySelector<HTMLElement>(`#slide-${picture.dataset.slide} h3`)
    picture.querySelectorAll('.moving-diagram-strip').forEach(enlargeStrip)
    if (picture.querySelector('.moving-diagram-strip'))
      delete picture.dataset.shrink
    picture.querySelectorAll('figure:not([role], [aria-label])').forEach(figure => figure.setAttribute('role', 'group'))
    picture.classList.toggle('light', !picture.querySelector(`.slidev-layout :is(${DRAWING})`) && smallestText(picture) >= LIGHT_TEXT)
    picture.hidden = !cutPicture(picture, heading)
  }
  // A record that the slide itself prints is not said twice.
  for (const record of galley.querySelectorAll<HTMLElement>('.note-record')) {
    const { cites } = record.closest<HTMLElement>('[data-cites]')!.dataset
    const slide = galley.querySelector(`.picture[data-cites="${cites}"]`)
    record.hidden = Boolean(slide?.textContent!.includes(record.textContent!.trim()))
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
