// Where everything of the evacuation's figure stands at a moment: plain geometry, no Vue, no clock.
import type { Frame, Phase, RegionSample, Run } from '../../sim/evacuation/index.ts'
import { once } from '../drawing/once.ts'
import { between, cross, dot, px } from '../drawing/parts.ts'
import { lastUpTo, minutes, ms, seconds } from '../../sim/engine/index.ts'
import { dayShare, faultOf, frameAt, localHour, phases, REGIONS } from '../../sim/evacuation/index.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 400,
  /** The part that is printed: the regions without numbers and steps, which the table has. */
  paper: { from: '20 -12', width: 910, height: 360 },
  /** Centres of the three regions, from west to east; their gateways and vessels stand below each other. */
  columns: [150, 470, 790],
  /** The light of a region's members falls from this width into its gateway. */
  cone: { top: 47, half: 116 },
  gate: 108,
  vessel: { y: 196, r: 80 },
  day: { x: -116, y: 6, width: 232, height: 40 },
  readouts: { x: 916, y: 18, pitch: 76 },
  gantt: { y: 314, row: 22, bar: 9 },
} as const

/** What the drawing's amounts stand for. */
const DRAWN = {
  /** Thousand requests a second of a vessel with the full radius. */
  vessel: 160,
  /** Lights under way, for each thousand requests a second, on one stretch. */
  density: 0.8,
  /** Virtual ms that a light takes from the members to the gateway, or from one gateway to the next. */
  travel: minutes(2.5),
  /** Virtual ms for which a failed request is seen to fall. */
  fall: seconds(50),
  /** Copies under way between two neighbours. */
  copies: 6,
}

/** Members: how much of the day's curve has passed where they live. */
export interface Members {
  /** Hour and minute where they live. */
  readonly clock: string
  /** Place of now on the curve of the day. */
  readonly x: number
  readonly y: number
}

/** One region as a vessel. Radii in px; those of nothing are 0. */
export interface Vessel {
  readonly name: string
  readonly x: number
  readonly state: 'well' | 'full' | 'ill' | 'off'
  /** Capacity that takes traffic. */
  readonly r: number
  /** That and what has been ordered, or stands ready in the dark. */
  readonly outer: number
  /** What the ring between them is; none when it is too thin to be seen. */
  readonly ring: 'dark' | 'joining' | 'starting' | undefined
  /** What the vessel is to be drawn as. */
  readonly health: 'failed' | 'off' | undefined
  /** Load against capacity; 0 where there is none. */
  readonly load: number
  /** Px by which its surface stands higher on one side: it is never quite still. */
  readonly swell: number
  /** What falls from the gateway into it: how wide, and down to where. */
  readonly pour: { readonly width: number, readonly to: number } | undefined
  /** Load against capacity in whole percent; undefined without capacity. */
  readonly percent: number | undefined
  /** What there is to say of it. */
  readonly words: string
  readonly alarm: boolean
  readonly members: Members
}

/** A stretch on which requests travel. */
export interface Beam {
  readonly key: string
  /** Centre line, or outline where it is a cone. */
  readonly d: string
  /** Outline of the brighter middle of a cone. */
  readonly core: string | undefined
  readonly kind: 'cone' | 'tunnel' | 'direct'
  readonly width: number
  /** What carries it, in a word, where there is room to say so. */
  readonly label: { readonly text: string, readonly x: number, readonly y: number } | undefined
}

/** The copying of writes between two neighbours. */
export interface Link {
  readonly x: number
  readonly to: number
  readonly state: 'well' | 'behind' | 'cut'
  readonly label: string
  /** Copies under way, as one path of squares. */
  readonly copies: string
}

/** A row under the picture: one step of the evacuation, in this run and in the other. */
export interface Row {
  readonly name: string
  readonly y: number
  readonly bar: { readonly x: number, readonly width: number } | undefined
  readonly other: { readonly x: number, readonly width: number } | undefined
  readonly label: { readonly text: string, readonly x: number, readonly end: boolean } | undefined
}

export interface Scene {
  readonly frame: Frame
  readonly vessels: readonly Vessel[]
  readonly beams: readonly Beam[]
  /** All requests under way, as one path of points. */
  readonly lights: string
  /** All requests that fail, as one path of crosses. */
  readonly crosses: string
  readonly links: readonly Link[]
  /** Place of this moment on the axis of the run. */
  readonly now: number
}

const { columns, gate, vessel, cone } = SCENE
const coneOf = (x: number, half: number) => `M${x - half} ${cone.top}L${x - 7} ${gate}H${x + 7}L${x + half} ${cone.top}Z`
const share = (k: number, salt: number) => {
  // A fixed place for each light: scattered, and the same whenever it is drawn.
  const mixed = Math.imul(k + 1, 0x9E3779B1) ^ Math.imul(salt + 1, 0x85EBCA6B)
  return ((Math.imul(mixed ^ (mixed >>> 15), 0x2C1B3C6D) >>> 8) & 0xFFFF) / 0x10000
}
const bezier = (a: number, b: number, c: number, p: number) => (1 - p) * (1 - p) * a + 2 * (1 - p) * p * b + p * p * c

