// Where everything of the figure of edge-cache stands at a moment: plain geometry, no Vue, no clock.
import type { BoxKind, Run, View } from '../../sim/edge-cache/index.ts'
import type { Light } from '../drawing/parts.ts'
import { clockwise, FILL, frameAt, HOUR, hourAt, MISSES, PHYSICS, summary } from '../../sim/edge-cache/index.ts'
import { lastUpTo, latest, ms } from '../../sim/engine/index.ts'
import { once } from '../drawing/once.ts'
import { between, clamp, dot, px } from '../drawing/parts.ts'
import { shareCurve } from '../live/run-shape.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 392,
  /** On paper, without numbers and captions. */
  paper: { from: '0 26', width: 900, height: 360 },
  /** Where members are: lights fall from here. */
  sky: 34,
  /** The feet of all lanterns. */
  ground: 288,
  /** The first lantern's left edge, and the way to the next. */
  coast: { x: 302, pitch: 94 },
  lantern: { width: 78, shelf: 40, spine: 5 },
  /** Shelves behind the glass. */
  shelves: { storage: 4, global: 2 } satisfies Record<BoxKind, number>,
  /** The cable on the ground of the sea, and the thickest that it has been drawn for, in px for so many Gbps. */
  cable: { y: 338, from: 104, thick: 44, gbps: 90 },
  origin: { x: 0, y: 292, width: 104, height: 92 },
  /** Its load in letters, on the stage and on paper. */
  rate: { x: 198, half: 183, y: 300 },
  misses: { x: 0, y: 56, width: 150, pitch: 44 },
  readouts: { x: 884, y: 18, pitch: 96 },
  /** Virtual ms that a light falls, that a miss takes through the cable, and a title from the origin to its box. */
  fall: HOUR / 2,
  run: HOUR * 0.8,
  bring: HOUR,
} as const

/** A box, drawn. */
export interface Lantern {
  readonly id: string
  readonly x: number
  /** Upper edge of the glass. */
  readonly y: number
  readonly height: number
  /** Titles as spines, by how much they are watched today: much, some, hardly. */
  readonly spines: { readonly hot: string, readonly warm: string, readonly cold: string }
  /** Members who watch, against those who can: from 0 to 1. */
  readonly load: number
  readonly isDead: boolean
  /** Whether a title is being written to it. */
  readonly isFilled: boolean
}

/** Part of the cable, as thick as what runs through it. */
export interface Piece {
  readonly from: number
  readonly to: number
  /** Px, of all that runs through it, and of what would not if the boxes had known the day. */
  readonly width: number
  readonly light: number
}

export interface Scene {
  readonly lanterns: readonly Lantern[]
  /** From the origin on, along the coast. */
  readonly cable: readonly Piece[]
  /** Gbps in it from the origin on, views and titles. */
  readonly gbps: number
  /** Lights of members, as a path of dots. */
  readonly dots: string
  /** Titles on their way to a box. */
  readonly titles: readonly Light[]
  /** Share of all views so far, by kind of miss. */
  readonly misses: readonly { readonly kind: (typeof MISSES)[number], readonly share: number }[]
  /** Whether boxes are filled now. */
  readonly isFillTime: boolean
}

/** Outline of a title on its way: a spine. */
const SPINE = 'M-3 -8h6v16h-6z'

/** What is known of a whole run. */
const storyOf = once((run: Run) => {
  const place = new Map(run.boxes.map((box, i) => [box, i]))
  const isPlanned = run.trace.some(({ type }) => type === 'plan')
  return {
    isPlanned,
    /** The first box of each title on the ring: a miss falls beside it. */
    home: run.titles.map(({ point }) => place.get(clockwise(point, run.boxes)[0]!)!),
    /** Titles that a plan has brought. */
    brought: !isPlanned ? [] : run.trace.flatMap(event => event.type === 'fill' ? [{ t: event.t, box: run.boxes.findIndex(({ id }) => id === event.box) }] : []),
  }
})

const isFillTime = (t: number) => hourAt(t) >= FILL.from && hourAt(t) < FILL.to

/** Left edge of a lantern. */
const lanternX = (i: number) => SCENE.coast.x + i * SCENE.coast.pitch
/** Where titles go up into it. */
const middleX = (i: number) => lanternX(i) + SCENE.lantern.width / 2
/** Where misses fall beside a lantern, in the gap on its left. */
const gapX = (i: number) => lanternX(i) - (SCENE.coast.pitch - SCENE.lantern.width) / 2
const glassOf = (kind: BoxKind) => SCENE.shelves[kind] * SCENE.lantern.shelf

/** How much a title is watched, from 0 to 1: a hundred views a day or fewer, a thousand in the middle, ten thousand. */
const heatOf = (views: number) => clamp(Math.log10(Math.max(1, views / 100)) / 2)

/** Spines behind the glass, those of the most watched titles at the upper left; the larger a title, the more it has. */
function spinesOf(run: Run, box: number, held: readonly number[], expected: readonly number[]): Lantern['spines'] {
  const { width, shelf, spine } = SCENE.lantern
  const { kind, space } = run.boxes[box]!
  const paths = { hot: '', warm: '', cold: '' }
  const inner = width - 10
  const scale = SCENE.shelves[kind] * inner / space
  const top = SCENE.ground - glassOf(kind)
  let [along, row] = [0, 0]
  for (const title of [...held].sort((a, b) => expected[b]! - expected[a]! || a - b)) {
    const heat = heatOf(expected[title]!)
    const wide = run.titles[title]!.size * scale
    if (along + wide / 2 > inner && row < SCENE.shelves[kind] - 1)
      [along, row] = [0, row + 1]
    const shown = Math.max(0, Math.min(wide, inner - along))
    const count = shown < 1 ? 0 : Math.max(1, Math.round(shown / spine))
    const each = shown / count
    const tall = px(6 + (shelf - 14) * heat)
    for (let i = 0; i < count; i++)
      paths[heat > 0.6 ? 'hot' : heat > 0.25 ? 'warm' : 'cold'] += `M${px(lanternX(box) + 5 + along + i * each)} ${px(top + (row + 1) * shelf - 4)}v-${tall}h${px(Math.max(0.5, each - 1))}v${tall}Z`
    along += wide
  }
  return paths
}

