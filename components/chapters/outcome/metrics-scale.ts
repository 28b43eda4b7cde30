// The case's six metrics on one scale: how many times each is what it was in its first year, in decades.
// Values of four orders of magnitude stand beside each other only on a log scale, and only as ratios.
import type { Metric } from '../../../case/metrics.ts'
import { number } from '../../../case/format.ts'
import { columns, growthOf, valuesOf } from '../../../case/metrics.ts'

/** The scale that all rows share: canvas pixels, and the span of decades. 10⁻² holds downtime ÷50, 10⁵ holds ×28,000. */
export const SCALE = {
  width: 312,
  decades: [-2, 5] as const,
}

/**
 * A ratio from the left edge: each decade has the same width.
 * @throws RangeError for a ratio off the scale: a mark outside the plot would be a silent lie.
 */
export function xOfRatio(ratio: number): number {
  const [low, high] = SCALE.decades
  const decade = Math.log10(ratio)
  if (!(decade >= low && decade <= high))
    throw new RangeError(`ratio must be from 1e${low} to 1e${high}, got ${ratio}`)
  return ((decade - low) / (high - low)) * SCALE.width
}

/** Lines of the scale, from the left: ÷100 … ×1 … ×100,000. Every second one has room for its label. */
export const decadeLines: readonly { x: number, label: string, decade: number }[] = (() => {
  const [low, high] = SCALE.decades
  return Array.from({ length: high - low + 1 }, (_, i) => {
    const decade = low + i
    return { x: xOfRatio(10 ** decade), label: decade % 2 === 0 ? factorText(10 ** decade) : '', decade }
  })
})()

/** `factorText(32.5)` is `×33`, `factorText(0.02)` is `÷50`: two significant figures, as many as the case's inputs bear. */
export function factorText(ratio: number): string {
  const factor = Number((ratio < 1 ? 1 / ratio : ratio).toPrecision(2))
  return `${ratio < 1 ? '÷' : '×'}${number(factor, 1)}`
}

/** A metric as a thread of light from its first figure to its last. */
export interface Thread {
  id: string
  /** Where each year stands for which the case gives a number, from the left edge. */
  points: number[]
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
  const points = values.flatMap(value => value === null ? [] : [xOfRatio(ratioOf(value, first))])
  const ratio = metric.growth === 'shortfall' ? 1 / growth.factor : growth.factor
  const firstColumn = values.indexOf(first)
  return {
    id: metric.id,
    points,
    guessed: values.slice(firstColumn).includes(null),
    ratio,
    factor: factorText(ratio),
    of: metric.growth === 'shortfall' ? 'downtime' : growth.from === columns[0].year ? '' : `since ${growth.from}`,
  }
}

/** Rows by growth: the largest first, and what shrank last. */
export function byGrowth<Row extends { thread: Thread | null }>(rows: readonly Row[]): Row[] {
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
