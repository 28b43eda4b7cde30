import type { Head, Point, Run, State } from '../core/scene.ts'

/** What a step changes of what its text says; names are ids, titles of subgraphs without one, and arrows (`A-->B`). */
export interface Edits {
  readonly hidden: readonly string[]
  readonly labels: readonly (readonly [name: string, text: string])[]
  /** Boxes that are in another subgraph, or in none. */
  readonly parents: readonly (readonly [name: string, parent: string | null])[]
}

/** What the page is asked: one text, and how to lay it out. */
export interface PageRequest {
  readonly code: string
  readonly edits: Edits
  readonly fontFamily: string
  readonly fontWeight: number
  readonly fontSize: number
  readonly mermaid: Readonly<Record<string, unknown>>
  /** mermaid class name → state. */
  readonly states: Readonly<Record<string, State>>
  /** mermaid's variables for grounds, which are light, and for lines, which are dark. */
  readonly inks: Readonly<Record<string, string>>
  /** mermaid shape name → a shape of the renderer's own. */
  readonly shapes: Readonly<Record<string, string>>
}

/** An element of SVG as mermaid drew it: a path in its own coordinates, and how these lie in the drawing. */
export interface RawStroke {
  readonly d: string
  readonly matrix: readonly [number, number, number, number, number, number]
  readonly fill: 'none' | 'ground' | 'ink'
  readonly line: boolean
  readonly dash?: string
}

export interface RawLabel {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly lines: readonly (readonly Run[])[]
  readonly widths: readonly number[]
}

export interface RawPart {
  readonly id: string
  readonly group: boolean
  /** Drawn and not told; and behind the arrows. */
  readonly quiet?: boolean
  readonly behind?: boolean
  readonly parent?: string
  readonly shape: string
  readonly states: readonly State[]
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly strokes: readonly RawStroke[]
  readonly pictures: readonly { readonly href: string, readonly x: number, readonly y: number, readonly w: number, readonly h: number }[]
  readonly signs: readonly { readonly text: string, readonly x: number, readonly y: number, readonly size: number }[]
  readonly label?: RawLabel
  /** What the author declared, and whether the fill is light. */
  readonly style: Readonly<Record<string, string>>
  readonly light?: boolean
  readonly href?: string
  readonly tooltip?: string
}

export interface RawEdge {
  /** The author's own id. */
  readonly own?: string
  /** Another name that steps may use. */
  readonly name?: string
  readonly quiet?: boolean
  readonly from: string
  readonly to: string
  readonly points: readonly Point[]
  readonly line: 'solid' | 'dotted' | 'thick' | 'invisible'
  readonly head: Head
  readonly tail: Head
  readonly label?: RawLabel
  readonly states: readonly State[]
  readonly style: Readonly<Record<string, string>>
  readonly animated: boolean
}

export interface RawScene {
  readonly sequence?: boolean
  readonly width: number
  readonly height: number
  readonly parts: readonly RawPart[]
  readonly edges: readonly RawEdge[]
  readonly hidden: readonly string[]
  /** What could not be taken over, by the name of what it stands in. */
  readonly remarks: readonly { readonly about: string, readonly message: string }[]
}

/** The page's answer: a drawing, or mermaid's message. */
export type PageResult = { readonly ok: true, readonly scene: RawScene } | { readonly ok: false, readonly message: string }

interface MermaidNode {
  id: string
  label?: string
  labelType?: string
  domId?: string
  isGroup: boolean
  parentId?: string
  shape?: string
  cssClasses?: string
  cssStyles?: string[]
  cssCompiledStyles?: string[]
  padding?: number
  link?: string
  tooltip?: string
  icon?: string
  img?: string
}
interface MermaidEdge {
  id: string
  isUserDefinedId?: boolean
  start: string
  end: string
  label?: string
  arrowTypeStart?: string
  arrowTypeEnd?: string
  thickness?: string
  pattern?: string
  classes?: string
  style?: string[]
  cssCompiledStyles?: string[]
  animate?: boolean
  animation?: string
}
interface FlowDb {
  getData: () => { nodes: MermaidNode[], edges: MermaidEdge[] }
  getEdges?: () => { id?: string, classes?: string[] }[]
  getSubGraphs?: () => { id: string, classes?: string[] }[]
  getClasses: () => Map<string, { styles: string[], textStyles: string[] }>
  ours?: boolean
}
interface Mermaid {
  initialize: (config: object) => void
  render: (id: string, code: string) => Promise<{ svg: string }>
  mermaidAPI: { getDiagramFromText: (code: string) => Promise<{ type: string, db: FlowDb }> }
}

