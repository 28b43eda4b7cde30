import type { Box, BoxLook, Frame, Thread, ThreadLabel, ThreadLook } from '../core/frame.ts'
import type { Font, Head, Line, Point, Run, Style } from '../core/scene.ts'
import type { Light } from '../core/traffic.ts'
import type { Shape } from './svg.ts'
import { groundOf, innerLines, lidOf } from '../core/outline.ts'
import { partOf, shortened, threadPath } from '../core/path.ts'
import { stretched } from '../core/strokes.ts'
import { h } from './svg.ts'

/** Sizes of the drawing, in pixels of the canvas. */
export const DRAWING = { lineHeight: 1.1, head: 11, badge: 11, light: 4.5, halo: 11 } as const

const number = (value: number) => Math.round(value * 100) / 100
const place = (x: number, y: number, scale = 1) => `translate(${number(x)} ${number(y)})${scale === 1 ? '' : ` scale(${number(scale)})`}`
/** Undefined where it would say nothing, so that resting pictures stay small. */
const opacity = (value: number) => value >= 0.995 ? undefined : Math.max(0, number(value))

/** A text of several weights at once would blur; each shows only when it carries most of the weight. */
const legible = (weight: number) => Math.min(1, Math.max(0, (weight - 0.4) / 0.5))

/** The part of a line that is set differently. A shift is taken back by the part after it. */
function runShape(run: Run, shift: number, fontSize: number): Shape {
  const decoration = [run.underline && 'underline', run.strike && 'line-through'].filter(Boolean).join(' ')
  const part = h('tspan', {
    'font-weight': run.bold ? 700 : undefined,
    'font-style': run.italic ? 'italic' : undefined,
    'class': run.code ? 'md-code' : undefined,
    'text-decoration': decoration || undefined,
    'font-size': run.size ? number(run.size * fontSize) : undefined,
    'dy': shift ? number(shift * fontSize) : undefined,
    'style': run.color ? `fill:${run.color}` : undefined,
  }, run.text)
  return run.href ? h('a', { href: run.href, target: '_blank', class: 'md-link' }, [part]) : part
}

/** A line of a label; where its width is given, it is as wide in any font. */
function lineShape(line: Line, y: number, fontSize: number, width: number | undefined): Shape {
  const attrs = { x: 0, y: number(y), ...(width ? { textLength: width, lengthAdjust: 'spacingAndGlyphs' } : {}) }
  return typeof line === 'string'
    ? h('tspan', attrs, line)
    : h('tspan', attrs, line.map((run, index) => runShape(run, (run.shift ?? 0) - (line[index - 1]?.shift ?? 0), fontSize)))
}

/** How much higher than a plain one the highest line of a label is. */
const heightOf = (lines: readonly Line[]) => Math.max(1, ...lines.flatMap(line => typeof line === 'string' ? [] : line.map(({ size }) => size ?? 1)))

function textLines(lines: readonly Line[], fontSize: number, top: number, widths?: readonly number[]): Shape[] {
  const height = fontSize * DRAWING.lineHeight * heightOf(lines)
  return lines.map((line, index) => lineShape(line, top + index * height, fontSize, widths?.[index]))
}

/** Text whose middle is at 0,0. */
function centred(lines: readonly Line[], fontSize: number, widths?: readonly number[]): Shape[] {
  const height = heightOf(lines)
  return textLines(lines, fontSize, (-(lines.length - 1) / 2 * DRAWING.lineHeight + 0.35) * fontSize * height, widths)
}

/** A text may change its font's metrics, and the same words its look: both are in its key. */
const keyOf = (value: object) => JSON.stringify(value)

/** The author's own colours, for the rules of the style sheet to take. */
function ownStyle(style: Style | undefined): string | undefined {
  if (!style)
    return undefined
  const { fill, stroke, strokeWidth, dash, opacity, hidden } = style
  return [
    fill && `--md-own-fill:${fill}`,
    stroke && `--md-own-stroke:${stroke}`,
    strokeWidth && `--md-own-width:${strokeWidth}`,
    dash && `--md-own-dash:${dash}`,
    opacity !== undefined && `--md-own-opacity:${opacity}`,
    hidden && 'visibility:hidden',
  ].filter(Boolean).join(';') || undefined
}

/** The mark of a state, at the corner of a box: a second signal beside colour. */
function badge(states: BoxLook['states'], w: number, top: number): Shape | undefined {
  const mark = states.includes('failed')
    ? 'M-4 -4L4 4M4 -4L-4 4'
    : states.includes('degraded')
      ? 'M0 -5V1M0 4.4V4.6'
      : states.includes('healthy')
        ? 'M-4.5 0.5L-1.5 3.5L4.5 -3'
        : undefined
  if (!mark)
    return undefined
  const plate = states.includes('degraded') && !states.includes('failed')
    ? h('path', { class: 'md-badge-plate', d: 'M0 -12.5L13 10H-13Z' })
    : h('circle', { class: 'md-badge-plate', r: DRAWING.badge })
  return h('g', { class: 'md-badge', transform: place(w / 2 - 4, top + 2) }, [plate, h('path', { class: 'md-badge-mark', d: mark })])
}