/** A stretch: who travels it, at which rate, and where a light stands after the part `p` of it. */
interface Stretch {
  readonly key: string
  readonly kind: Beam['kind'] | 'cross'
  readonly rate: (region: readonly RegionSample[]) => number
  readonly at: (p: number, a: number, b: number) => readonly [number, number]
  readonly d: string
  readonly core?: string
  readonly travel: number
  readonly label?: Beam['label']
}

/** The line from one gateway to another: it sags to a neighbour, and rises over the one between. */
function cable(from: number, to: number): { x: number, y: number } {
  return { x: (columns[from]! + columns[to]!) / 2, y: Math.abs(from - to) > 1 ? 18 : gate + 26 }
}

const STRETCHES: readonly Stretch[] = REGIONS.flatMap((_, i): Stretch[] => {
  const x = columns[i]!
  const others = REGIONS.flatMap((_, j) => j === i ? [] : [j])
  return [
    {
      key: `home ${i}`, kind: 'cone', travel: DRAWN.travel,
      d: coneOf(x, cone.half),
      core: coneOf(x, cone.half * 0.5),
      rate: regions => regions[i]!.demand * (1 - (1 - regions[i]!.serves[i]!) * regions[i]!.direct),
      at: (p, a) => [x + (a - 0.5) * 2 * (cone.half - 6) * (1 - p) ** 1.3, cone.top + (gate - cone.top) * p],
    },
    ...others.map((j): Stretch => {
      const { x: middle, y } = cable(i, j)
      return {
        key: `tunnel ${i} ${j}`, kind: 'tunnel', travel: DRAWN.travel,
        d: `M${x} ${gate}Q${middle} ${y} ${columns[j]} ${gate}`,
        label: Math.abs(i - j) > 1 ? undefined : { text: 'tunnel', x: middle, y: gate + 36 },
        rate: regions => regions[i]!.demand * regions[i]!.serves[j]! * (1 - regions[i]!.direct),
        at: (p, _a, b) => [bezier(x, middle, columns[j]!, p), bezier(gate, y, gate, p) + (b - 0.5) * 14 * Math.min(1, 6 * p, 6 * (1 - p))],
      }
    }),
    ...others.map((j): Stretch => {
      const start = x + Math.sign(j - i) * cone.half * 0.6
      const middle = (start + columns[j]!) / 2
      return {
        key: `direct ${i} ${j}`, kind: 'direct', travel: DRAWN.travel,
        d: `M${start} ${cone.top}Q${middle} ${cone.top} ${columns[j]} ${gate}`,
        label: Math.abs(i - j) > 1 ? undefined : { text: 'DNS', x: (x + columns[j]!) / 2, y: gate - 16 },
        rate: regions => regions[i]!.demand * regions[i]!.serves[j]! * regions[i]!.direct,
        at: (p, a, b) => [bezier(start + (a - 0.5) * 50, middle, columns[j]!, p), bezier(cone.top, cone.top, gate, p) + (b - 0.5) * 12 * (1 - p)],
      }
    }),
    {
      key: `cross ${i}`, kind: 'cross', travel: DRAWN.fall, d: '',
      rate: regions => regions[i]!.load - regions[i]!.answered,
      // Thrown back at the gateway, to either side, and down.
      at: (p, a, b) => [x + Math.sign(a - 0.5) * (16 + (30 + 90 * b) * p), gate - 10 - 44 * p * (1 - p) + 150 * p * p],
    },
  ]
})

/** For each stretch how many lights had set out by each sample. */
const journeysOf = once((run: Run): readonly Float64Array[] => STRETCHES.map(({ rate }) =>
  sums(run, ({ regions }) => rate(regions) * DRAWN.density / DRAWN.travel * run.options.tick)))

/** Sum of a step over all samples before each. */
function sums(run: Run, step: (sample: Run['samples'][number]) => number): Float64Array {
  const sum = new Float64Array(run.samples.length)
  for (let s = 1; s < sum.length; s++)
    sum[s] = sum[s - 1]! + step(run.samples[s - 1]!)
  return sum
}

