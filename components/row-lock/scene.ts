// Where everything of the figure of row-lock stands at a moment: plain geometry, no Vue, no clock.
import type { Frame, Law, Point, Run, Worker } from '../../sim/row-lock/index.ts'
import type { Light } from '../drawing/parts.ts'
import { latest, ms } from '../../sim/engine/index.ts'
import { FILM, fitLaw, frameAt, LAW, pointsOf, SEQUEL, throughput, WORLD_DEFAULTS } from '../../sim/row-lock/index.ts'
import { between, clamp, px } from '../drawing/parts.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 384,
  /** A row: the keyhole, and the rings of those who wait around it. */
  keyhole: { r: 40, ring: 64, pitch: 19, bead: 15 },
  /** Where what is through leaves the drawing, and how long that takes in virtual ms. */
  out: { x: 676, y: 372, takes: 700 },
  /** How long a cut circle is seen. */
  cut: 900,
  /** How much of a turn the line moves around its row in a virtual second. */
  turn: 0.02,
  /** On the stage the numbers stand below it. */
  curve: { x: 766, y: 32, width: 370, height: 190, printed: 300, most: 128, top: 160 },
  readouts: [{ x: 766, y: 281 }, { x: 966, y: 281 }, { x: 766, y: 342 }],
} as const

/** A row that many want, or the rows of one film in one database: whoever has one of them has the keyhole. */
export interface Keyhole {
  readonly key: string
  readonly x: number
  readonly y: number
  /** Size, 1 for the row that everybody wants. */
  readonly scale: number
  readonly name: string
  /** Who is in it: more than one where they only read. */
  readonly inside: number
  readonly waiting: number
  /** Px from its middle to the outermost of those who wait. */
  readonly reach: number
  /** Whether whoever has it waits for something else. */
  readonly isStuck: boolean
}

export interface Scene {
  readonly frame: Frame
  readonly keyholes: readonly Keyhole[]
  readonly lights: readonly Light[]
  /** Two who wait for each other, around their two rows: the outline of a lying eight. */
  readonly knot: string | undefined
  /** How far the cutting of a circle is, from 0 to 1; undefined where none is cut. */
  readonly cut: number | undefined
  /** What is done in one database and not in the other, as lines between them. */
  readonly halves: string | undefined
  readonly half: number
}

interface Place { readonly key: string, readonly name: string, readonly x: number, readonly y: number, readonly scale: number, readonly holds: (row: string) => boolean }

const rowsOf = (film: string, tables: readonly string[]) => (row: string) => tables.some(table => row === `${table}/${film}`)
const ofTable = (table: string) => (row: string) => row.startsWith(`${table}/`)

/** The keyholes of a run: one database has one for each film; where each service has its own, there are more, and smaller ones. */
export function placesOf({ owners }: Run): readonly Place[] {
  const isSplit = owners.stock !== owners.popularity
  if (!isSplit) {
    const tables = ['stock', 'shipments', 'popularity']
    return [
      { key: FILM, name: 'the film', x: 220, y: 200, scale: 1, holds: rowsOf(FILM, tables) },
      { key: SEQUEL, name: 'its sequel', x: 548, y: 200, scale: 0.8, holds: rowsOf(SEQUEL, tables) },
    ]
  }
  return [
    { key: FILM, name: 'shipping', x: 168, y: 214, scale: 0.9, holds: rowsOf(FILM, ['stock', 'shipments']) },
    { key: SEQUEL, name: 'sequel', x: 376, y: 290, scale: 0.55, holds: rowsOf(SEQUEL, ['stock', 'shipments']) },
    { key: 'charts', name: 'charts', x: 448, y: 118, scale: 0.7, holds: ofTable('popularity') },
    { key: 'queues', name: 'queues', x: 548, y: 290, scale: 0.55, holds: ofTable('queues') },
    { key: 'accounts', name: 'accounts', x: 652, y: 150, scale: 0.55, holds: ofTable('members') },
  ]
}

/** Place of the one who is `i`th in line: on rings around the keyhole, the next one in at the top of the innermost. */
export function inLine({ x, y, scale }: Pick<Place, 'x' | 'y' | 'scale'>, i: number, t: number): { x: number, y: number } {
  const { ring, pitch, bead } = SCENE.keyhole
  let radius = ring * scale
  let left = i
  for (let room = Math.floor(2 * Math.PI * radius / bead); left >= room; room = Math.floor(2 * Math.PI * radius / bead)) {
    left -= room
    radius += pitch
  }
  const angle = 2 * Math.PI * (left / Math.floor(2 * Math.PI * radius / bead) - 0.25 - t / 1000 * SCENE.turn)
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) }
}

/** Px from a row's middle to the outermost of so many who wait. */
function reachOf(place: Place, waiting: number): number {
  const { r, bead } = SCENE.keyhole
  const last = inLine(place, Math.max(0, waiting - 1), 0)
  return waiting === 0 ? r * place.scale : Math.hypot(last.x - place.x, last.y - place.y) + bead / 2
}

/** A point of the lying eight around two places; `p` from 0 to 1 goes around it once. */
function onEight(a: Place, b: Place, p: number): { x: number, y: number } {
  const [cx, cy] = [(a.x + b.x) / 2, (a.y + b.y) / 2]
  const reach = (b.x - a.x) / 2 + 92
  const angle = 2 * Math.PI * p
  const under = 1 + Math.sin(angle) ** 2
  // Lobes as high as the rows that they go around.
  return { x: cx + reach * Math.cos(angle) / under, y: cy + 1.75 * reach * Math.sin(angle) * Math.cos(angle) / under }
}