/** A box's size in the units of the layout, to a tenth: what scaling leaves of a difference is not a new size. */
const sizeOf = ({ w, h, scale }: Box): [width: number, height: number] => [Math.round(w / scale * 10) / 10, Math.round(h / scale * 10) / 10]

/** The texts of a box, those in its middle or those of its title: several while one fades into another. */
function labelShapes(box: Box, fontSize: number, titles: boolean): Shape[] {
  return box.labels.filter(({ value }) => value.lines.length > 0 && value.title === titles).map(({ value, weight }) => {
    const { lines, widths, at, color, ground } = value
    const { shape, drawn } = box.looks.at(-1)!.value
    const [width, height] = sizeOf(box)
    const lid = shape === 'drum' ? lidOf(height) * 0.6 : 0
    const middle = at ? place(at[0] * (drawn ? width / drawn.w : 1), at[1] * (drawn ? height / drawn.h : 1)) : place(0, lid)
    return h('text', {
      'key': keyOf(value),
      'class': ground && !color ? `md-label md-on-${ground}` : 'md-label',
      // An author's own colour is for the author's own ground, not for the slide's, which sets a title off from lines.
      'style': color ? `fill:${color}${titles ? ';stroke:none' : ''}` : undefined,
      'font-size': fontSize,
      'text-anchor': 'middle',
      'transform': titles ? place(box.titleAt / box.scale, 24 - box.h / box.scale / 2) : middle,
      'opacity': opacity(box.text * (box.labels.length > 1 ? legible(weight) : 1)),
    }, titles ? textLines(lines, fontSize, 0, widths) : centred(lines, fontSize, widths))
  })
}

/** What is inside a box, in the units of the layout, so that it stays the same while the box moves and scales. */
function boxContents(box: Box, fontSize: number, ids: string): Shape[] {
  const [w, height] = sizeOf(box)
  const looks = box.looks.map(({ value, weight }) => {
    const { shape, states, style, drawn } = value
    const d = groundOf(shape, w, height, drawn)
    const inner = innerLines(shape, w, height)
    const classes = ['md-look', `md-${shape}`, ...states.map(state => `is-${state}`)].join(' ')
    const [across, down] = drawn ? [w / Math.max(1, drawn.w), height / Math.max(1, drawn.h)] : [1, 1]
    const art = [
      ...(drawn?.strokes ?? []).map(({ d, fill, line, dash }) => h('path', { 'class': `md-outline md-filled-${fill}${line ? '' : ' md-lineless'}`, 'd': stretched(d, across, down), 'style': dash ? `stroke-dasharray:${dash}` : undefined })),
      ...(drawn?.signs ?? []).map(({ text, x, y, size }) => h('text', { 'class': 'md-sign', 'x': number(x * across), 'y': number(y * down + size * 0.35), 'font-size': size, 'text-anchor': 'middle' }, text)),
      ...(drawn?.pictures ?? []).map(({ href, x, y, w, h: high }) => h('image', { href, x: number((x - w / 2) * across), y: number((y - high / 2) * down), width: number(w * across), height: number(high * down) })),
    ]
    return h('g', { key: drawn || style ? keyOf(value) : classes, class: classes, style: ownStyle(style), opacity: opacity(weight) }, [
      ...shape === 'drawn' ? art : [],
      states.includes('failed') && d ? h('path', { class: 'md-hatch', d, fill: `url(#${ids}-hatch)` }) : undefined,
      shape === 'drawn' ? undefined : h('path', { class: 'md-outline', d }),
      inner ? h('path', { class: 'md-inner', d: inner }) : undefined,
      ...shape === 'drawn' ? [] : art,
      badge(states, shape === 'diamond' || shape === 'circle' ? w * 0.75 : w, -height / 2),
    ])
  })
  // The ground hides the arrows behind the box, so it stays whole while a look fades into another.
  const shapes = new Map<string, { value: BoxLook, weight: number }>()
  for (const { value, weight } of box.looks) {
    const key = value.style || value.drawn ? keyOf([value.shape, value.style, value.drawn]) : value.shape
    const other = shapes.get(key)
    shapes.set(key, { value, weight: weight + (other?.weight ?? 0) })
  }
  const grounds = [...shapes].map(([key, { value: { shape, style, drawn }, weight }], index) => {
    const d = groundOf(shape, w, height, drawn)
    return d ? h('path', { key: `ground ${key}`, class: `md-ground md-${shape}`, style: ownStyle(style), d, opacity: opacity(index === 0 && shape !== 'vessel' ? 1 : weight) }) : undefined
  })
  return [...grounds.filter(ground => ground !== undefined), ...looks, ...labelShapes(box, fontSize, false)]
}

