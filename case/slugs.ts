/** The fifteen mechanisms, in teaching order. A mechanism has this slug in every layer. */
export const mechanisms = [
  { slug: 'cascade', title: 'One slow dependency takes the whole site down' },
  { slug: 'row-lock', title: 'Everyone waits for one row' },
  { slug: 'decision', title: 'The weights decide, so argue about the weights' },
  { slug: 'strangler', title: 'The new system grows around the old one until nothing is left of it' },
  { slug: 'outbox', title: 'A change and its event commit together or not at all' },
  { slug: 'chaos-monkey', title: 'Kill a server on purpose while everyone is at their desk' },
  { slug: 'circuit-breaker', title: 'A call that keeps failing is not worth waiting for' },
  { slug: 'retry-storm', title: 'Retries turn a short fault into a long outage' },
  { slug: 'evacuation', title: 'A region can fail if the others have room for its members' },
  { slug: 'edge-cache', title: 'Tonight fills the appliances with what tomorrow will watch' },
  { slug: 'rows', title: 'Last night computed most of what you see now' },
  { slug: 'blue-green', title: 'Keep the old version running until the new one has earned the traffic' },
  { slug: 'canary', title: 'Statistics decide whether a new build may live' },
  { slug: 'tracing', title: 'One id follows the request through every service' },
  { slug: 'bill', title: 'Pay for what you use, and borrow what stands idle' },
] as const

/** Name of a mechanism, the same in every layer. */
export type Slug = (typeof mechanisms)[number]['slug']

/** All slugs in teaching order. */
export const slugs: readonly Slug[] = mechanisms.map(mechanism => mechanism.slug)

/** Teaching number with two digits, as in folder names: `'07'` for `circuit-breaker`. */
export function numberOf(slug: Slug): string {
  return String(slugs.indexOf(slug) + 1).padStart(2, '0')
}