const eight = (a: Place, b: Place) => `M${Array.from({ length: 97 }, (_, i) => onEight(a, b, i / 96)).map(({ x, y }) => `${px(x)} ${px(y)}`).join('L')}`

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const frame = frameAt(run, ms(t), ms(SCENE.out.takes))
  const places = placesOf(run).filter(({ key }) => key !== SEQUEL || wantsSequel(run, t))
  const [film, sequel] = [places[0]!, places.find(({ key }) => key === SEQUEL)]
  const knotted = new Set(sequel ? frame.knot : [])

  const lights: Light[] = []
  const add = (worker: Worker, at: { x: number, y: number }) => lights.push({ key: `${worker.tx}`, ...at, ...worker.half && { state: 'stale' as const } })
  const keyholes = places.map((place): Keyhole => {
    const line = [...frame.lines].filter(([row]) => place.holds(row)).flatMap(([, workers]) => workers).filter(worker => !knotted.has(worker)).sort((a, b) => a.t - b.t || a.tx - b.tx)
    const inside = frame.busy.filter(worker => worker.doing === 'work' && worker.held.some(place.holds))
    line.forEach((worker, i) => add(worker, inLine(place, i, t)))
    inside.slice(0, 5).forEach((worker, i) => add(worker, { x: place.x + (i - (Math.min(5, inside.length) - 1) / 2) * 13 * place.scale, y: place.y - 8 * place.scale }))
    const { key, name, x, y, scale } = place
    const isStuck = inside.length === 0 && frame.busy.some(worker => worker.doing === 'wait' && worker.held.some(place.holds))
    return { key, name, x, y, scale, inside: inside.length, waiting: line.length, reach: reachOf(place, line.length), isStuck }
  })
  if (sequel)
    [...knotted].forEach((worker, i) => add(worker, onEight(film, sequel, i / knotted.size + 0.06 * t / 1000)))

  for (const { tx, end } of frame.through) {
    const p = (t - end!) / SCENE.out.takes
    const down = clamp(p * 2.5)
    const along = clamp((p - 0.25) / 0.75)
    lights.push({ key: `through ${tx.id}`, x: between(film.x, SCENE.out.x, along ** 1.5), y: between(film.y + 30, SCENE.out.y, down), opacity: 1 - along ** 3 })
  }
  const cutAt = lastCut(run, t)
  const charts = places.find(({ key }) => key === 'charts')
  const half = frame.busy.filter(worker => worker.half).length
  return {
    frame,
    keyholes,
    lights: [...new Map(lights.map(light => [light.key, light])).values()],
    knot: sequel && knotted.size > 0 ? eight(film, sequel) : undefined,
    cut: cutAt === undefined ? undefined : (t - cutAt) / SCENE.cut,
    halves: charts && half > 0 ? `M${film.x} ${film.y}L${charts.x} ${charts.y}` : undefined,
    half,
  }
}

/** Whether the sequel is out by then. */
function wantsSequel({ options: { both, workers, duration } }: Run, t: number): boolean {
  const stage = Math.floor(t / duration * workers.length)
  return both[Math.min(both.length - 1, stage)]! > 0
}

/** When a circle was cut last, within the time for which that is seen. */
function lastCut(run: Run, t: number): number | undefined {
  const cut = latest(run.cuts, t)
  return cut && t - cut.t < SCENE.cut ? cut.t : undefined
}

/** How much faster than the model a run goes: the pages of one that was measured take a tenth of the time. */
export const paceOf = ({ options }: Run): number => WORLD_DEFAULTS.page / options.page

/** A number of workers and what they get done at the model's pace, as a place in a plot of that height. */
export function onCurve({ n, perSecond }: Point, height: number, pace = 1): { x: number, y: number } {
  const { x, y, width, most, top } = SCENE.curve
  return { x: x + n / most * width, y: y + height * (1 - Math.min(1, perSecond / pace / top)) }
}

/** A law up to a number of workers: unless told otherwise the one that was fitted to the model's row in one database. */
export function lawPath(upTo: number, height: number, law = LAW, pace = 1): string {
  const points = Array.from({ length: upTo }, (_, i) => onCurve({ n: i + 1, perSecond: throughput(law, i + 1) }, height, pace))
  return `M${points.map(({ x, y }) => `${px(x)} ${px(y)}`).join('L')}`
}

/** The law that fits what was measured so far; undefined while there is too little. */
export const lawOf = (points: readonly Point[]): Law | undefined => points.length > 3 && points[0]!.n === 1 ? fitLaw(points) : undefined

/** What a run's stages have got done by `t`: before the sequel was out, and since. */
export function measured(run: Run, t: number): { readonly before: readonly Point[], readonly since: readonly Point[] } {
  const points = pointsOf(run, ms(t))
  const { both } = run.options
  const isBefore = (i: number) => both[Math.min(both.length - 1, i)] === 0
  return { before: points.filter((_, i) => isBefore(i)), since: points.filter((_, i) => !isBefore(i)) }
}

/** Share of the workers that do not wait for a row, from 0 to 1, at 240 moments. */
export function atWork(run: Run): number[] {
  return Array.from({ length: 241 }, (_, i) => {
    const { workers, waiting } = latest(run.samples, i / 240 * run.options.duration)!
    return clamp(1 - waiting / workers)
  })
}