function boxShape(box: Box, contents: readonly Shape[]): Shape {
  const states = box.looks.at(-1)!.value.states
  return h('g', {
    'key': `box ${box.id}`,
    'class': ['md-box', ...states.map(state => `is-${state}`)].join(' '),
    'data-node': box.id,
    'transform': place(box.x, box.y, box.scale),
    'opacity': opacity(box.opacity),
  }, [
    box.tooltip ? h('title', { key: 'title' }, box.tooltip) : undefined,
    ...box.href ? [h('a', { key: 'link', href: box.href, target: '_blank', class: 'md-link' }, contents)] : contents,
  ])
}

/** The title of a vessel, which lies on the arrows that enter it. */
function titleShape(box: Box, fontSize: number): Shape | undefined {
  const labels = labelShapes(box, fontSize, true)
  const states = box.looks.at(-1)!.value.states
  return labels.length
    ? h('g', { key: `title ${box.id}`, class: ['md-title', ...states.map(state => `is-${state}`)].join(' '), transform: place(box.x, box.y, box.scale), opacity: opacity(box.opacity) }, labels)
    : undefined
}

/** The head of an arrow, its tip at the end of the way; none on a way too short for it. */
function headShape(head: Head, points: readonly Point[]): Shape | undefined {
  if (head === 'none')
    return undefined
  const tip = points.at(-1)!
  const behind = shortened(points, DRAWING.head)
  if (behind === points)
    return undefined
  const before = behind.at(-1)!
  const angle = number(Math.atan2(tip[1] - before[1], tip[0] - before[0]) * 180 / Math.PI)
  const transform = `${place(...tip)} rotate(${angle})`
  switch (head) {
    case 'arrow': return h('path', { class: 'md-head', d: 'M0 0L-11 -5.5L-8.5 0L-11 5.5Z', transform })
    case 'circle': return h('circle', { class: 'md-head', r: 4.5, cx: -5, transform })
    case 'cross': return h('path', { class: 'md-head md-head-cross', d: 'M-13 -6L-1 6M-1 -6L-13 6', transform })
  }
}

/** How much of a way its head covers, in pixels. */
const COVERED: Readonly<Record<Head, number>> = { none: 0, arrow: 8, circle: 8, cross: 0 }

function threadShape(thread: Thread): Shape {
  const whole = thread.drawn < 1 ? partOf(thread.points, thread.drawn) : thread.points
  const looks = thread.looks.map(({ value, weight }): Shape => {
    const { line, head, tail, states, style }: ThreadLook = value
    let way = shortened(whole, COVERED[head])
    if (tail !== 'none')
      way = [...shortened([...way].reverse(), COVERED[tail])].reverse()
    const d = threadPath(way)
    const classes = ['md-look', `md-${line}`, ...states.map(state => `is-${state}`)].join(' ')
    const glow = line === 'thick' || states.includes('lit')
    return h('g', { key: classes + head + tail + (style ? keyOf(style) : ''), class: style ? `${classes} md-own` : classes, style: ownStyle(style), opacity: opacity(weight) }, [
      glow ? h('path', { class: 'md-glow', d }) : undefined,
      h('path', { class: 'md-line', d }),
      headShape(head, whole),
      tail === 'none' ? undefined : headShape(tail, [...whole].reverse()),
    ])
  })
  return h('g', {
    'key': `thread ${thread.id}`,
    'class': 'md-thread',
    'data-edge': `${thread.from}-${thread.to}`,
    'opacity': opacity(thread.opacity),
  }, thread.looks[0]!.value.line === 'invisible' ? [] : looks)
}

/** What keeps the line of an arrow out of the gaps between the words on it. */
function labelGround({ lines, widths }: ThreadLabel, fontSize: number): Shape | undefined {
  const height = fontSize * DRAWING.lineHeight * heightOf(lines)
  const d = widths.map((width, index) => width > 0 ? `M${number(-width / 2)} ${number((index - (lines.length - 1) / 2) * height)}H${number(width / 2)}` : '').join('')
  return d ? h('path', { 'class': 'md-thread-ground', d, 'stroke-width': number(fontSize * 0.6) }) : undefined
}

