// Where everything of the figure of rows stands at a moment: plain geometry, no Vue, no clock.
import type { Health } from '../drawing/parts.ts'
import type { Frame, Genre, Layer, Page, Run } from '../../sim/rows/index.ts'
import { lastUpTo, ms } from '../../sim/engine/index.ts'
import { CATALOGUE, frameAt, GENRES, HOUR, RULES, scoreOf, summary, tasteAfter, titleOf } from '../../sim/rows/index.ts'
import { between, clamp } from '../drawing/parts.ts'
import { easeOut } from '../drawing/tween.ts'
import { shareCurve } from '../live/run-shape.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 392,
  /** Virtual ms that tiles take to their new places, and that the ring around what was just watched takes to spread. */
  move: HOUR,
  ring: 1.5 * HOUR,
  /** How far new tiles come up from, and old ones sink. */
  drop: 10,
  tile: { width: 100, height: 50, x: 114, y: 20, pitch: { x: 104, y: 62 } },
  /** The name, and below it the mark of the genre and the bar of the liking. */
  name: { x: 8, y: 21 },
  liking: { x: 26, y: 33, width: 60, height: 7 },
  panel: { x: 780, width: 372 },
  layer: { y: 20, height: 40, pitch: 46 },
  /** Milliseconds across the bar of the latency. */
  latency: { y: 242, height: 22, ms: 160 },
  /** Virtual ms across the bar of the age. */
  age: 48 * HOUR,
  readouts: { y: 346, pitch: 188 },
} as const

/** Rows and columns of the screen. */
export const SCREEN = { rows: 1 + GENRES.length, columns: RULES.perRow }

/** A title on the screen. */
export interface Tile {
  id: string
  genre: Genre
  x: number
  y: number
  /** Whether it has come to rest: a name on its way would lie on others. */
  rests: boolean
  /** From 0 to 1. */
  opacity: number
  /** How much the member would like it now: 0 as the average title or less, 1 as the best. */
  liking: number
  /** Whether they have watched it. */
  seen: boolean
  /** From 0 to 1 while the ring around it spreads; null at other times. */
  ring: number | null
}

export interface Heading {
  text: string
  y: number
  rests: boolean
  opacity: number
}

/** One of the ways in which a page is made. */
export interface LayerCard {
  name: Layer
  /** Whether the page on the screen has it. */
  lit: boolean
  /** What it did for this page, in a few words. */
  words: string
  /** What is wrong with it now. */
  trouble: string | undefined
  health: Health | undefined
}

export interface Scene {
  frame: Frame
  tiles: Tile[]
  headings: Heading[]
  /** Why the screen is empty, if it is. */
  blank: 'late' | 'failed' | 'not opened' | null
  layers: LayerCard[]
}

/** Share of its way after which a tile is as good as there. */
const NEARLY = 0.995


/** Place of a tile. */
export function slot(row: number, column: number): { x: number, y: number } {
  const { x, y, pitch } = SCENE.tile
  return { x: x + column * pitch.x, y: y + row * pitch.y }
}

interface Placed { x: number, y: number }

function placesOf(page: Page | undefined): { tiles: Map<string, Placed>, headings: Map<string, number> } {
  const tiles = new Map<string, Placed>()
  const headings = new Map<string, number>()
  page?.rows.slice(0, SCREEN.rows).forEach((row, i) => {
    headings.set(row.heading, slot(i, 0).y)
    row.titles.slice(0, SCREEN.columns).forEach((title, j) => tiles.set(title, slot(i, j)))
  })
  return { tiles, headings }
}

/** How much the followed member likes titles at `t`, from 0 to 1. */
function likingAt(run: Run, t: number): (title: string) => number {
  const watched = [...run.before, ...run.watches.slice(0, lastUpTo(run.watches, event => event.t, t) + 1).map(event => event.title)]
  const taste = tasteAfter(run.standing, watched)
  const scores = CATALOGUE.map(title => scoreOf(taste, title))
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const best = Math.max(...scores)
  return title => clamp((scoreOf(taste, titleOf(title)) - mean) / (best - mean))
}

