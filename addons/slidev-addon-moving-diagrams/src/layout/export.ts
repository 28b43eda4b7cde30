import type { Frame } from '../core/frame.ts'
import type { Diagram } from '../core/scene.ts'
import type { Light } from '../core/traffic.ts'
import type { Prepared } from '../render/stage.ts'
import type { Shape } from '../render/svg.ts'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { frameAt } from '../core/morph.ts'
import { BORDER } from '../core/place.ts'
import { DURATION } from '../core/timing.ts'
import { lightsAt } from '../core/traffic.ts'
import { createDrawer } from '../render/draw.ts'
import { describeStep, morphTo, prepare } from '../render/stage.ts'
import { h, toMarkup } from '../render/svg.ts'
import { DiagramStore } from './cache.ts'

/** What goes out of the deck, and how it looks there. */
export interface ExportOptions {
  /** Names of diagrams; all of the deck by default. */
  readonly names?: readonly string[]
  /** Folder for the files, from the deck's root. */
  readonly out?: string
  /** Style sheets after the addon's own, from the deck's root: the colours of the deck. */
  readonly css?: readonly string[]
  /** Frames a second, and milliseconds that a step is held, of what moves. */
  readonly framesASecond?: number
  readonly hold?: number
}

/** The defaults. */
export const EXPORT_DEFAULTS = { out: 'diagrams/export', css: [], framesASecond: 20, hold: 1800 } as const

/** Height of a caption below the drawing, and the size of its letters, in pixels. */
const CAPTION = { height: 64, size: 26 } as const

const compact = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ')

/** The style sheets of this addon: the colours where a deck sets none, and how everything looks. */
export function styleSheet(): string {
  return ['colours', 'diagram'].map(name => readFileSync(new URL(`../../styles/${name}.css`, import.meta.url), 'utf8')).join('\n')
}

/** Rules of a font for the letters that a drawing has: a file brings many subsets, and a picture needs few. */
function fontRules(css: string, text: string): string {
  const codes = [...new Set([...text].map(character => character.codePointAt(0)!))]
  return css.replace(/@font-face\s*\{[^}]*\}/g, (rule) => {
    const ranges = /unicode-range:([^;}]+)/i.exec(rule)?.[1]?.split(',').map((range) => {
      const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
      return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)] as const
    })
    return !ranges || codes.some(code => ranges.some(([from, to]) => code >= from && code <= to)) ? rule : ''
  })
}

/** The words of a diagram, for its font and for those who do not see it. */
const wordsOf = (diagram: Diagram) => JSON.stringify(diagram.steps)

interface Sheet { readonly css: string, readonly font: string }

function svgOf({ diagram, canvas }: Prepared, sheet: Sheet, label: string, inside: string, more = ''): string {
  const captioned = diagram.steps.some(({ caption }) => caption)
  const height = canvas.height + (captioned ? CAPTION.height : 0)
  const family = diagram.font.family === 'inherit' ? 'sans-serif' : diagram.font.family
  const style = compact(`${fontRules(sheet.font, wordsOf(diagram))}\n${styleSheet()}\n${sheet.css}\n.export-ground { fill: var(--md-stage) } .export-caption { fill: var(--md-soft) } ${more}`)
  const attrs = toMarkup(h('svg', { 'xmlns': 'http://www.w3.org/2000/svg', 'class': 'moving-diagram', 'viewBox': `0 0 ${canvas.width} ${height}`, 'width': canvas.width, height, 'font-family': family, 'font-weight': diagram.font.weight, 'role': 'img', 'aria-label': label })).replace(/<\/svg>$/, '')
  return `${attrs}<style>${style.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</style><rect class="export-ground" width="100%" height="100%" rx="16"/>${inside}</svg>\n`
}

const captionOf = ({ diagram, canvas }: Prepared, step: number) => {
  const { caption } = diagram.steps[step]!
  return caption ? h('text', { 'class': 'export-caption', 'x': canvas.width / 2, 'y': canvas.height + CAPTION.height * 0.6, 'font-size': CAPTION.size, 'text-anchor': 'middle' }, caption) : undefined
}

/** One step at rest, as an SVG that stands by itself. */
export function stepSvg(prepared: Prepared, sheet: Sheet, step: number): string {
  const { diagram, canvas, frames } = prepared
  const frame = frames[step]!
  const { children } = createDrawer()({ frame, lights: lightsAt(frame, diagram.steps[step]!.traffic, undefined), width: canvas.width, height: canvas.height, ids: 'd', font: diagram.font, label: '' })
  return svgOf(prepared, sheet, describeStep(diagram, step), [...children, captionOf(prepared, step)].flatMap(shape => shape ? [toMarkup(shape)] : []).join(''))
}