function threadLabel(thread: Thread, fontSize: number, font: Font): Shape | undefined {
  const labels = thread.labels.filter(({ value }) => value.lines.length)
  if (!labels.length)
    return undefined
  const dim = thread.looks.at(-1)!.value.states.includes('dim') ? ' is-dim' : ''
  return h('g', { key: `label ${thread.id}`, class: `md-thread-label${dim}`, transform: place(...thread.labelAt), opacity: opacity(thread.opacity * Math.max(0, thread.drawn * 2 - 1)) }, labels.map(({ value, weight }) =>
    h('g', { key: keyOf(value), transform: `scale(${number(thread.scale)})`, opacity: opacity(thread.labels.length > 1 ? legible(weight) : 1) }, [labelGround(value, fontSize), h('text', { 'class': 'md-label', 'style': value.color ? `fill:${value.color}` : undefined, 'font-size': fontSize, 'text-anchor': 'middle' }, centred(value.lines, fontSize, font.family === 'inherit' ? value.widths : undefined))])))
}

function lightShape(light: Light): Shape {
  const attrs = { key: `light ${light.id} ${light.ended}`, class: `md-light md-${light.kind}`, transform: place(light.x, light.y), opacity: opacity(light.opacity) }
  if (light.ended)
    return h('g', { ...attrs, class: 'md-light md-cross' }, [h('circle', { class: 'md-cross-plate', r: 12 }), h('path', { d: 'M-6 -6L6 6M6 -6L-6 6' })])
  const body = light.kind === 'degraded'
    ? h('path', { class: 'md-light-core', d: 'M0 -6L6 0L0 6L-6 0Z' })
    : h('circle', { class: 'md-light-core', r: DRAWING.light })
  return h('g', attrs, [h('circle', { class: 'md-light-halo', r: DRAWING.halo }), body])
}

/** Hatching of what has failed; every drawing has its own, since ids are those of the page. */
function definitions(ids: string): Shape {
  return h('defs', { key: 'defs' }, [
    h('pattern', { id: `${ids}-hatch`, width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, [
      h('path', { class: 'md-hatch-line', d: 'M0 0V8' }),
    ]),
  ])
}

/** What to draw: a moment, its lights, the size of the canvas, and a prefix for ids. */
export interface Picture {
  readonly frame: Frame
  readonly lights: readonly Light[]
  readonly width: number
  readonly height: number
  /** Prefix of the ids inside; unique in the page. */
  readonly ids: string
  readonly font: Font
  /** The text alternative. */
  readonly label: string
}

/**
 * Draws moments one after the other: what has not changed since the last one is the same shape
 * again, which `update` passes over.
 */
export function createDrawer(): (picture: Picture) => Shape {
  const insides = new Map<string, { readonly like: readonly unknown[], readonly contents: readonly Shape[] }>()
  const shapes = new Map<string, { readonly part: object, readonly shape: Shape | undefined }>()
  const once = (key: string, part: object, make: () => Shape | undefined): Shape | undefined => {
    const last = shapes.get(key)
    if (last?.part === part)
      return last.shape
    const shape = make()
    shapes.set(key, { part, shape })
    return shape
  }
  const inside = (box: Box, fontSize: number, ids: string) => {
    const like = [box.looks, box.labels, box.text, box.href, fontSize, ...sizeOf(box)]
    const last = insides.get(box.id)
    if (last && last.like.every((value, index) => value === like[index]))
      return last.contents
    const contents = boxContents(box, fontSize, ids)
    insides.set(box.id, { like, contents })
    return contents
  }

  return ({ frame, lights, width, height, ids, font, label }) => {
    const { fontSize } = frame
    const boxes = [...frame.boxes.values()].sort((a, b) => a.level - b.level)
    const threads = [...frame.threads.values()]
    const shapeOf = (box: Box) => once(`box ${box.id}`, box, () => boxShape(box, inside(box, fontSize, ids)))
    return h('svg', {
      'class': 'moving-diagram',
      'viewBox': `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': font.family === 'inherit' ? undefined : font.family,
      'font-weight': font.weight,
      'role': boxes.some(box => box.href) ? 'group' : 'img',
      'aria-label': label,
      'xmlns': 'http://www.w3.org/2000/svg',
    }, [
      definitions(ids),
      ...boxes.filter(({ level }) => level < 1).map(shapeOf),
      ...threads.map(thread => once(`thread ${thread.id}`, thread, () => threadShape(thread))),
      ...lights.filter(({ ended }) => !ended).map(lightShape),
      ...boxes.map(box => once(`title ${box.id}`, box, () => titleShape(box, fontSize))),
      ...boxes.filter(({ level }) => level >= 1).map(shapeOf),
      ...threads.map(thread => once(`label ${thread.id}`, thread, () => threadLabel(thread, fontSize, font))),
      ...lights.filter(({ ended }) => ended).map(lightShape),
    ])
  }
}

/** Draws one moment as an `<svg>`. */
export const draw = (picture: Picture): Shape => createDrawer()(picture)
