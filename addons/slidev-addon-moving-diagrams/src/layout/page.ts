import type { Head, Point, Scene, SceneEdge, Shape, State } from '../core/scene.ts'

/** What the page is asked: one fence, and how to lay it out. */
export interface PageRequest {
  readonly code: string
  readonly fontFamily: string
  readonly fontWeight: number
  readonly fontSize: number
  readonly mermaid: Readonly<Record<string, unknown>>
  /** mermaid class name → state. */
  readonly states: Readonly<Record<string, State>>
}

/** The page's answer: a scene, or mermaid's message. */
export type PageResult = { readonly ok: true, readonly scene: Scene } | { readonly ok: false, readonly message: string }

interface MermaidNode { id: string, domId?: string, isGroup: boolean, parentId?: string, shape?: string, cssClasses?: string, padding?: number }
interface MermaidEdge { id: string, start: string, end: string, arrowTypeStart?: string, arrowTypeEnd?: string, thickness?: string, pattern?: string, classes?: string }
interface FlowDb { getData: () => { nodes: MermaidNode[], edges: MermaidEdge[] }, roomy?: boolean }
interface Mermaid {
  initialize: (config: object) => void
  render: (id: string, code: string) => Promise<{ svg: string }>
  mermaidAPI: { getDiagramFromText: (code: string) => Promise<{ type: string, db: FlowDb }> }
}

/**
 * Runs inside the browser, so it closes over nothing: lays a fence out with mermaid, and
 * reads positions, sizes and label lines back from what mermaid drew.
 */
