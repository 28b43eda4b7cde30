// Makes the README's moving picture from the fixture's cached diagram: an SVG that plays by itself.
//   node scripts/picture.ts [tokens.css]
// The style sheet brings the colours; without it the picture has those of the system.
import type { Frame } from '../src/core/frame.ts'
import type { Light } from '../src/core/traffic.ts'
import type { Shape } from '../src/render/svg.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { frameAt } from '../src/core/morph.ts'
import { DURATION } from '../src/core/timing.ts'
import { lightsAt } from '../src/core/traffic.ts'
import { DiagramStore } from '../src/layout/index.ts'
import { createDrawer } from '../src/render/draw.ts'
import { morphTo, prepare } from '../src/render/stage.ts'
import { h, toMarkup } from '../src/render/svg.ts'

const FRAMES_A_SECOND = 20
/** Milliseconds that a step is held. */
const HOLD = 1800
/** Height of the caption below the drawing. */
const CAPTION = 64

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const tokens = process.argv[2] ? readFileSync(process.argv[2], 'utf8') : ''

const store = new DiagramStore(`${ROOT}fixture`)
const source = store.sources().find(({ name }) => name === 'shop')!
const diagram = await store.diagram(source)
await store.close()
const prepared = prepare(diagram, store.space(source))
const { width, height } = prepared.canvas
const drawNext = createDrawer()

/** What is drawn at a moment, without the `<svg>` around it. */
const partsOf = (frame: Frame, lights: readonly Light[]): readonly Shape[] =>
  drawNext({ frame, lights, width, height, ids: 'd', font: diagram.font, label: '' }).children

const captionOf = (step: number) => h('text', { 'class': 'caption', 'x': width / 2, 'y': height + CAPTION * 0.6, 'font-size': 26, 'text-anchor': 'middle' }, diagram.steps[step]!.caption)

const pictures: (readonly Shape[])[] = []
diagram.steps.forEach(({ traffic }, step) => {
  for (let time = 0; time < HOLD; time += 1000 / FRAMES_A_SECOND)
    pictures.push([...partsOf(prepared.frames[step]!, lightsAt(prepared.frames[step]!, traffic, time)), captionOf(step)])
  const next = (step + 1) % diagram.steps.length
  const duration = diagram.steps[Math.max(step, next)]!.duration ?? DURATION
  const morph = morphTo(prepared, prepared.frames[step]!, step, next)
  for (let time = 0; time < duration; time += 1000 / FRAMES_A_SECOND)
    pictures.push([...partsOf(frameAt(morph, time / duration), []), captionOf(next)])
})

/** Ids of what is drawn more than once, by its markup: it is written down once, and then used. */
const shared = new Map<string, string>()

/** A part in its place; what is in it is shared by all moments in which only the place differs. */
function write({ attrs: { transform, opacity, ...attrs }, ...shape }: Shape): string {
  const markup = toMarkup({ ...shape, attrs })
  const id = shared.get(markup) ?? `s${shared.size}`
  shared.set(markup, id)
  return toMarkup(h('use', { href: `#${id}`, transform, opacity }))
}

const seconds = pictures.length / FRAMES_A_SECOND
const [definitions] = pictures[0]!
const frames = pictures.map((shapes, index) => `<g class="f" style="animation-delay:${(index / FRAMES_A_SECOND - seconds).toFixed(2)}s">${shapes.slice(1).map(write).join('')}</g>`)
// The class is repeated inside: rules do not see past the edge of what is used.
const written = [...shared].map(([markup, id]) => `<g id="${id}" class="moving-diagram">${markup}</g>`).join('')
const style = `${tokens}
${store.setting.font.css}
${readFileSync(`${ROOT}styles/colours.css`, 'utf8')}
${readFileSync(`${ROOT}styles/diagram.css`, 'utf8')}
.ground { fill: var(--md-stage) }
.caption { fill: var(--md-soft) }
.f { visibility: hidden; animation: f ${seconds}s steps(1) infinite }
@keyframes f { 0% { visibility: visible } ${100 / pictures.length}%, 100% { visibility: hidden } }
@media (prefers-reduced-motion: reduce) { .f { animation: none } .f:last-child { visibility: visible } }`
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/@font-face\s*\{[^}]*\}/g, rule => /U\+0000-00FF/.test(rule) || !rule.includes('unicode-range') ? rule : '')
  .replace(/\s+/g, ' ')

const svg = `<svg xmlns="http://www.w3.org/2000/svg" class="moving-diagram" viewBox="0 0 ${width} ${height + CAPTION}" font-family="'${diagram.font.family}', sans-serif" font-weight="${diagram.font.weight}" role="img" aria-label="${diagram.steps.map(({ caption }) => caption).join(' ')}"><style>${style}</style><rect class="ground" width="100%" height="100%" rx="16"/>${toMarkup(definitions!)}<defs>${written}</defs>${frames.join('')}</svg>`
writeFileSync(`${ROOT}moving.svg`, svg)
console.log(`moving.svg: ${pictures.length} frames, ${seconds.toFixed(1)} s, ${Math.round(svg.length / 1024)} KB`)