/** The tiles on their way from the page before to this one. */
function tilesAt(run: Run, { t, page, previous, next, watched }: Frame): Pick<Scene, 'tiles' | 'headings'> {
  if (!page)
    return { tiles: [], headings: [] }
  // Over before the next page begins, so that no tile jumps.
  const p = easeOut(clamp((t - page.t) / Math.min(SCENE.move, next - page.t)))
  const [from, to] = [placesOf(previous), placesOf(page)]
  const liking = likingAt(run, t)
  const seen = new Set([...run.before, ...run.watches.slice(0, lastUpTo(run.watches, event => event.t, t) + 1).map(event => event.title)])

  const ids = [...new Set([...to.tiles.keys(), ...p < 1 ? from.tiles.keys() : []])]
  const tiles = ids.map((id): Tile => {
    const [a, b] = [from.tiles.get(id), to.tiles.get(id)]
    // New tiles come up from below, old ones sink away.
    const start = a ?? { x: b!.x, y: b!.y + SCENE.drop }
    const end = b ?? { x: a!.x, y: a!.y + SCENE.drop }
    return {
      id,
      genre: titleOf(id).genre as Genre,
      x: between(start.x, end.x, p),
      y: between(start.y, end.y, p),
      rests: p > NEARLY || (start.x === end.x && start.y === end.y),
      opacity: a && b ? 1 : b ? p : 1 - p,
      liking: liking(id),
      seen: seen.has(id),
      ring: watched?.title === id && t - watched.t < SCENE.ring ? (t - watched.t) / SCENE.ring : null,
    }
  })
  const texts = [...new Set([...to.headings.keys(), ...p < 1 ? from.headings.keys() : []])]
  const headings = texts.map((text): Heading => {
    const [a, b] = [from.headings.get(text), to.headings.get(text)]
    return { text: text.split(' ')[0]!, y: between(a ?? b!, b ?? a!, p), rests: p > NEARLY || a === b, opacity: a !== undefined && b !== undefined ? 1 : b !== undefined ? p : 1 - p }
  })
  return { tiles, headings }
}

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

function layersAt({ page, faults, age }: Frame): LayerCard[] {
  const lit = (name: Layer) => page?.layers.includes(name) ?? false
  const card = (name: Layer, words: string, trouble?: string, health?: Health): LayerCard => ({ name, lit: lit(name), words, trouble, health })
  const { online, cache, batch } = faults
  return [
    card('online', page && page.scored > 0 ? `${count(page.scored, 'score')} at ${Math.round(page.price * 10) / 10} ms` : 'no scores', online && { slow: 'slow', fail: 'failing', down: 'down' }[online.kind], online && (online.kind === 'slow' ? 'degraded' : 'failed')),
    card('nearline', page?.events.length ? `${page.events.length} watched since` : 'nothing watched since'),
    card('offline', age === null ? 'no rows' : `rows ${Math.floor(age / HOUR)} h old`, cache ? 'cache down' : batch ? 'no batch' : undefined, cache ? 'failed' : batch && 'degraded'),
    card('popular', lit('popular') ? 'rows for everyone' : 'in reserve'),
  ]
}

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const frame = frameAt(run, ms(t))
  const { page } = frame
  return {
    frame,
    ...tilesAt(run, frame),
    blank: !page ? 'not opened' : page.outcome === 'shown' ? null : page.outcome,
    layers: layersAt(frame),
  }
}

/** Virtual ms over which the worth of pages is taken. */
const WINDOW = 3 * HOUR

/** What all members' pages are worth, from 0 to 1, over the three hours before each of `points` moments; as before where nobody came. */
export function worthCurve(run: Run, points = 216): number[] {
  let last = 1
  return shareCurve(run, WINDOW, (from, to) => {
    const { pages, fit } = summary(run, from, to)
    return last = pages > 0 ? fit : last
  }, points)
}
