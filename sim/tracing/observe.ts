import type { Run } from './world.ts'

/** A run in numbers. */
export interface Summary {
  /** Services of which nobody can say that it was not they whom the page waited for; 0 when there is nobody to look for. */
  readonly suspects: number
  /** The service that the page waited for longest, by its trace; null when no trace tells. */
  readonly blamed: string | null
  /** Share of the page's time that it waited for that service itself, from 0 to 1; null without one. */
  readonly share: number | null
  /** Calls over the network that one page takes. */
  readonly hops: number
  /** ms within which 99 of 100 pages are answered. */
  readonly p99: number
  /** ms that the page watched took. */
  readonly page: number
}

/** µs of the path that each service on it took itself, the longest first. */
export function timeByService({ path }: Run['watched']): readonly (readonly [service: string, micros: number])[] {
  const times = new Map<string, number>()
  for (const { service, from, to } of path)
    times.set(service, (times.get(service) ?? 0) + to - from)
  return [...times].sort((a, b) => b[1] - a[1])
}

/** Services with calls of which the page's trace says nothing: theirs is another, or none. */
export function hiddenServices({ watched: { calls, rows } }: Run): ReadonlySet<string> {
  const seen = new Set(Object.values(rows))
  return new Set(calls.filter((_, row) => !seen.has(row)).map(({ service }) => service))
}

/** Services of which the page's trace says nothing at all. */
export function darkServices(run: Run): ReadonlySet<string> {
  const { calls, rows } = run.watched
  const seen = new Set(Object.values(rows).map(row => calls[row]!.service))
  return new Set([...hiddenServices(run)].filter(service => !seen.has(service)))
}

/** Least value that at least `share` of the values do not exceed (nearest rank). */
function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)]!
}

/** A run in numbers. */
export function summary(run: Run): Summary {
  const { watched, pages, services } = run
  const [slowest] = timeByService(watched)
  const whole = watched.path.reduce((sum, { from, to }) => sum + to - from, 0)
  const hidden = hiddenServices(run).size
  const blamed = slowest?.[0] ?? null
  // A service that passes nothing on stands for all that it hides.
  const suspects = blamed === null ? services.length : blamed === run.options.loses ? 1 + hidden : 1
  return {
    suspects,
    blamed,
    share: slowest ? slowest[1] / whole : null,
    hops: watched.calls.filter(({ by, parent }) => by === 'call' && parent !== null).length,
    p99: percentile(pages.map(({ start, end }) => end - start), 0.99),
    page: watched.page.end - watched.page.start,
  }
}