/** Visits the lights of a stretch that are under way at `t`: the number of each, and the part of its way that it has gone. */
function eachUnderWay(run: Run, stretch: number, t: number, visit: (k: number, p: number) => void): void {
  const { travel } = STRETCHES[stretch]!
  const { tick } = run.options
  const sum = journeysOf(run)[stretch]!
  // Before the run began it was as it was then.
  const before = sum.length > 1 ? (sum[1]! - sum[0]!) : 0
  const from = Math.floor((t - travel) / tick) - 1
  for (let s = from; s <= Math.min(sum.length - 2, Math.floor(t / tick)); s++) {
    const a = s < 0 ? s * before : sum[s]!
    const b = s < 0 ? (s + 1) * before : sum[s + 1]!
    for (let k = Math.ceil(a); k < b; k++) {
      // None sets out exactly in turn.
      const set = (s + (k - a + 0.9 * share(k, stretch + 40)) / (b - a)) * tick
      const p = (t - set) / travel
      if (p >= 0 && p <= 1)
        visit(k, p)
    }
  }
}

function vesselAt(region: RegionSample, i: number, t: number, limit: number): Vessel {
  const name = REGIONS[i]!
  const radius = (capacity: number) => vessel.r * Math.sqrt(Math.min(1, Math.max(0, capacity) / DRAWN.vessel))
  const hour = localHour(name, t)
  const full = region.running > 0 && region.load > region.running
  const state = region.off ? 'off' : region.faulty ? 'ill' : full ? 'full' : 'well'
  const isEmpty = region.running === 0 || region.load < 0.5
  const r = radius(region.running)
  const outer = radius(region.off ? limit : region.running + region.joining + region.starting + region.dark)
  const clock = `${Math.floor(hour)}:${String(Math.floor((hour % 1) * 60)).padStart(2, '0')}`
  const shown = SCENE.day
  return {
    name, x: columns[i]!, state, r, outer,
    ring: outer - r < 5 || region.off ? (region.starting > 1 ? 'starting' : undefined) : region.joining > 1 ? 'joining' : region.starting > region.dark ? 'starting' : region.dark > 1 ? 'dark' : undefined,
    health: state === 'ill' || (state === 'off' && region.faulty) ? 'failed' : state === 'off' ? 'off' : undefined,
    load: isEmpty ? 0 : region.load / region.running,
    swell: 3 * Math.sin(t / 9000 + columns[i]!),
    pour: isEmpty ? undefined : { width: 2 + 0.16 * region.load, to: vessel.y + r * (1 - 2 * Math.min(1, region.load / region.running)) },
    percent: region.running < 1 ? undefined : Math.round(100 * region.load / region.running),
    ...said(region, state),
    members: { clock, x: columns[i]! + shown.x + shown.width * hour / 24, y: shown.y + shown.height * (1 - dayShare(hour)) },
  }
}

function said(region: RegionSample, state: Vessel['state']): { words: string, alarm: boolean } {
  const copying = region.pending >= 0.05 && region.load < 0.5
  if (state === 'off')
    return { words: region.starting > 1 ? 'mended, starting' : region.faulty ? 'empty and off' : 'mended, still off', alarm: false }
  if (copying)
    return { words: 'empty, copying its last writes', alarm: true }
  if (state === 'ill')
    return { words: region.load < 0.5 ? 'empty' : 'fails', alarm: true }
  if (state === 'full')
    return { words: 'drowns', alarm: true }
  return { words: region.joining > 1 ? 'room joins' : region.starting > 1 ? 'room starts cold' : '', alarm: false }
}

/** How far copying has come by each sample, in stretches from one region to the next. */
const copyingOf = once((run: Run) => sums(run, ({ regions }) => run.options.tick / (25_000 + 4 * regions[0]!.lag)))

function linkAt(run: Run, frame: Frame, a: number, b: number): Link {
  const [one, two] = [frame.regions[a]!, frame.regions[b]!]
  const x = columns[a]! + vessel.r + 8
  const to = columns[b]! - vessel.r - 8
  const lag = Math.max(one.lag, two.lag)
  const cut = one.off || two.off
  const ways = copyingOf(run)
  const s = Math.min(ways.length - 2, Math.floor(frame.t / run.options.tick))
  const phase = ways[s]! + (ways[s + 1]! - ways[s]!) * (frame.t / run.options.tick - s)
  let copies = ''
  for (let k = 0; !cut && k < DRAWN.copies; k++) {
    const p = (phase + k / DRAWN.copies) % 1
    // Both ways: a region's writes go to the other.
    copies += dot(between(x, to, k % 2 ? p : 1 - p), vessel.y + (k % 2 ? -4 : 4))
  }
  return { x, to, copies, state: cut ? 'cut' : lag > 10_000 ? 'behind' : 'well', label: cut ? 'no copies' : lag >= 10_000 ? `${Math.round(lag / 1000)} s behind` : `${(lag / 1000).toFixed(1)} s behind` }
}

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const frame = frameAt(run, ms(t))
  let lights = ''
  let crosses = ''
  STRETCHES.forEach(({ kind, at }, s) => {
    eachUnderWay(run, s, t, (k, p) => {
      const [x, y] = at(p, share(k, s), share(k, s + 20))
      if (kind === 'cross')
        crosses += cross(x, y, 4)
      else
        lights += dot(x, y)
    })
  })
  return {
    frame,
    vessels: frame.regions.map((region, i) => vesselAt(region, i, t, run.limits[i]!)),
    beams: STRETCHES.filter(stretch => stretch.kind !== 'cross').map((stretch) => {
      const rate = stretch.rate(frame.regions)
      const width = rate < 0.3 ? 0 : stretch.kind === 'cone' ? 1 : 4 + 0.26 * rate
      return { key: stretch.key, d: stretch.d, core: stretch.core, kind: stretch.kind as Beam['kind'], width, label: rate < 2 ? undefined : stretch.label }
    }).filter(beam => beam.width > 0),
    lights,
    crosses,
    links: [linkAt(run, frame, 0, 1), linkAt(run, frame, 1, 2)],
    now: axis(run, t),
  }
}

