// What can be measured on a slide as it stands: nothing cut, nothing too small, nothing on top of anything else.
// `inspect` runs in the page, so it may use nothing from outside itself.

/** Sizes of `text`, in canvas pixels, and the slack of a measurement. */
export const RULES = {
  canvas: { width: 1280, height: 720 },
  /** Paragraphs, list items and table cells. */
  text: 20,
  /** Labels in figures, controls, table heads, code. */
  label: 18,
  /** Sources and axis ticks. */
  source: 14,
  title: { least: 44, most: 60 },
  /** Title of a cover, a chapter card or a statement. */
  grandTitle: { least: 44, most: 170 },
  /** Pixels that a size may be off before it counts. */
  rounding: 0.25,
  /** Pixels that a rectangle may be off before it counts. */
  slack: 2,
  /** Pixels by which two texts must intersect, both ways, to count as overlapping. */
  overlap: 4,
}

/** A slide found wanting: a sentence that begins with what is wrong. */
export type Finding = string

/**
 * Measures one slide. Runs in the page.
 * @param root the slide's element: `.slidev-page`
 */
export function inspect(root: Element, { rules, print }: { rules: typeof RULES, print: boolean }): Finding[] {
  interface Box { left: number, top: number, right: number, bottom: number }
  interface Run { box: Box, ink: Box, element: Element, text: string }

  const findings = new Set<string>()
  const origin = root.getBoundingClientRect()
  const scale = origin.width / rules.canvas.width || 1

  /** A rectangle on screen, in canvas pixels. */
  const toCanvas = (r: DOMRect): Box => ({
    left: (r.left - origin.left) / scale,
    top: (r.top - origin.top) / scale,
    right: (r.right - origin.left) / scale,
    bottom: (r.bottom - origin.top) / scale,
  })
  const quote = (text: string) => {
    const words = text.replace(/\s+/g, ' ').trim()
    return `“${words.length > 40 ? `${words.slice(0, 38)}…` : words}”`
  }
  const name = (e: Element) => {
    const classes = (e.getAttribute('class') ?? '').split(/\s+/).filter(c => c && !c.includes(':') && !c.startsWith('slidev-')).slice(0, 2)
    return [e.tagName.toLowerCase(), ...classes].join('.')
  }
  const isVisible = (e: Element) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
    && !e.closest('.visually-hidden, .sr-only, .moving-diagram-live')
  const px = (n: number) => String(Math.round(n))

  /** The part of the canvas in which an element can be seen, given what its ancestors cut off. */
  const windows = new Map<Element, Box>()
  function windowOf(element: Element): Box {
    const known = windows.get(element)
    if (known)
      return known
    const parent = element.parentElement
    const outer = !parent || parent === root || !root.contains(parent)
      ? { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 }
      : windowOf(parent)
    let box = outer
    if (parent && parent !== root && root.contains(parent)) {
      const style = getComputedStyle(parent)
      const scrolls = /auto|scroll/.test(style.overflow + style.overflowX + style.overflowY)
      // What can be scrolled to by keyboard is not lost; on paper nothing scrolls.
      const reachable = scrolls && !print && (parent.closest('[tabindex="0"], .cm-editor') !== null)
      if (style.overflow !== 'visible' && !reachable) {
        const r = toCanvas(parent.getBoundingClientRect())
        box = {
          left: Math.max(outer.left, r.left),
          top: Math.max(outer.top, r.top),
          right: Math.min(outer.right, r.right),
          bottom: Math.min(outer.bottom, r.bottom),
        }
      }
    }
    windows.set(element, box)
    return box
  }

  function isReachableByScrolling(element: Element): boolean {
    for (let e = element.parentElement; e && e !== root; e = e.parentElement) {
      const style = getComputedStyle(e)
      if (!print && /auto|scroll/.test(style.overflowX + style.overflowY) && e.closest('[tabindex="0"], .cm-editor'))
        return true
    }
    return false
  }

  /** By how many pixels, and where, a box leaves another; undefined where it stays inside. */
  function leaves(box: Box, outer: Box, slack: number): string | undefined {
    const sides: [string, number][] = [
      ['left', outer.left - box.left],
      ['top', outer.top - box.top],
      ['right', box.right - outer.right],
      ['bottom', box.bottom - outer.bottom],
    ]
    const out = sides.filter(([, by]) => by > slack)
    return out.length ? out.map(([side, by]) => `${px(by)} px at the ${side}`).join(', ') : undefined
  }

  // A printed slide has what its footnotes leave of the page.
  const notes = root.querySelector('.slide-footnotes')
  const bottom = print ? (notes ? toCanvas(notes.getBoundingClientRect()).top : origin.height / scale) : rules.canvas.height
  const canvas: Box = { left: 0, top: 0, right: rules.canvas.width, bottom }

  // --- Text -----------------------------------------------------------------------------------------

  const runs: Run[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!
    if (!node.textContent!.trim() || element.closest('script, style, title, desc, option, template') || !isVisible(element))
      continue
    range.selectNodeContents(node)
    for (const r of range.getClientRects()) {
      const box = toCanvas(r)
      const height = box.bottom - box.top
      if (r.width < 1 || r.height < 1)
        continue
      // The box of a line holds room above and below its letters.
      runs.push({ box, ink: { ...box, top: box.top + height * 0.22, bottom: box.bottom - height * 0.2 }, element, text: node.textContent! })
    }
  }

  const growth = ({ a, b, c, d }: DOMMatrix) => Math.sqrt(Math.abs(a * d - b * c))

  /** Size of an element's text as it appears, in canvas pixels. */
  function sizeOf(element: Element): number {
    let size = Number.parseFloat(getComputedStyle(element).fontSize)
    for (let e: Element | null = element; e && e !== root; e = e.parentElement) {
      if (e instanceof SVGGraphicsElement && e.ownerSVGElement) {
        // From here to the screen in one step.
        const matrix = e.getScreenCTM()
        return matrix ? size * growth(matrix) / scale : size
      }
      const { transform, scale: own } = getComputedStyle(e)
      if (transform !== 'none')
        size *= growth(new DOMMatrix(transform))
      if (own !== 'none')
        size *= Number.parseFloat(own)
    }
    return size
  }

  for (const { element, text } of runs) {
    const left = /\{\{|\}\}|\{[a-z][\w-]*\}/.exec(text)
    if (left && !element.closest('pre, code, .cm-editor'))
      findings.add(`${quote(text)} shows ${left[0]} as it is written.`)
  }

  const layout = root.querySelector('.slidev-layout')?.className ?? ''
  const isGrand = /stage-(?:cover|chapter|statement)/.test(layout)
  const sized = new Set<Element>()
  for (const { element, text } of runs) {
    if (sized.has(element))
      continue
    sized.add(element)
    const size = Math.round(sizeOf(element) * 10) / 10
    if (element.closest('h1')) {
      const { least, most } = isGrand ? rules.grandTitle : rules.title
      if (!element.closest('.footnote-number') && (size < least || size > most))
        findings.add(`The title is ${size} px high; a title is ${least} to ${most}.`)
      continue
    }
    const [kind, least] = element.closest('.source, .tick, .foot, .footnote-number, .slide-footnotes, .cited-source')
      ? ['a source or tick', rules.source] as const
      : element.closest('svg, figure, [data-figure], button, label, th, pre, code, output, legend, dt, select, h2, h3, .cm-editor')
        ? ['a label', rules.label] as const
        : ['text', rules.text] as const
    if (size < least - rules.rounding)
      findings.add(`${quote(text)} is ${size} px high; ${kind} needs ${least} (${name(element)}).`)
  }

  for (const { box, ink, element, text } of runs) {
    // Footnotes stand below the canvas, and are measured as a whole; on paper so does the foot.
    if (element.closest(print ? '.slide-footnotes, .foot' : '.slide-footnotes'))
      continue
    const out = !isReachableByScrolling(element) && leaves(ink, canvas, rules.slack)
    if (out)
      findings.add(`${quote(text)} leaves the canvas: ${out}.`)
    const cut = leaves({ ...ink, left: box.left, right: box.right }, windowOf(element), rules.slack)
    if (cut && !out)
      findings.add(`${quote(text)} is cut: ${cut} (${name(element)}).`)
  }

  for (let i = 0; i < runs.length; i++) {
    const a = runs[i]!
    for (let k = i + 1; k < runs.length; k++) {
      const b = runs[k]!
      if (a.element === b.element)
        continue
      const across = Math.min(a.ink.right, b.ink.right) - Math.max(a.ink.left, b.ink.left)
      const down = Math.min(a.ink.bottom, b.ink.bottom) - Math.max(a.ink.top, b.ink.top)
      if (across > rules.overlap && down > rules.overlap && !isReachableByScrolling(a.element) && !isReachableByScrolling(b.element))
        findings.add(`${quote(a.text)} and ${quote(b.text)} overlap by ${px(across)} × ${px(down)} px.`)
    }
  }

  // --- What is drawn ----------------------------------------------------------------------------------

  // Shapes are named by their drawing, once.
  const outside = new Map<Element, { verb: string, shapes: number, by: string }>()
  const drawn = root.querySelectorAll('img, svg, canvas, button, input, select, textarea, figure, table, pre, svg :is(path, rect, circle, ellipse, line, polygon, polyline, image)')
  for (const element of drawn) {
    if (!isVisible(element) || element.closest('defs, clipPath, mask, pattern, marker, symbol, .slide-footnotes, [data-bleed]') || isReachableByScrolling(element))
      continue
    const r = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    if ((!r.width && !r.height) || (element instanceof SVGGeometryElement && style.stroke === 'none' && style.fill === 'none'))
      continue
    const out = leaves(toCanvas(r), canvas, rules.slack)
    const cut = out ?? leaves(toCanvas(r), windowOf(element), 2 * rules.slack)
    if (!cut)
      continue
    const drawing = (element instanceof SVGElement && element.ownerSVGElement) || element
    const before = outside.get(drawing)
    outside.set(drawing, { verb: out ? 'leaves the canvas' : 'is cut', shapes: (before?.shapes ?? 0) + 1, by: before?.by ?? cut })
  }
  for (const [drawing, { verb, shapes, by }] of outside)
    findings.add(`${name(drawing)} ${verb}${shapes > 1 ? ` with ${shapes} of its shapes` : ''}: ${by}.`)

  // --- The slide as a document ------------------------------------------------------------------------

  const titles = [...root.querySelectorAll('h1')].filter(h => h.textContent?.trim())
  if (titles.length !== 1)
    findings.add(`There are ${titles.length} level-one headings; a slide has one, its title.`)

  return [...findings]
}
