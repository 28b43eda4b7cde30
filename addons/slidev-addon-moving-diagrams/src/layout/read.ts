import type { Line, Point, Run, Scene, SceneCluster, SceneEdge, SceneNode, Shape, Style } from '../core/scene.ts'
import type { RawLabel, RawPart, RawScene } from './page.ts'
import { meetAtEnd, meetAtStart } from '../core/meet.ts'
import { outlinesOf } from '../core/outline.ts'
import { plainPath } from '../core/strokes.ts'

const round = (value: number) => Math.round(value * 10) / 10

const isPlain = (run: Run) => Object.keys(run).every(key => key === 'text')
const lineOf = (runs: readonly Run[]): Line => runs.every(isPlain) ? runs.map(({ text }) => text).join('') : runs

function labelOf(label: RawLabel | undefined, widths: boolean): { lines: readonly Line[], widths?: readonly number[] } {
  const lines = label?.lines.map(lineOf) ?? []
  return { lines, ...(widths && label && lines.length ? { widths: label.widths } : {}) }
}

const HIDDEN = /^(?:hidden|collapse)$/

/** What the author declared, as far as boxes and arrows show it. */
function styleOf(given: Readonly<Record<string, string>>, light?: boolean): Style | undefined {
  const { fill, stroke, color, opacity, visibility, display } = given
  const style: Style = {
    ...(fill ? { fill } : {}),
    ...(stroke ? { stroke } : {}),
    ...(given['stroke-width'] ? { strokeWidth: given['stroke-width'] } : {}),
    ...(given['stroke-dasharray'] ? { dash: given['stroke-dasharray'] } : {}),
    ...(color ? { color } : {}),
    ...(opacity !== undefined && Number.isFinite(Number.parseFloat(opacity)) ? { opacity: Number.parseFloat(opacity) / (opacity.endsWith('%') ? 100 : 1) } : {}),
    ...(fill && !color && light !== undefined ? { ground: light ? 'light' as const : 'dark' as const } : {}),
    ...(HIDDEN.test(visibility ?? '') || display === 'none' ? { hidden: true as const } : {}),
  }
  return Object.keys(style).length ? style : undefined
}

function nodeOf(part: RawPart, widths: boolean): SceneNode {
  const { id, x, y, w, h, parent, states, strokes, pictures, signs, label, href, tooltip } = part
  const style = styleOf(part.style, part.light)
  const drawn = strokes.length > 0 || pictures.length > 0 || signs.length > 0 || part.shape === 'drawn'
    ? {
        w,
        h,
        strokes: strokes.map(({ d, matrix: [a, b, c, dd, e, f], fill, line, dash }) => ({ d: plainPath(d, [a, b, c, dd, e - x, f - y]), fill, line, ...(dash ? { dash } : {}) })).filter(({ d }) => d),
        ...(pictures.length ? { pictures: pictures.map(({ href, ...at }) => ({ href, x: round(at.x - x), y: round(at.y - y), w: at.w, h: at.h })) } : {}),
        ...(signs.length ? { signs: signs.map(sign => ({ ...sign, x: round(sign.x - x), y: round(sign.y - y) })) } : {}),
        label: label ? [round(label.x - x), round(label.y - y)] as const : [0, 0] as const,
      }
    : undefined
  return {
    id,
    x,
    y,
    w,
    h,
    ...labelOf(label, widths),
    states,
    shape: part.shape as Shape,
    ...(parent === undefined ? {} : { parent }),
    ...(style ? { style } : {}),
    ...(drawn ? { drawn } : {}),
    ...(part.quiet ? { quiet: true as const } : {}),
    ...(part.behind ? { behind: true as const } : {}),
    ...(href ? { href } : {}),
    ...(tooltip ? { tooltip } : {}),
  }
}