/** Place of a moment on the axis that the rows and the strip share. */
export function axis(run: Run, t: number): number {
  return (t / run.options.duration) * SCENE.width
}

/** When something goes wrong, on that axis. */
export function troublesOf(run: Run): { x: number, width: number }[] {
  return run.options.schedule.faults.map(({ from, to }) => ({ x: axis(run, from), width: axis(run, Math.min(to, run.options.duration)) - axis(run, from) }))
}

const STEPS: readonly { name: Phase['name'], words: string }[] = [
  { name: 'decide', words: 'Decide' },
  { name: 'scale', words: 'Make room' },
  { name: 'move', words: 'Move' },
  { name: 'return', words: 'Come home' },
]
/** How long a step that is done took, in minutes. */
function took(phase: Phase): string {
  const minutes = (phase.to! - phase.from) / 60_000
  return minutes < 9.95 ? minutes.toFixed(1) : String(Math.round(minutes))
}

/** The steps of the evacuation up to `t`, one below the other, over the run's time; beside them those of another run, whole. */
export function rowsAt(run: Run, t: number, other?: Run): Row[] {
  const end = run.options.duration
  const own = phases(run)
  const others = other ? phases(other) : []
  const bar = (of: Run, phase: Phase | undefined, until: number) => phase && phase.from < until
    ? { x: axis(of, phase.from), width: Math.max(3, axis(of, Math.min(phase.to ?? end, until)) - axis(of, phase.from)) }
    : undefined
  return STEPS.map(({ name, words }, i): Row => {
    const [a, b] = [own, others].map(list => list.find(phase => phase.name === name))
    const [shown, beside] = [bar(run, a, t), other && bar(other, b, end)]
    const done = a && (a.to !== null ? t >= a.to : t >= end)
    const text = !done ? '' : a.to === null ? 'never done' : `${took(a)} min${b?.to != null && took(b) !== took(a) ? `, not ${took(b)}` : ''}`
    const right = Math.max(...[shown, beside].map(one => one ? one.x + one.width : 0)) + 10
    const left = Math.min(...[shown, beside].map(one => one ? one.x : SCENE.width)) - 10
    const fits = right < SCENE.width - 150
    return {
      name: words, y: SCENE.gantt.y + i * SCENE.gantt.row, bar: shown, other: beside,
      label: text ? { text, x: fits ? right : left, end: !fits } : undefined,
    }
  })
}

/** The curve of a member's day, once for all regions, from 0 to 24 hours; `x` is where it begins. */
export function dayCurve(x: number): string {
  const { y, width, height } = SCENE.day
  return Array.from({ length: 49 }, (_, i) => `${i ? 'L' : 'M'}${px(x + width * i / 48)} ${px(y + height * (1 - dayShare(Math.min(23.999, i / 2))))}`).join('')
}

/** Span over which a share is taken, in virtual ms. */
const RATE_WINDOW = minutes(2)

/** Share of requests answered, from 0 to 1, over the two minutes before each of `points` moments. */
export function answeredRate(run: Run, points = 300): number[] {
  const at = (t: number) => run.samples[Math.max(0, lastUpTo(run.samples, sample => sample.t, t))]!.totals
  return Array.from({ length: points + 1 }, (_, i) => {
    const t = (i / points) * run.options.duration
    const [a, b] = [at(t - RATE_WINDOW), at(t)]
    return b.asked === a.asked ? 1 : (b.answered - a.answered) / (b.asked - a.asked)
  })
}

/** Virtual ms in which a region fails; the whole run where none does. */
export function faultSpan(run: Run): { from: number, to: number } {
  const { from, to } = faultOf(run) ?? { from: 0, to: run.options.duration }
  return { from, to: Math.min(to, run.options.duration) }
}