/** All steps and the changes between them, round and round, as an SVG that plays by itself; with reduced motion its last step. */
export function animatedSvg(prepared: Prepared, sheet: Sheet, { framesASecond = EXPORT_DEFAULTS.framesASecond, hold = EXPORT_DEFAULTS.hold }: ExportOptions = {}): string {
  const { diagram, canvas, frames } = prepared
  const drawNext = createDrawer()
  const between = 1000 / framesASecond
  const picture = (frame: Frame, lights: readonly Light[], step: number): readonly Shape[] => {
    const { children } = drawNext({ frame, lights, width: canvas.width, height: canvas.height, ids: 'd', font: diagram.font, label: '' })
    const caption = captionOf(prepared, step)
    return caption ? [...children, caption] : children
  }
  const pictures = diagram.steps.flatMap(({ traffic }, step) => {
    const shown: (readonly Shape[])[] = []
    for (let time = 0; time < hold; time += between)
      shown.push(picture(frames[step]!, lightsAt(frames[step]!, traffic, time), step))
    if (diagram.steps.length < 2)
      return shown
    const next = (step + 1) % diagram.steps.length
    const duration = diagram.steps[Math.max(step, next)]!.duration ?? DURATION
    const morph = morphTo(prepared, frames[step]!, step, next)
    for (let time = 0; time < duration; time += between)
      shown.push(picture(frameAt(morph, time / duration), [], next))
    return shown
  })

  /** What is drawn more than once is written down once, by its markup, and then used. */
  const shared = new Map<string, string>()
  const write = ({ attrs: { transform, opacity, ...attrs }, ...shape }: Shape): string => {
    const markup = toMarkup({ ...shape, attrs })
    const id = shared.get(markup) ?? `s${shared.size}`
    shared.set(markup, id)
    return toMarkup(h('use', { href: `#${id}`, transform, opacity }))
  }
  const seconds = pictures.length / framesASecond
  const [definitions] = pictures[0]!
  const written = pictures.map((shapes, index) => `<g class="f" style="animation-delay:${(index / framesASecond - seconds).toFixed(2)}s">${shapes.slice(1).map(write).join('')}</g>`).join('')
  // The class is repeated inside: rules do not see past the edge of what is used.
  const parts = [...shared].map(([markup, id]) => `<g id="${id}" class="moving-diagram">${markup}</g>`).join('')
  const moving = `.f { visibility: hidden; animation: f ${seconds}s steps(1) infinite } @keyframes f { 0% { visibility: visible } ${100 / pictures.length}%, 100% { visibility: hidden } } @media (prefers-reduced-motion: reduce) { .f { animation: none } .f:last-child { visibility: visible } }`
  return svgOf(prepared, sheet, diagram.steps.map(({ caption }, step) => caption || describeStep(diagram, step)).join(' '), `${toMarkup(definitions!)}<defs>${parts}</defs>${written}`, moving)
}

/**
 * Writes the diagrams of a deck as files: `<name>-<step>.svg` for each step, and `<name>.svg`, which moves.
 *
 * @param root the deck's folder
 * @returns the files, from the root
 * @throws DiagramError for a mistake in a diagram; Error for a name or a style sheet that the deck does not have
 */
export async function exportDiagrams(root: string, options: ExportOptions = {}): Promise<string[]> {
  const { names, out, css } = { ...EXPORT_DEFAULTS, ...options }
  const store = new DiagramStore(root)
  try {
    const sources = store.sources()
    const unknown = names?.find(name => !sources.some(source => source.name === name))
    if (unknown !== undefined)
      throw new Error(`there is no diagram '${unknown}'; the deck has ${sources.map(({ name }) => name).join(', ') || 'none'}`)
    const sheet: Sheet = { font: store.setting.font.css, css: css.map(path => readSheet(store.root, path)).join('\n') }
    mkdirSync(join(store.root, out), { recursive: true })
    const written: string[] = []
    const write = (file: string, text: string) => {
      writeFileSync(join(store.root, out, file), text)
      written.push(relative(store.root, join(store.root, out, file)).replaceAll('\\', '/'))
    }
    for (const source of sources.filter(({ name }) => !names || names.includes(name))) {
      const diagram = await store.diagram(source)
      const space = store.space(source)
      // No wider than what is drawn, or its captions.
      const drawn = Math.max(...diagram.steps.map(({ scene, caption }) => Math.max(scene.width * space.most, caption.length * CAPTION.size * 0.5))) + 2 * BORDER
      const prepared = prepare(diagram, { ...space, width: Math.min(space.width, Math.ceil(drawn)) })
      prepared.frames.forEach((_, step) => write(`${source.name}-${step + 1}.svg`, stepSvg(prepared, sheet, step)))
      write(`${source.name}.svg`, animatedSvg(prepared, sheet, options))
    }
    return written
  }
  finally {
    await store.close()
  }
}

function readSheet(root: string, path: string): string {
  const file = join(root, path)
  if (!existsSync(file))
    throw new Error(`there is no style sheet '${path}' in the deck's folder`)
  // Rules for the page's root hold for the picture, which is its own.
  return readFileSync(file, 'utf8').replace(/^\s*@import[^;]*;/gm, '')
}