/**
 * Runs inside the browser, so it closes over nothing: lays a flowchart out with mermaid, and
 * reads positions, sizes, strokes and lines of labels back from what mermaid drew.
 */
export async function layoutInPage(request: PageRequest): Promise<PageResult> {
  const page = globalThis as unknown as { mermaid: Mermaid, diagramCount?: number, edits: Edits, names: Map<string, string>, gone: string[] }
  const { mermaid } = page
  page.edits = request.edits

  const merge = (base: Record<string, unknown>, over: Readonly<Record<string, unknown>>): Record<string, unknown> => {
    const result = { ...base }
    for (const [key, value] of Object.entries(over)) {
      const old = result[key]
      result[key] = typeof old === 'object' && old && typeof value === 'object' && value && !Array.isArray(value)
        ? merge(old as Record<string, unknown>, value as Record<string, unknown>)
        : value
    }
    return result
  }
  mermaid.initialize(merge({
    startOnLoad: false,
    suppressErrorRendering: true,
    // What would change how labels are measured, or colours that are the deck's.
    secure: ['secure', 'securityLevel', 'startOnLoad', 'suppressErrorRendering', 'maxTextSize', 'maxEdges', 'htmlLabels', 'theme', 'themeVariables', 'themeCSS', 'look', 'fontFamily', 'altFontFamily', 'fontSize'],
    maxTextSize: 500_000,
    maxEdges: 5000,
    theme: 'base',
    look: 'classic',
    layout: 'elk',
    elk: { preset: 'modelOrder', considerModelOrder: 'NODES_AND_EDGES', straightenEdges: true, lineHops: false },
    htmlLabels: true,
    fontFamily: request.fontFamily,
    // Light grounds and dark lines: so are strokes told apart.
    themeVariables: { fontSize: `${request.fontSize}px`, ...request.inks },
    themeCSS: `text, tspan, foreignObject div { font-family: ${request.fontFamily}; font-weight: ${request.fontWeight}; font-size: ${request.fontSize}px } foreignObject * { line-height: 1.2 !important } foreignObject code { font-size: inherit }`,
    flowchart: { htmlLabels: true, curve: 'linear', wrappingWidth: 240, minNodeWidth: 64, padding: 12, nodeSpacing: 44, rankSpacing: 64 },
  }, request.mermaid))

  page.diagramCount = (page.diagramCount ?? 0) + 1
  const id = `d${page.diagramCount}`
  let svgText: string
  let data: { nodes: MermaidNode[], edges: MermaidEdge[] }
  let ownClasses: Set<string>
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(request.code)
    if (!/^flowchart|^graph/.test(diagram.type))
      return { ok: false, message: `a diagram of type '${diagram.type}' cannot move, only flowcharts and sequence diagrams can; outside of a moving diagram, Slidev's own mermaid shows it` }
    const db = Object.getPrototypeOf(diagram.db) as FlowDb
    if (!db.ours) {
      const { getData } = db
      // mermaid has one padding for all shapes, and means something else by it in each: in the look
      // that it pads a card well, a drum's label touches the drum.
      const padding = new Map(Object.entries({ cylinder: 25, stadium: 24, hexagon: 24, subroutine: 24, diamond: 6 }))
      db.getData = function () {
        const data = getData.call(this)
        const { hidden, labels, parents } = page.edits
        const taken = new Map<string, number>()
        const name = (node: MermaidNode) => {
          // mermaid's own name for a subgraph that has only a title.
          if (!node.isGroup || !/^subGraph\d+$/.test(node.id) || !node.label?.trim())
            return node.id
          const count = (taken.get(node.label) ?? 0) + 1
          taken.set(node.label, count)
          return count === 1 ? node.label : `${node.label} ${count}`
        }
        page.names = new Map(data.nodes.map(node => [node.id, name(node)]))
        const ids = new Map([...page.names].map(([id, name]) => [name, id]))
        // A formula is text to a drawing: as it is written, and as wide.
        for (const part of [...data.nodes, ...data.edges].filter(({ label }) => /\$\$.+\$\$/s.test(label ?? '')))
          part.label = part.label!.replace(/\$\$(.*?)\$\$/gs, (_, formula: string) => `<i>${formula.trim()}</i>`)
        // The signs before the items of a list are no text: they are written out, so that they are measured and read like it.
        for (const part of [...data.nodes, ...data.edges].filter(({ label }) => /<li\b/i.test(label ?? ''))) {
          part.label = part.label!
            .replace(/<ol\b[^>]*>([\s\S]*?)<\/ol>/gi, (list) => {
              let count = 0
              return list.replace(/<li\b[^>]*>/gi, item => `${item}${++count}. `)
            })
            .replace(/<li\b[^>]*>(?!\d+\. )/gi, '$&• ')
        }
        for (const node of data.nodes.filter(({ labelType }) => labelType === 'markdown'))
          // In a label that is not wrapped, mermaid sets the items of a list in one line.
          node.label = node.label?.replace(/\n\s*(?=(?:[-*+]|\d+\.)\s)/g, '<br/>')
        for (const node of data.nodes)
          node.padding = padding.get(node.shape ?? '') ?? node.padding
        for (const [name, text] of labels) {
          const node = data.nodes.find(({ id }) => id === ids.get(name))
          const edge = data.edges.find(({ id, start, end }) => id === name || `${page.names.get(start)}-->${page.names.get(end)}` === name)
          if (node)
            node.label = text
          else if (edge)
            edge.label = text
        }
        for (const [name, parent] of parents) {
          const node = data.nodes.find(({ id }) => id === ids.get(name))
          if (node) {
            if (parent === null)
              delete node.parentId
            else
              node.parentId = ids.get(parent) ?? node.parentId
          }
        }
        const byId = new Map(data.nodes.map(node => [node.id, node]))
        const isGone = (id: string | undefined): boolean => id !== undefined && (hidden.includes(page.names.get(id) ?? id) || isGone(byId.get(id)?.parentId))
        page.gone = data.nodes.filter(({ id }) => isGone(id)).map(({ id }) => page.names.get(id)!)
        const gone = new Set(data.nodes.filter(({ id }) => isGone(id)).map(({ id }) => id))
        const nodes = data.nodes.filter(({ id }) => !gone.has(id))
        // A subgraph that has lost all that was in it would be drawn as a box.
        const filled = (node: MermaidNode): boolean => !node.isGroup || !data.nodes.some(({ parentId }) => parentId === node.id) || nodes.some(other => other.parentId === node.id && filled(other))
        // mermaid looks ids up in plain objects, where these would be found without being there.
        const safe = <T extends string | undefined>(id: T) => id !== undefined && id in Object.prototype ? `${id}_own` : id
        page.names.forEach((name, id) => page.names.set(safe(id), name))
        const kept = nodes.filter(filled)
        for (const node of kept) {
          node.id = safe(node.id)
          if (node.parentId !== undefined)
            node.parentId = safe(node.parentId)
        }
        const edges = data.edges.filter(({ id, start, end }) => !gone.has(start) && !gone.has(end) && !hidden.includes(id) && !hidden.includes(`${page.names.get(start)}-->${page.names.get(end)}`))
        for (const edge of edges)
          [edge.start, edge.end] = [safe(edge.start), safe(edge.end)]
        return { ...data, nodes: kept, edges }
      }
      db.ours = true
    }
    svgText = (await mermaid.render(id, request.code)).svg
    // Read after rendering: mermaid fills the same database anew for each text.
    const after = (await mermaid.mermaidAPI.getDiagramFromText(request.code)).db
    data = after.getData()
    // What the data of arrows and subgraphs leave out.
    const classes = new Map([...after.getEdges?.() ?? [], ...after.getSubGraphs?.() ?? []].map(({ id, classes }) => [id, classes ?? []]))
    for (const edge of data.edges)
      edge.classes = [edge.classes ?? '', ...classes.get(edge.id) ?? []].join(' ')
    for (const node of data.nodes.filter(({ isGroup }) => isGroup))
      node.cssClasses = [node.cssClasses ?? '', ...classes.get(node.id) ?? []].join(' ')
    ownClasses = new Set([...after.getClasses()].filter(([, { styles, textStyles }]) => styles.length || textStyles.length).map(([name]) => name))
  }
  catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }

  const host = document.createElement('div')
  host.style.cssText = 'position: absolute; left: 0; top: 0'
  host.innerHTML = svgText
  document.body.append(host)
  const svg = host.querySelector('svg')!
  const box = svg.viewBox.baseVal
  svg.style.maxWidth = 'none'
  svg.setAttribute('width', String(box.width))
  svg.setAttribute('height', String(box.height))
  await Promise.all([...host.querySelectorAll('img')].map(image => image.decode().catch(() => {})))
  const origin = svg.getBoundingClientRect()
  const remarks: { about: string, message: string }[] = []

  const round = (value: number) => Math.round(value * 10) / 10
  const toRoot = (element: SVGGraphicsElement): DOMMatrix => {
    const { a, b, c, d, e, f } = element.getScreenCTM()!
    return new DOMMatrix([a, b, c, d, e - origin.x, f - origin.y])
  }
  const moved = (element: SVGGraphicsElement, x: number, y: number): Point => {
    const point = new DOMPoint(x, y).matrixTransform(toRoot(element))
    return [point.x, point.y]
  }
  /** Bounds of elements in the drawing's own coordinates, from 0,0. */
  const bounds = (...elements: SVGGraphicsElement[]) => {
    const corners = elements.flatMap((element) => {
      const { x, y, width, height } = element.getBBox()
      return [moved(element, x, y), moved(element, x + width, y), moved(element, x, y + height), moved(element, x + width, y + height)]
    })
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    return { x: round((x0 + x1) / 2), y: round((y0 + y1) / 2), w: round(x1 - x0), h: round(y1 - y0) }
  }

  const probe = document.createElement('span')
  document.body.append(probe)
  /** How light a colour is, from 0 to 1; undefined for none. */
  const lightness = (color: string): number | undefined => {
    const context = new OffscreenCanvas(1, 1).getContext('2d')!
    probe.style.color = ''
    probe.style.color = color
    if (!probe.style.color)
      return undefined
    context.fillStyle = getComputedStyle(probe).color
    context.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data
    return a < 8 ? undefined : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255
  }
  /** What the author declared, one property once; what CSS does not understand is left out. */
  const declared = (...lists: (readonly string[] | undefined)[]): Record<string, string> => {
    const style: Record<string, string> = {}
    for (const text of lists.flatMap(list => list ?? []).flatMap(text => text.split(';'))) {
      const [property = '', value = ''] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)].map(part => part.trim())
      const plain = value.replace(/\s*!important\s*$/, '')
      if (CSS.supports(property, plain))
        style[property] = plain
    }
    return style
  }

  const GEOMETRY = 'path, rect, circle, ellipse, line, polygon, polyline'
  /** The path of a geometry element, in its own coordinates. */
  const pathOf = (element: Element): string => {
    const at = (name: string) => Number(element.getAttribute(name) ?? 0)
    const oval = (cx: number, cy: number, rx: number, ry: number) => rx > 0 && ry > 0 ? `M${cx - rx} ${cy}A${rx} ${ry} 0 0 1 ${cx + rx} ${cy}A${rx} ${ry} 0 0 1 ${cx - rx} ${cy}Z` : ''
    const points = (element.getAttribute('points') ?? '').trim().split(/[\s,]+/).map(Number)
    switch (element.tagName) {
      case 'path': return element.getAttribute('d') ?? ''
      case 'circle': return oval(at('cx'), at('cy'), at('r'), at('r'))
      case 'ellipse': return oval(at('cx'), at('cy'), at('rx'), at('ry'))
      case 'line': return `M${at('x1')} ${at('y1')}L${at('x2')} ${at('y2')}`
      case 'polygon': return points.length < 4 ? '' : `M${points.join(' ')}Z`
      case 'polyline': return points.length < 4 ? '' : `M${points.join(' ')}`
    }
    const [x, y, w, h] = [at('x'), at('y'), at('width'), at('height')]
    const rx = Math.min(at('rx') || at('ry'), w / 2)
    const ry = Math.min(at('ry') || at('rx'), h / 2)
    if (!(w > 0 && h > 0))
      return ''
    return rx > 0
      ? `M${x + rx} ${y}H${x + w - rx}A${rx} ${ry} 0 0 1 ${x + w} ${y + ry}V${y + h - ry}A${rx} ${ry} 0 0 1 ${x + w - rx} ${y + h}H${x + rx}A${rx} ${ry} 0 0 1 ${x} ${y + h - ry}V${y + ry}A${rx} ${ry} 0 0 1 ${x + rx} ${y}Z`
      : `M${x} ${y}H${x + w}V${y + h}H${x}Z`
  }
  /** All that is drawn of a box but its label. */
  const strokesOf = (elements: Iterable<Element>, fillGiven: string | undefined, dashGiven = false): RawStroke[] => [...elements].flatMap((element) => {
    const style = getComputedStyle(element)
    const d = pathOf(element)
    if (!d || style.visibility === 'hidden' || style.display === 'none')
      return []
    const light = style.fill === 'none' || Number(style.fillOpacity) === 0 ? undefined : lightness(style.fill)
    const given = fillGiven !== undefined && light !== undefined && light === lightness(fillGiven)
    const line = style.stroke !== 'none' && Number.parseFloat(style.strokeWidth) > 0 && (lightness(style.stroke) !== undefined)
    const { a, b, c, d: dd, e, f } = toRoot(element as SVGGraphicsElement)
    const fill = light === undefined ? 'none' as const : given || light > 0.5 ? 'ground' as const : 'ink' as const
    const dash = style.strokeDasharray.replaceAll('px', '')
    return fill === 'none' && !line ? [] : [{ d, matrix: [a, b, c, dd, e, f], fill, line, ...(line && dash !== 'none' && !dashGiven && dash.split(/[\s,]+/).map(Number).some(part => part > 0.5) && !/^[\d.]+,? 0$/.test(dash) ? { dash } : {}) }]
  })

  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  /** The lines of a label as they stand, in parts that are set alike. */
  const labelOf = (label: Element | null | undefined, about: string): RawLabel | undefined => {
    const root = label?.querySelector('foreignObject > *')
    if (!root)
      return undefined
    const baseColor = getComputedStyle(root).color
    const lines: { runs: (Run & { key: string })[], top: number, bottom: number, left: number, right: number }[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.matches('i[class*="fa"]') && !node.childNodes.length)
          remarks.push({ about, message: `the icon '${[...node.classList].join(' ')}' is not drawn: no installed @iconify-json package has it` })
        continue
      }
      const parent = node.parentElement!
      const foreign = parent.closest('svg, style, script')
      if (foreign && root.contains(foreign))
        continue
      const style = getComputedStyle(parent)
      if (style.visibility === 'hidden' || style.display === 'none')
        continue
      let seen = 1
      for (let at: Element | null = parent; at && label!.contains(at); at = at.parentElement)
        seen *= Number(getComputedStyle(at).opacity)
      if (seen < 0.01)
        continue
      const own = Number.parseFloat(style.fontSize) / request.fontSize
      const decoration = [parent, parent.parentElement!].map(element => getComputedStyle(element).textDecorationLine).join(' ')
      const href = parent.closest('a')?.getAttribute('href')
      const raised = parent.closest('sup') ? -0.35 : parent.closest('sub') ? 0.2 : 0
      const set: Omit<Run, 'text'> = {
        ...(Number(style.fontWeight) > Math.max(500, request.fontWeight) ? { bold: true as const } : {}),
        ...(style.fontStyle === 'italic' ? { italic: true as const } : {}),
        ...(/mono|courier/i.test(style.fontFamily) && !/mono|courier/i.test(request.fontFamily) ? { code: true as const } : {}),
        ...(/underline/.test(decoration) ? { underline: true as const } : {}),
        ...(/line-through/.test(decoration) ? { strike: true as const } : {}),
        ...(href ? { href } : {}),
        ...(style.color !== baseColor && !href && parent.closest('[style*="color"], font') && root.contains(parent.closest('[style*="color"], font')) && parent.closest('[style*="color"], font') !== root ? { color: style.color } : {}),
        ...(Math.abs(own - 1) > 0.02 ? { size: Math.round(own * 100) / 100 } : {}),
        ...(raised ? { shift: raised } : {}),
      }
      const key = JSON.stringify(set)
      const range = document.createRange()
      for (const { segment, index } of segmenter.segment(node.textContent ?? '')) {
        range.setStart(node, index)
        range.setEnd(node, index + segment.length)
        const [rect] = range.getClientRects()
        if (!rect || (rect.width === 0 && !segment.trim()))
          continue
        const middle = (rect.top + rect.bottom) / 2
        let line = lines.at(-1)
        const blank = !segment.trim()
        if (!line || (raised === 0 && (middle > line.bottom + 1 || middle < line.top - 1))) {
          if (blank)
            continue
          line = { runs: [], top: rect.top, bottom: rect.bottom, left: rect.left, right: rect.right }
          lines.push(line)
        }
        const text = blank ? (segment === '\u00A0' ? segment : ' ') : segment
        const last = line.runs.at(-1)
        if (last?.key === key)
          line.runs[line.runs.length - 1] = { ...last, text: last.text + text }
        else
          line.runs.push({ key, text, ...set })
        if (!blank) {
          line.left = Math.min(line.left, rect.left)
          line.right = Math.max(line.right, rect.right)
        }
        if (raised === 0) {
          line.top = Math.min(line.top, rect.top)
          line.bottom = Math.max(line.bottom, rect.bottom)
        }
      }
    }
    for (const { runs } of lines) {
      runs[0] = { ...runs[0]!, text: runs[0]!.text.replace(/^ +/, '') }
      runs[runs.length - 1] = { ...runs.at(-1)!, text: runs.at(-1)!.text.replace(/ +$/, '') }
    }
    const shown = lines.filter(({ runs }) => runs.some(({ text }) => text))
    if (!shown.length)
      return undefined
    if (shown.some(({ runs }) => runs.some(({ text }) => text.includes('Unsupported markdown'))))
      remarks.push({ about, message: 'mermaid does not set this Markdown, such as lists, and shows a message in its place' })
    const height = request.fontSize * 1.2
    // A line without letters keeps its room.
    const spread = shown.flatMap((line, index) => {
      const before = shown[index - 1]
      const gap = before ? Math.round(((line.top + line.bottom) - (before.top + before.bottom)) / 2 / height) - 1 : 0
      return [...Array.from({ length: Math.max(0, Math.min(5, gap)) }, () => undefined), line]
    })
    const [left, right] = [Math.min(...shown.map(({ left }) => left)), Math.max(...shown.map(({ right }) => right))]
    const [top, bottom] = [shown[0]!.top, shown.at(-1)!.bottom]
    return {
      x: round((left + right) / 2 - origin.x),
      y: round((top + bottom) / 2 - origin.y),
      w: round(right - left),
      lines: spread.map(line => line?.runs.map(run => Object.fromEntries(Object.entries(run).filter(([name]) => name !== 'key')) as unknown as Run) ?? []),
      widths: spread.map(line => line ? round(line.right - line.left) : 0),
    }
  }

  const statesOf = (classes: string | undefined): State[] =>
    [...new Set((classes ?? '').split(/\s+/).flatMap(name => Object.hasOwn(request.states, name) && !ownClasses.has(name) ? request.states[name]! : []))]
  const named = (id: string) => page.names.get(id) ?? id

  const parts = data.nodes.flatMap((node): RawPart[] => {
    const element = svg.querySelector<SVGGElement>(`[id="${CSS.escape(`${id}-${node.isGroup ? node.id : node.domId}`)}"]`) ?? svg.querySelector<SVGGElement>(`#${CSS.escape(`${id}-${node.isGroup ? node.id : node.domId}`)}`)
    const about = named(node.id)
    if (!element) {
      remarks.push({ about, message: `mermaid drew nothing for '${about}'` })
      return []
    }
    const label = element.querySelector<SVGGraphicsElement>(node.isGroup ? '.cluster-label' : '.label')
    const text = labelOf(label, about)
    const geometry = [...element.querySelectorAll<SVGGraphicsElement>(GEOMETRY)].filter(part => !part.closest('defs, marker, clipPath, foreignObject') && !(label?.contains(part)))
    const outline = element.querySelector<SVGGraphicsElement>(node.isGroup ? ':scope > rect, :scope > path, :scope > g:not(.cluster-label)' : '.label-container, .outer-path, :scope > rect, :scope > polygon, :scope > path, :scope > circle')
    const own = Object.hasOwn(request.shapes, node.shape ?? '')
    const style = declared(node.cssCompiledStyles, node.cssStyles)
    if (!text && !node.isGroup && node.label?.trim() && node.label !== node.id && !own && label && getComputedStyle(label).visibility !== 'hidden' && !style.visibility && !style.opacity && !/<|:/.test(node.label))
      remarks.push({ about, message: `mermaid shows no label in the shape '${node.shape}'` })
    const icons = [...element.querySelectorAll<SVGGraphicsElement>(`foreignObject svg :is(${GEOMETRY})`)]
    const images = [...element.querySelectorAll<SVGImageElement>('image'), ...element.querySelectorAll<HTMLImageElement>('foreignObject img')].filter((image) => {
      const lost = image instanceof HTMLImageElement && image.naturalWidth === 0
      if (lost)
        remarks.push({ about, message: `the picture '${image.getAttribute('src') ?? ''}' cannot be read: a picture is a data address, or a file in the deck's public folder by its address there, such as /logo.png` })
      return !lost
    })
    const base = own || !geometry.length ? outline ?? label ?? element : undefined
    const area = base ? bounds(base) : bounds(...geometry)
    const light = style.fill ? lightness(style.fill) : undefined
    const href = node.link && node.link !== 'about:blank' ? node.link : undefined
    if (node.link === 'about:blank')
      remarks.push({ about, message: 'mermaid takes this link for dangerous, and leaves it out' })
    if (node.icon && element.querySelector('text') && [...element.querySelectorAll('text')].some(({ textContent }) => textContent === '?'))
      remarks.push({ about, message: `the icon '${node.icon}' is not known: install the @iconify-json package of its name` })
    return [{
      id: about,
      group: node.isGroup,
      ...(node.parentId ? { parent: named(node.parentId) } : {}),
      shape: own ? request.shapes[node.shape ?? '']! : 'drawn',
      states: statesOf(node.cssClasses),
      ...area,
      strokes: node.isGroup ? [] : [...own ? [] : strokesOf(geometry, style.fill, style['stroke-dasharray'] !== undefined), ...strokesOf(icons, undefined).map(stroke => ({ ...stroke, fill: stroke.fill === 'ground' ? 'ink' as const : stroke.fill }))],
      signs: node.isGroup ? [] : [...element.querySelectorAll<SVGTextElement>('text')].filter(part => !part.closest('defs, foreignObject') && !label?.contains(part) && part.textContent?.trim() && getComputedStyle(part).visibility !== 'hidden').map((part) => {
        const { x, y, h } = bounds(part)
        return { text: part.textContent!.trim(), x, y, size: round(h / 1.2) }
      }),
      pictures: images.map((image) => {
        const rect = image.getBoundingClientRect()
        return { href: image.getAttribute('href') ?? image.getAttribute('xlink:href') ?? image.getAttribute('src') ?? '', x: round((rect.left + rect.right) / 2 - origin.x), y: round((rect.top + rect.bottom) / 2 - origin.y), w: round(rect.width), h: round(rect.height) }
      }),
      ...(text ? { label: text } : {}),
      style,
      ...(light === undefined ? {} : { light: light > 0.45 }),
      ...(href ? { href } : {}),
      ...(node.tooltip ? { tooltip: node.tooltip } : {}),
    }]
  })

  const heads = (type: string | undefined): Head =>
    type?.includes('cross') ? 'cross' : type?.includes('circle') ? 'circle' : type?.includes('arrow') || type?.includes('point') ? 'arrow' : 'none'
  const edges = data.edges.flatMap((edge): RawEdge[] => {
    const path = svg.querySelector<SVGPathElement>(`path[data-id="${CSS.escape(edge.id)}"]`)
    const encoded = path?.getAttribute('data-points')
    const about = `${named(edge.start)}-->${named(edge.end)}`
    if (!path || !encoded) {
      remarks.push({ about: named(edge.start), message: `mermaid drew no arrow from '${named(edge.start)}' to '${named(edge.end)}'` })
      return []
    }
    const points = (JSON.parse(atob(encoded)) as { x: number, y: number }[])
      .map(({ x, y }) => moved(path, x, y))
      .map(([x, y]): Point => [round(x), round(y)])
      .filter(([x, y], index, all) => index === 0 || Math.hypot(x - all[index - 1]![0], y - all[index - 1]![1]) > 0.05)
    const label = labelOf(svg.querySelector(`.edgeLabel .label[data-id="${CSS.escape(edge.id)}"]`), about)
    const style = `${edge.pattern ?? ''} ${edge.thickness ?? ''}`
    return [{
      ...(edge.isUserDefinedId ? { own: edge.id } : {}),
      from: named(edge.start),
      to: named(edge.end),
      points,
      line: /invisible/.test(style) ? 'invisible' : /dotted|dashed/.test(style) ? 'dotted' : /thick/.test(style) ? 'thick' : 'solid',
      head: heads(edge.arrowTypeEnd),
      tail: heads(edge.arrowTypeStart),
      ...(label ? { label } : {}),
      states: statesOf(edge.classes),
      style: declared(edge.cssCompiledStyles, edge.style),
      animated: edge.animate === true || edge.animation !== undefined,
    }]
  })

  for (const [formula] of request.code.matchAll(/\$\$.+?\$\$/gs))
    remarks.push({ about: formula, message: 'a formula is shown as it is written' })
  if (!parts.length)
    remarks.push({ about: '', message: 'this diagram has no boxes, so nothing is drawn' })
  const HTML = /^(?:a|abbr|b|big|blockquote|br|cite|code|center|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|style|script|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul|var|wbr|iframe|input|button|video|audio)$/i
  for (const [tag, name] of request.code.matchAll(/<([A-Za-z][\w.-]*)(?:[\s,/][^<>\n]*)?>/g)) {
    if (!HTML.test(name!))
      remarks.push({ about: tag, message: `mermaid takes this for a tag of HTML and drops it; write #lt;${tag.slice(1, -1)}#gt;` })
  }

  const once = remarks.filter((remark, index) => remarks.findIndex(other => other.about === remark.about && other.message === remark.message) === index)
  const scene: RawScene = { width: round(box.width), height: round(box.height), parts, edges, hidden: page.gone, remarks: once }
  host.remove()
  probe.remove()
  return { ok: true, scene }
}