export async function layoutInPage(request: PageRequest): Promise<PageResult> {
  const page = globalThis as unknown as { mermaid: Mermaid, diagramCount?: number }
  const { mermaid } = page
  const font = `${request.fontWeight} ${request.fontSize}px "${request.fontFamily}"`
  await document.fonts.load(font, 'Aa–é')

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
    theme: 'base',
    look: 'classic',
    layout: 'elk',
    elk: { preset: 'modelOrder', considerModelOrder: 'NODES_AND_EDGES', straightenEdges: true, lineHops: false },
    htmlLabels: false,
    fontFamily: `"${request.fontFamily}"`,
    themeVariables: { fontSize: `${request.fontSize}px` },
    themeCSS: `text, tspan { font-family: "${request.fontFamily}"; font-weight: ${request.fontWeight}; font-size: ${request.fontSize}px }`,
    flowchart: { htmlLabels: false, curve: 'linear', wrappingWidth: 240, minNodeWidth: 64, padding: 12, nodeSpacing: 44, rankSpacing: 64 },
  }, request.mermaid))

  page.diagramCount = (page.diagramCount ?? 0) + 1
  const id = `d${page.diagramCount}`
  let svgText: string
  let data: { nodes: MermaidNode[], edges: MermaidEdge[] }
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(request.code)
    if (!/^flowchart|^graph/.test(diagram.type))
      return { ok: false, message: `only flowcharts can be drawn, this is of type '${diagram.type}'` }
    // mermaid has one padding for all shapes, and means something else by it in each: in the look
    // that it pads a card well, a drum's label touches the drum.
    const db = Object.getPrototypeOf(diagram.db) as FlowDb
    if (!db.roomy) {
      const { getData } = db
      const padding: Record<string, number> = { cylinder: 25, stadium: 24, hexagon: 24, subroutine: 24, diamond: 6 }
      db.getData = function () {
        const data = getData.call(this)
        for (const node of data.nodes)
          node.padding = padding[node.shape ?? ''] ?? node.padding
        return data
      }
      db.roomy = true
    }
    svgText = (await mermaid.render(id, request.code)).svg
    // Read after rendering: mermaid fills the same database anew for each text.
    data = (await mermaid.mermaidAPI.getDiagramFromText(request.code)).db.getData()
  }
  catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }

  const host = document.createElement('div')
  host.innerHTML = svgText
  document.body.append(host)
  const svg = host.querySelector('svg')!
  const box = svg.viewBox.baseVal
  svg.style.maxWidth = 'none'
  svg.setAttribute('width', String(box.width))
  svg.setAttribute('height', String(box.height))

  const round = (value: number) => Math.round(value * 10) / 10
  const toRoot = (element: SVGGraphicsElement, x: number, y: number): Point => {
    const point = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM()!.inverse().multiply(element.getScreenCTM()!))
    return [point.x - box.x, point.y - box.y]
  }
  /** Bounds in the drawing's own coordinates, from 0,0. */
  const bounds = (element: SVGGraphicsElement) => {
    const local = element.getBBox()
    const [x0, y0] = toRoot(element, local.x, local.y)
    const [x1, y1] = toRoot(element, local.x + local.width, local.y + local.height)
    return { x: round((x0 + x1) / 2), y: round((y0 + y1) / 2), w: round(Math.abs(x1 - x0)), h: round(Math.abs(y1 - y0)) }
  }
  const lines = (element: Element | null) => {
    const rows = [...element?.querySelectorAll('.text-outer-tspan') ?? []].map(row => (row.textContent ?? '').replace(/\s+/g, ' ').trim())
    return rows.some(Boolean) ? rows : []
  }
  const shapes: Record<string, Shape> = {
    cylinder: 'drum', cyl: 'drum', db: 'drum', database: 'drum',
    stadium: 'pill', terminal: 'pill', pill: 'pill',
    hexagon: 'lantern', hex: 'lantern', prepare: 'lantern',
    circle: 'circle', circ: 'circle', doublecircle: 'circle',
    diamond: 'diamond', rhombus: 'diamond', question: 'diamond', decision: 'diamond', diam: 'diamond',
    subroutine: 'queue', subproc: 'queue', 'fr-rect': 'queue', 'framed-rectangle': 'queue', das: 'queue', 'h-cyl': 'queue', queue: 'queue',
  }
  const statesOf = (classes: string | undefined): State[] =>
    [...new Set((classes ?? '').split(/\s+/).flatMap(name => request.states[name] ?? []))]

  const parts = data.nodes.map((node) => {
    const element = svg.querySelector<SVGGElement>(`[id="${id}-${node.isGroup ? node.id : node.domId}"]`)
    if (!element)
      throw new Error(`mermaid drew nothing for '${node.id}'`)
    const outline = element.querySelector<SVGGraphicsElement>(node.isGroup ? ':scope > rect, :scope > path, :scope > g' : '.label-container, .outer-path, :scope > rect, :scope > polygon, :scope > path, :scope > circle')
    if (!outline)
      throw new Error(`mermaid drew no outline for '${node.id}'`)
    const label = element.querySelector<SVGGraphicsElement>(node.isGroup ? '.cluster-label' : '.label')
    return {
      group: node.isGroup,
      part: {
        id: node.id,
        ...bounds(outline),
        lines: lines(label),
        states: statesOf(node.isGroup ? element.getAttribute('class') ?? '' : node.cssClasses),
        ...(node.parentId ? { parent: node.parentId } : {}),
      },
      shape: shapes[node.shape ?? ''] ?? 'card',
      titleWidth: label && node.isGroup ? bounds(label).w : 0,
    }
  })

  const heads = (type: string | undefined): Head =>
    type?.includes('cross') ? 'cross' : type?.includes('circle') ? 'circle' : type?.includes('arrow') || type?.includes('point') ? 'arrow' : 'none'
  const seen = new Map<string, number>()
  const edges = data.edges.map((edge): SceneEdge => {
    const path = svg.querySelector<SVGPathElement>(`path[data-id="${edge.id}"]`)
    const encoded = path?.getAttribute('data-points')
    if (!path || !encoded)
      throw new Error(`mermaid drew no arrow from '${edge.start}' to '${edge.end}'`)
    const corners = (JSON.parse(atob(encoded)) as { x: number, y: number }[])
      .map(({ x, y }) => toRoot(path, x, y))
      .map(([x, y]): Point => [round(x), round(y)])
      .filter(([x, y], index, all) => index === 0 || Math.hypot(x - all[index - 1]![0], y - all[index - 1]![1]) > 0.05)
    const pair = `${edge.start}-${edge.end}`
    const count = (seen.get(pair) ?? 0) + 1
    seen.set(pair, count)
    const label = svg.querySelector<SVGGraphicsElement>(`.edgeLabel .label[data-id="${edge.id}"]`)
    const rows = lines(label)
    const at = rows.length && label ? bounds(label) : undefined
    const style = `${edge.pattern ?? ''} ${edge.thickness ?? ''}`
    return {
      id: count === 1 ? pair : `${pair}-${count}`,
      from: edge.start,
      to: edge.end,
      points: corners,
      line: /invisible/.test(style) ? 'invisible' : /dotted|dashed/.test(style) ? 'dotted' : /thick/.test(style) ? 'thick' : 'solid',
      head: heads(edge.arrowTypeEnd),
      tail: heads(edge.arrowTypeStart),
      ...(at ? { label: { x: at.x, y: at.y, lines: rows } } : {}),
      states: statesOf(edge.classes),
    }
  })

  const scene: Scene = {
    width: round(box.width),
    height: round(box.height),
    fontSize: request.fontSize,
    nodes: parts.filter(({ group }) => !group).map(({ part, shape }) => ({ ...part, shape })),
    edges,
    clusters: parts.filter(({ group }) => group).map(({ part, titleWidth }) => ({ ...part, titleWidth })),
  }
  host.remove()
  return { ok: true, scene }
}
