/** Gunther's Universal Scalability Law: how much work n get done, against one, where they queue (α) and must agree (β). */
export interface Law {
  /** Work a second of one alone. */
  readonly one: number
  /** Share of the work that must queue. */
  readonly alpha: number
  /** Cost of keeping each pair in agreement. */
  readonly beta: number
}

/** Throughput of n by the law, in work a second. */
export function throughput({ one, alpha, beta }: Law, n: number): number {
  return one * n / (1 + alpha * (n - 1) + beta * n * (n - 1))
}

/** How many get the most done: more of them make it less. Infinity where nothing has to be agreed on. */
export function peakOf({ alpha, beta }: Law): number {
  return Math.sqrt((1 - alpha) / beta)
}

/** So many get so much done, in work a second. */
export interface Point {
  readonly n: number
  readonly perSecond: number
}

/**
 * Fits the law to measurements: n/C(n) − 1 = α(n − 1) + βn(n − 1), by least squares, each weighted so that what
 * counts is how far off the law is in percent.
 * @param points the first one of n = 1, then two more at least
 */
export function fitLaw(points: readonly Point[]): Law {
  const one = points[0]!.perSecond
  let [aa, ab, bb, ay, by] = [0, 0, 0, 0, 0]
  for (const { n, perSecond } of points.slice(1)) {
    const weight = perSecond / (n * one)
    const [a, b, y] = [(n - 1) * weight, n * (n - 1) * weight, 1 - weight]
    aa += a * a
    ab += a * b
    bb += b * b
    ay += a * y
    by += b * y
  }
  const beta = Math.max(0, (aa * by - ab * ay) / (aa * bb - ab * ab))
  return { one, alpha: Math.max(0, (ay - beta * ab) / aa), beta }
}
