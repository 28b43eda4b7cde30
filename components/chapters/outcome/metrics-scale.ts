// The case's six metrics on one scale: how many times each is what it was in its first year, in decades.
// Values of four orders of magnitude stand beside each other only on a log scale, and only as ratios.
import type { Metric } from '../../../case/metrics.ts'
import { number } from '../../../case/format.ts'
import { columns, growthOf, valuesOf } from '../../../case/metrics.ts'

/** The plot: canvas pixels, the span of years and of decades. 10⁻² holds downtime ÷50, 10⁵ holds ×28,000. */
export const PLOT = {
  width: 252,
  height: 408,
  years: [columns[0].year, columns.at(-1)!.year] as const,
  decades: [-2, 5] as const,
}

export interface Point { x: number, y: number }

/** A year from the left edge, in proportion to time. */
export function xOfYear(year: number): number {
  const [from, to] = PLOT.years
  return ((year - from) / (to - from)) * PLOT.width
}

/**
 * A ratio from the top edge: each decade has the same height.
 * @throws RangeError for a ratio off the scale: a mark outside the plot would be a silent lie.
 */
export function yOfRatio(ratio: number): number {
  const [low, high] = PLOT.decades
  const decade = Math.log10(ratio)
  if (!(decade >= low && decade <= high))
    throw new RangeError(`ratio must be from 1e${low} to 1e${high}, got ${ratio}`)
  return ((high - decade) / (high - low)) * PLOT.height
}

/** Lines of the scale with their labels, from the top: ×100,000 … ×1 … ÷100. */
export const decadeLines: readonly { y: number, label: string, decade: number }[] = (() => {
  const [low, high] = PLOT.decades
  return Array.from({ length: high - low + 1 }, (_, i) => {
    const decade = high - i
    return { y: yOfRatio(10 ** decade), label: factorText(10 ** decade), decade }
  })
})()

/** `factorText(32.5)` is `×33`, `factorText(0.02)` is `÷50`: two significant figures, as many as the case's inputs bear. */
export function factorText(ratio: number): string {
  const factor = Number((ratio < 1 ? 1 / ratio : ratio).toPrecision(2))
  return `${ratio < 1 ? '÷' : '×'}${number(factor, 1)}`
}

/** A metric as a thread of light from its first year to its last. */
export interface Thread {
  id: string
  /** One point a year for which the case gives a number. */
  points: Point[]
  /** The case says something for a year in between, but no number: the line there is a guess, and dashed. */
  guessed: boolean
  /** The last ratio to the first: below 1 for what shrinks. */
  ratio: number
  /** `×33`. */
  factor: string
  /** What the factor is a factor of, where the row's name does not say it: "downtime", "since 2016". */
  of: string
}

/**
 * The thread of a metric. Uptime is drawn as downtime, since 99.5% to 99.99% is no growth worth a picture
 * and a fiftieth of the downtime is.
 * @returns null where the case gives fewer than two numbers.
 */
export function threadOf(metric: Metric): Thread | null {
  const growth = growthOf(metric)
  if (!growth)
    return null
  const ratioOf = (value: number, first: number) =>
    metric.growth === 'shortfall' ? Number(((100 - value) / (100 - first)).toPrecision(9)) : value / first

  const values = valuesOf(metric)
  const first = values.find(value => value !== null)!
  const points = values.flatMap((value, column) =>
    value === null ? [] : [{ x: xOfYear(columns[column]!.year), y: yOfRatio(ratioOf(value, first)) }])
  const ratio = metric.growth === 'shortfall' ? 1 / growth.factor : growth.factor
  const firstColumn = values.indexOf(first)
  return {
    id: metric.id,
    points,
    guessed: values.slice(firstColumn).includes(null),
    ratio,
    factor: factorText(ratio),
    of: metric.growth === 'shortfall' ? 'downtime' : growth.from === PLOT.years[0] ? '' : `since ${growth.from}`,
  }
}

/** The part of a thread that has been drawn when the light has come so far to the right; progress from 0 to 1. */
export function drawnPart(points: readonly Point[], progress: number): Point[] {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || progress <= 0)
    return []
  const head = first.x + (last.x - first.x) * Math.min(1, progress)
  const drawn = [first]
  for (const [i, to] of points.slice(1).entries()) {
    const from = points[i]!
    if (to.x <= head) {
      drawn.push(to)
      continue
    }
    const part = (head - from.x) / (to.x - from.x)
    drawn.push({ x: head, y: from.y + (to.y - from.y) * part })
    break
  }
  return drawn
}

/** Rows in an order: the case's own, or by growth, the largest first and what shrank last. */
export function inOrder<Row extends { thread: Thread | null }>(rows: readonly Row[], order: 'case' | 'growth'): Row[] {
  if (order === 'case')
    return [...rows]
  return [...rows].sort((a, b) => (b.thread?.ratio ?? 0) - (a.thread?.ratio ?? 0))
}

/** Cell that an arrow, Home or End leads to in a table of `rows` × `cells`; null for any other key. */
export function cellAfterKey(key: string, at: { row: number, cell: number }, rows: number, cells: number): { row: number, cell: number } | null {
  const clamp = (value: number, max: number) => Math.max(0, Math.min(max, value))
  switch (key) {
    case 'ArrowUp': return { ...at, row: clamp(at.row - 1, rows - 1) }
    case 'ArrowDown': return { ...at, row: clamp(at.row + 1, rows - 1) }
    case 'ArrowLeft': return { ...at, cell: clamp(at.cell - 1, cells - 1) }
    case 'ArrowRight': return { ...at, cell: clamp(at.cell + 1, cells - 1) }
    case 'Home': return { ...at, cell: 0 }
    case 'End': return { ...at, cell: cells - 1 }
    default: return null
  }
}