function clusterOf(part: RawPart, widths: boolean): SceneCluster {
  const { id, x, y, w, h, lines, widths: measured, states, parent, style, href, tooltip } = nodeOf({ ...part, strokes: [], pictures: [], signs: [], shape: 'card' }, widths)
  // mermaid draws a subgraph that holds nothing as its title alone.
  const room = part.label && h < part.label.lines.length * 24 + 16 ? { w: Math.max(w, part.label.w + 32), h: part.label.lines.length * 24 + 16 } : { w, h }
  return {
    id,
    x,
    y,
    ...room,
    lines,
    ...(measured ? { widths: measured } : {}),
    states,
    ...(parent === undefined ? {} : { parent }),
    ...(style ? { style } : {}),
    ...(part.quiet ? { quiet: true as const } : {}),
    ...(href ? { href } : {}),
    ...(tooltip ? { tooltip } : {}),
    titleWidth: part.label?.w ?? 0,
  }
}

/** Arrows whose ends lie on the outlines of their boxes. */
export function metEdges(edges: readonly SceneEdge[], nodes: readonly SceneNode[], clusters: readonly SceneCluster[]): SceneEdge[] {
  const outlines = new Map([
    ...clusters.map(({ id, x, y, w, h }) => [id, { x, y, polygons: outlinesOf('vessel', w, h) }] as const),
    ...nodes.map(({ id, x, y, w, h, shape, drawn }) => [id, { x, y, polygons: outlinesOf(shape, w, h, drawn) }] as const),
  ])
  const placed = (id: string) => {
    const found = outlines.get(id)
    return found && { middle: [found.x, found.y] as Point, polygons: found.polygons.map(polygon => polygon.map(([x, y]): Point => [x + found.x, y + found.y])) }
  }
  return edges.map((edge) => {
    const [from, to] = [placed(edge.from), placed(edge.to)]
    let points = edge.points
    // A box inside the vessel that its arrow begins or ends at is met from within.
    if (to && edge.from !== edge.to)
      points = meetAtEnd(points, to.polygons, to.middle)
    if (from && edge.from !== edge.to)
      points = meetAtStart(points, from.polygons, from.middle)
    return { ...edge, points: points.map(([x, y]): Point => [round(x), round(y)]) }
  })
}

/** The line of the text in which a name first stands as a word, from 0. */
export function lineOfName(code: string, name: string): number {
  const [first = name] = name.split('-->')
  const lines = code.split('\n')
  const found = lines.findIndex(text => !/^\s*%%/.test(text) && text.includes(first))
  return Math.max(0, found)
}

/**
 * What mermaid drew as a scene.
 *
 * @param raw from the page
 * @param code the text, to say where a remark belongs
 * @param fontSize in pixels, that labels were measured with
 * @param widths whether the widths of lines are kept
 */
export function readScene(raw: RawScene, code: string, fontSize: number, widths: boolean): Scene {
  const nodes = raw.parts.filter(({ group }) => !group).map(part => nodeOf(part, widths))
  const clusters = raw.parts.filter(({ group }) => group).map(part => clusterOf(part, widths))
  const seen = new Map<string, number>()
  const edges = raw.edges.map(({ own, label, style: given, animated, quiet, ...edge }): SceneEdge => {
    const between = `${edge.from}>${edge.to}`
    const count = (seen.get(between) ?? 0) + 1
    seen.set(between, count)
    const style = styleOf(given)
    return {
      id: own ?? (count === 1 ? between : `${between}>${count}`),
      ...edge,
      ...(label ? { label: { x: label.x, y: label.y, lines: label.lines.map(lineOf), widths: label.widths } } : {}),
      ...(style ? { style } : {}),
      ...(animated ? { animated } : {}),
      ...(quiet ? { quiet } : {}),
    }
  })
  const remarks = raw.remarks.map(({ about, message }) => ({ line: lineOfName(code, about), message: about ? `'${about}': ${message}` : message }))
  return {
    width: raw.width,
    height: raw.height,
    fontSize,
    nodes,
    ...(raw.sequence ? { sequence: true as const } : {}),
    edges: raw.sequence ? edges : metEdges(edges, nodes, clusters),
    clusters,
    ...(raw.hidden.length ? { hidden: raw.hidden } : {}),
    ...(remarks.length ? { remarks } : {}),
  }
}
