import type { Head, Point } from '../core/scene.ts'
import type { PageRequest, PageResult, RawEdge, RawLabel, RawPart, RawScene } from './page.ts'

/** As much of mermaid's sequence database as is changed. */
interface SequenceDb {
  ours?: boolean
  LINETYPE: { NOTE: number }
  getActors: () => Map<string, { description: string }>
  getMessages: () => { from?: string, to?: string, type?: number, message: string, own?: string }[]
}

/**
 * Runs inside the browser, so it closes over nothing: lays a sequence diagram out with mermaid and
 * reads it back as boxes and arrows. Who takes part is a box; its lifeline, its activations and its
 * box at the foot are parts of it that are not told (`quiet`); a message is an arrow, a note a box,
 * a frame a vessel and the line between its branches an arrow without a head.
 */
export async function layoutSequence(request: PageRequest): Promise<PageResult> {
  const page = globalThis as unknown as {
    mermaid: {
      initialize: (config: object) => void
      render: (id: string, code: string) => Promise<{ svg: string }>
      mermaidAPI: { getDiagramFromText: (code: string) => Promise<{ db: object }> }
    }
    diagramCount?: number
    /** New labels of the text that is being drawn. */
    labels?: ReadonlyMap<string, string>
    /** What its messages say in it: a message with a new label is still the same one. */
    own?: readonly string[]
  }
  const { fontFamily, fontSize, fontWeight } = request
  page.mermaid.initialize({
    startOnLoad: false,
    suppressErrorRendering: true,
    secure: ['secure', 'securityLevel', 'startOnLoad', 'suppressErrorRendering', 'maxTextSize', 'theme', 'themeVariables', 'themeCSS', 'look', 'fontFamily', 'fontSize', 'actorFontSize', 'messageFontSize', 'noteFontSize'],
    maxTextSize: 500_000,
    theme: 'base',
    look: 'classic',
    // Mermaid measures all labels of a sequence diagram at the diagram's own size, whatever is set for each kind.
    fontFamily,
    fontSize,
    fontWeight,
    themeVariables: { fontSize: `${fontSize}px` },
    themeCSS: `text, tspan { font-family: ${fontFamily} !important; font-weight: ${fontWeight} !important; font-size: ${fontSize}px !important }`,
    sequence: { height: 48, width: 130, actorMargin: 90, messageMargin: 24, boxMargin: 8, noteMargin: 8, mirrorActors: false, useMaxWidth: false, ...(request.mermaid.sequence as object | undefined) },
  })
  page.diagramCount = (page.diagramCount ?? 0) + 1
  page.labels = new Map(request.edits.labels)
  let svgText: string
  try {
    const db = Object.getPrototypeOf((await page.mermaid.mermaidAPI.getDiagramFromText(request.code)).db) as SequenceDb
    if (!db.ours) {
      const { getActors, getMessages } = db
      db.getActors = function () {
        const actors = getActors.call(this)
        for (const [id, actor] of actors)
          actor.description = page.labels!.get(id) ?? actor.description
        return actors
      }
      db.getMessages = function () {
        const messages = getMessages.call(this)
        // What goes from one to another and is no note, counted as steps count it.
        const told = messages.filter(({ from, to, type }) => from && to && type !== this.LINETYPE.NOTE)
        told.forEach((message, index) => {
          message.own ??= message.message
          message.message = page.labels!.get(`m${index + 1}`) ?? message.message
        })
        page.own = told.map(({ own }) => own!.replace(/\s*<br\s*\/?>\s*/g, ' ').trim())
        return messages
      }
      db.ours = true
    }
    svgText = (await page.mermaid.render(`s${page.diagramCount}`, request.code)).svg
  }
  catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
  const host = document.createElement('div')
  host.style.cssText = 'position: absolute; left: 0; top: 0'
  host.innerHTML = svgText
  document.body.append(host)
  const svg = host.querySelector('svg')!
  const view = svg.viewBox.baseVal
  svg.style.maxWidth = 'none'
  svg.setAttribute('width', String(view.width))
  svg.setAttribute('height', String(view.height))
  const origin = svg.getBoundingClientRect()
  const round = (value: number) => Math.round(value * 10) / 10
  const bounds = (elements: readonly Element[]) => {
    const rects = elements.map(element => element.getBoundingClientRect())
    const [x0, x1] = [Math.min(...rects.map(({ left }) => left)) - origin.x, Math.max(...rects.map(({ right }) => right)) - origin.x]
    const [y0, y1] = [Math.min(...rects.map(({ top }) => top)) - origin.y, Math.max(...rects.map(({ bottom }) => bottom)) - origin.y]
    return { x: round((x0 + x1) / 2), y: round((y0 + y1) / 2), w: round(x1 - x0), h: round(y1 - y0) }
  }
  const read = new Set<Element>()
  /** The lines of texts, as they stand. */
  const labelOf = (texts: readonly Element[]): RawLabel | undefined => {
    texts.forEach(text => read.add(text))
    const rows = texts.flatMap(text => text.querySelector('tspan') ? [...text.querySelectorAll('tspan')] : [text]).filter(row => row.textContent?.trim())
    if (!rows.length)
      return undefined
    const { x, y, w } = bounds(rows)
    return { x, y, w, lines: rows.map(row => [{ text: row.textContent!.replace(/\s+/g, ' ').trim() }]), widths: rows.map(row => round(row.getBoundingClientRect().width)) }
  }
  const part = (id: string, area: ReturnType<typeof bounds>, more: Partial<RawPart> = {}): RawPart =>
    ({ id, group: false, shape: 'card', states: [], ...area, strokes: [], pictures: [], signs: [], style: {}, ...more })
  const stroke = (d: string, fill: 'none' | 'ground' = 'ground'): RawPart['strokes'][number] => ({ d, matrix: [1, 0, 0, 1, 0, 0], fill, line: true })
  const rectangle = ({ x, y, w, h }: ReturnType<typeof bounds>) => stroke(`M${x - w / 2} ${y - h / 2}H${x + w / 2}V${y + h / 2}H${x - w / 2}Z`)
  const at = (element: Element, name: string) => Number(element.getAttribute(name) ?? 0)
  const line = (element: Element): Point[] => [[round(at(element, 'x1') - view.x), round(at(element, 'y1') - view.y)], [round(at(element, 'x2') - view.x), round(at(element, 'y2') - view.y)]]
  const arrow = (from: string, to: string, points: readonly Point[], more: Partial<RawEdge>): RawEdge =>
    ({ from, to, points, line: 'solid', head: 'none', tail: 'none', states: [], style: {}, animated: false, ...more })
  const count = new Map<string, number>()
  const unique = (id: string) => {
    count.set(id, (count.get(id) ?? 0) + 1)
    return count.get(id) === 1 ? id : `${id} (${count.get(id)})`
  }
  const seen = (element: Element) => getComputedStyle(element).stroke !== 'none' || getComputedStyle(element).fill !== 'none'

  const context = new OffscreenCanvas(1, 1).getContext('2d')!
  context.font = `${fontWeight} ${fontSize}px ${fontFamily}`
  const widthOf = (text: string) => round(context.measureText(text).width)
  /** The end of a message on the line or box that it comes to: mermaid leaves room for its own heads. */
  const reaching = ([x, y]: Point, id: string, from: number): Point => {
    const met = parts.filter(({ id: other, y: middle, h }) => (other === id || other === `${id} at the foot` || other === `${id} over time` || other.startsWith(`${id} active`)) && Math.abs(y - middle) <= h / 2 + 1)
      .map(({ x: middle, w }) => from < middle ? middle - w / 2 : middle + w / 2)
      .filter(edge => Math.abs(edge - x) < 16)
      .sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0]
    return [met ?? x, y]
  }

  const parts: RawPart[] = []
  const edges: RawEdge[] = []
  /** A person, a drum or another sign of who takes part, as mermaid draws it. */
  const actor = (id: string, group: Element, more: Partial<RawPart>) => {
    const shapes = [...group.querySelectorAll<SVGGraphicsElement>('rect, path, line, circle, ellipse, polygon')].filter(shape => !shape.closest('defs, marker, symbol') && seen(shape) && shape.getBBox().width + shape.getBBox().height > 0)
    const texts = [...group.querySelectorAll('text')]
    const plain = shapes.length === 1 && shapes[0]!.tagName === 'rect'
    const given = labelOf(texts)
    const sign = bounds(shapes)
    // Under a sign, mermaid leaves room for smaller letters.
    const label = given && given.y > sign.y + sign.h * 0.3 ? { ...given, y: Math.max(given.y, round(sign.y + sign.h / 2 + fontSize * 0.7)) } : given
    const strokes = shapes.map((shape) => {
      const { a, b, c, d, e, f } = shape.getScreenCTM()!
      const { x, y, width: w, height: h } = shape.getBBox()
      const path = shape.tagName === 'path'
        ? shape.getAttribute('d')!
        : shape.tagName === 'line'
          ? `M${at(shape, 'x1')} ${at(shape, 'y1')}L${at(shape, 'x2')} ${at(shape, 'y2')}`
          : shape.tagName === 'circle' || shape.tagName === 'ellipse'
            ? `M${x} ${y + h / 2}A${w / 2} ${h / 2} 0 0 1 ${x + w} ${y + h / 2}A${w / 2} ${h / 2} 0 0 1 ${x} ${y + h / 2}Z`
            : `M${x} ${y}H${x + w}V${y + h}H${x}Z`
      return { d: path, matrix: [a, b, c, d, e - origin.x, f - origin.y] as const, fill: /^(?:line)$/.test(shape.tagName) || getComputedStyle(shape).fill === 'none' ? 'none' as const : 'ground' as const, line: true }
    })
    parts.push(part(id, sign, { ...(plain ? {} : { shape: 'drawn', strokes }), ...(label ? { label } : {}), ...more }))
  }

  // Grounds first: boxes around some who take part, and coloured stretches of time.
  for (const rect of svg.querySelectorAll('rect.rect')) {
    const text = rect.parentElement === (svg as Element) ? [] : [...rect.parentElement!.querySelectorAll('text')]
    const label = labelOf(text)
    const fill = rect.getAttribute('fill')
    parts.push(part(unique(label?.lines.map(([run]) => run!.text).join(' ') || 'stretch'), bounds([rect]), { group: true, quiet: !label, ...(label ? { label } : {}), style: { ...(fill && fill !== 'none' ? { fill } : {}), stroke: 'transparent' } }))
  }
  const tops = [...svg.querySelectorAll('[data-et="participant"]')].sort((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x)
  for (const top of tops)
    actor(top.getAttribute('data-id')!, top, {})
  const middles = new Map(parts.filter(({ group }) => !group).map(({ id, x }) => [id, x]))
  const feet = new Set([...svg.querySelectorAll('.actor-bottom')].map(element => element.matches('g.actor-man') ? element : element.parentElement!))
  for (const foot of feet) {
    const { x } = bounds([foot])
    const [id] = [...middles].sort((a, b) => Math.abs(a[1] - x) - Math.abs(b[1] - x))[0] ?? []
    if (id !== undefined)
      actor(`${id} at the foot`, foot, { quiet: true })
  }
  for (const life of svg.querySelectorAll('[data-et="life-line"]')) {
    const [from, to] = line(life)
    const id = life.getAttribute('data-id')!
    const [x, y] = from!
    // Without boxes at the foot, mermaid draws it far below the picture.
    const foot = Math.min(to![1], view.height)
    parts.push(part(`${id} over time`, { x, y: (y + foot) / 2, w: 0, h: foot - y }, { shape: 'drawn', quiet: true, behind: true, strokes: [stroke(`M${x} ${y}V${foot}`, 'none')] }))
  }
  for (const bar of svg.querySelectorAll('rect[class^="activation"]')) {
    const area = bounds([bar])
    const [id] = [...middles].sort((a, b) => Math.abs(a[1] - area.x) - Math.abs(b[1] - area.x))[0] ?? []
    parts.push(part(unique(`${id} active`), area, { shape: 'drawn', quiet: true, behind: true, strokes: [rectangle(area)] }))
  }
  for (const frame of svg.querySelectorAll('[data-et="control-structure"]')) {
    const lines = [...frame.querySelectorAll('.loopLine')]
    const area = bounds(lines)
    const kind = labelOf([...frame.querySelectorAll('.labelText')])!
    // Of several lines where it is wider than the frame.
    const title = labelOf([...frame.querySelectorAll('.loopText')]) ?? { ...kind, lines: [], widths: [] }
    const words = [...kind.lines, ...title.lines].map(([run]) => run!.text)
    const id = unique(words.join(' '))
    const widths = [kind.widths[0]! + (title.widths[0] ?? 0) + 8, ...title.widths.slice(1)]
    const top = area.y - area.h / 2
    parts.push(part(id, area, { group: true, label: { x: area.x, y: Math.max(top + 16, title.lines.length > 1 ? title.y : 0), w: round(Math.max(...widths)), lines: [words.slice(0, 2).join(' '), ...words.slice(2)].map(text => [{ text }]), widths: widths.map(round) } }))
    const titles = [...frame.querySelectorAll('.sectionTitle')]
    lines.slice(4).forEach((divider, index) => {
      const label = titles[index] && labelOf([titles[index]])
      edges.push(arrow(id, id, line(divider), { own: `${id} ${index + 2}`, line: 'dotted', quiet: true, ...(label ? { label } : {}) }))
    })
  }
  for (const note of svg.querySelectorAll('[data-et="note"]')) {
    const label = labelOf([...note.querySelectorAll('text')])
    parts.push(part(unique(`note: ${label?.lines.map(([run]) => run!.text).join(' ') ?? ''}`), bounds([note.querySelector('rect')!]), { shape: 'note', ...(label ? { label } : {}) }))
  }
  const heads = (marker: string | null): Head => marker === null ? 'none' : /cross/.test(marker) ? 'cross' : 'arrow'
  let texts: Element[] = []
  let messages = 0
  for (const element of svg.querySelectorAll('.messageText, [data-et="message"], .sequenceNumber')) {
    if (element.matches('.messageText')) {
      texts.push(element)
      continue
    }
    if (element.matches('.sequenceNumber')) {
      read.add(element)
      const last = edges.at(-1)
      const number = element.textContent?.trim()
      if (last && number) {
        const [first = [], ...rest] = last.label?.lines ?? []
        const [points] = last.points
        const text = `${number}. ${first.map(({ text }) => text).join('')}`.trim()
        edges[edges.length - 1] = { ...last, label: { ...(last.label ?? { x: points![0] + 20, y: points![1] - 14, w: 16 }), widths: [widthOf(text), ...last.label?.widths.slice(1) ?? []], lines: [[{ text }], ...rest] } }
      }
      continue
    }
    const label = labelOf(texts)
    texts = []
    messages++
    const [from, to] = [element.getAttribute('data-from')!, element.getAttribute('data-to')!]
    const path = element as SVGGraphicsElement
    const area = element.tagName === 'path' ? bounds([path]) : undefined
    const numbers = (element.getAttribute('d') ?? '').match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? []
    const points: Point[] = area
      ? [[numbers[0]! - view.x, numbers[1]! - view.y], [round(area.x + area.w / 2), numbers[1]! - view.y], [round(area.x + area.w / 2), numbers.at(-1)! - view.y], [numbers.at(-2)! - view.x, numbers.at(-1)! - view.y]]
      : line(element)
    const [start, end] = [points[0]!, points.at(-1)!]
    const whole = from === to ? points : [reaching(start, from, end[0]), ...points.slice(1, -1), reaching(end, to, start[0])]
    edges.push(arrow(from, to, whole, {
      own: unique(`${from}>${to}: ${page.labels.has(`m${messages}`) ? page.own![messages - 1] : label?.lines.map(([run]) => run!.text).join(' ') ?? ''}`),
      name: `m${messages}`,
      line: element.matches('.messageLine1') ? 'dotted' : 'solid',
      head: heads(element.getAttribute('marker-end')),
      tail: heads(element.getAttribute('marker-start')),
      ...(label ? { label } : {}),
    }))
  }
  const left = [...svg.querySelectorAll('text')].filter(text => !read.has(text) && text.textContent?.trim() && !text.closest('defs, .actorPopupMenu'))
  const remarks = left.map(text => ({ about: text.textContent!.trim(), message: 'this text of the diagram is not drawn' }))
  if (svg.querySelector('[marker-end*="TopArrowHead"], [marker-end*="BottomArrowHead"], [marker-start*="TopArrowHead"], [marker-start*="BottomArrowHead"]'))
    remarks.push({ about: '', message: 'half heads of arrows are drawn whole' })
  if (svg.querySelector('g:not([data-et]) > circle[r="5"][width="10"]'))
    remarks.push({ about: '', message: 'dots of arrows on lifelines, `()`, are not drawn' })
  if (svg.querySelector('.actorPopupMenu'))
    remarks.push({ about: '', message: 'menus of links are not drawn' })
  const scene: RawScene = { sequence: true, width: round(view.width), height: round(view.height), parts, edges, hidden: [], remarks }
  host.remove()
  return { ok: true, scene }
}