/** What comes over the cable, in Gbps. */
interface Flow {
  /** For boxes that are filled. */
  titles: number
  /** For members whom no box serves; and for those whom none would, if the boxes had known the day. */
  missed: number
  least: number
}

/** What comes over the cable at `t` to each gap, and to the box behind it. */
function flowsAt(run: Run, t: number): Flow[] {
  const { home, brought } = storyOf(run)
  const flows = run.boxes.map(({ rate }, i): Flow => {
    // The next title to arrive is on its way unless it is further off than the largest would take.
    const next = isFillTime(t) ? brought.slice(lastUpTo(brought, title => title.t, t) + 1).find(title => title.box === i) : undefined
    return { titles: next && next.t - t < run.options.sizes[1] * 8000 / rate ? rate : 0, missed: 0, least: 0 }
  })
  const each = run.options.crowd * PHYSICS.stream / 1000
  for (let i = lastUpTo(run.views, view => view.t, t); i >= 0 && run.views[i]!.t > t - PHYSICS.lasts.to; i--) {
    const { miss, least, end, box, title } = run.views[i]!
    if (end <= t)
      continue
    if (miss !== null)
      flows[box ?? home[title]!]!.missed += each
    if (least)
      flows[home[title]!]!.least += each
  }
  return flows
}

/** Gbps of some flows together, and how much of it there would be at the least. */
function together(flows: readonly Flow[]): { all: number, needed: number } {
  const sum = (part: keyof Flow) => flows.reduce((total, flow) => total + flow[part], 0)
  return { all: sum('titles') + sum('missed'), needed: sum('titles') + Math.min(sum('missed'), sum('least')) }
}

const thicknessOf = (gbps: number) => 4 + SCENE.cable.thick * Math.min(1.1, gbps / SCENE.cable.gbps)
/** Thickness of the cable of another run at `t`, where it leaves the origin. */
export const thicknessAt = (run: Run, t: number): number => thicknessOf(together(flowsAt(run, t)).all)

function dotsAt(run: Run, views: readonly View[], t: number): string {
  const { sky, ground, cable, fall, run: along } = SCENE
  const { home } = storyOf(run)
  let path = ''
  for (const { id, t: at, title, box, miss } of views) {
    const age = t - at
    const stands = box ?? home[title]!
    // Each a little beside the other, so that a shower is a shower.
    const beside = ((id * 37) % 29) / 28 - 0.5
    if (miss === null) {
      const p = age / fall
      if (p < 1)
        path += dot(lanternX(stands) + SCENE.lantern.width * (0.5 + 0.6 * beside), between(sky, ground - glassOf(run.boxes[stands]!.kind) - 20, p * p))
    }
    else if (age < fall) {
      const p = age / fall
      path += dot(gapX(stands) + 8 * beside, between(sky, cable.y, p * p))
    }
    else if (age < fall + along) {
      path += dot(between(gapX(stands), cable.from, (age - fall) / along), cable.y + 10 * beside)
    }
  }
  return path
}

function titlesAt(run: Run, t: number): Light[] {
  const { cable, ground, bring } = SCENE
  const { brought } = storyOf(run)
  const lights: Light[] = []
  for (let i = lastUpTo(brought, title => title.t, t) + 1; i < brought.length && brought[i]!.t < t + bring; i++) {
    const { t: there, box } = brought[i]!
    const p = 1 - (there - t) / bring
    const x = middleX(box)
    lights.push(p < 0.75
      ? { key: i, x: between(cable.from, x, p / 0.75), y: cable.y, sign: SPINE }
      : { key: i, x, y: between(cable.y, ground - 20, (p - 0.75) * 4), sign: SPINE })
  }
  return lights
}

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const { cable, fall, run: along } = SCENE
  const { views, sample, faults, expected } = frameAt(run, ms(t), ms(fall + along))
  const flows = flowsAt(run, t)
  const { misses } = summary(run, ms(0), ms(t))
  return {
    lanterns: run.boxes.map(({ id, kind, most }, i) => ({
      id,
      x: lanternX(i),
      y: SCENE.ground - glassOf(kind),
      height: glassOf(kind),
      spines: spinesOf(run, i, sample.holds[i]!, expected),
      load: sample.streams[i]! / most,
      isDead: faults[i] !== undefined,
      isFilled: flows[i]!.titles > 0,
    })),
    cable: flows.map((_, i) => {
      const { all, needed } = together(flows.slice(i))
      return { from: i === 0 ? cable.from : middleX(i - 1), to: middleX(i), width: thicknessOf(all), light: thicknessOf(all) - thicknessOf(needed) }
    }),
    gbps: together(flows).all,
    dots: dotsAt(run, views, t),
    titles: titlesAt(run, t),
    misses: MISSES.map(kind => ({ kind, share: misses[kind] })),
    isFillTime: storyOf(run).isPlanned && isFillTime(t),
  }
}

/** What the cable carries at the most, in Gbps, as far as the line over the strip goes. */
const CABLE = 110

/** Share of the cable that is free, from 0 to 1, over the run. */
export const freeCurve = (run: Run): number[] => shareCurve(run, 0, (_, t) => 1 - clamp(latest(run.samples, t)!.cable / CABLE))
