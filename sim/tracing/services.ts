// The fifty services that make a home page, as the world has them: invented, after what the case names.
import type { Graph } from './policy.ts'
import { frozen } from '../engine/index.ts'

/** A service of the world. */
export interface ServiceSpec {
  /** The team that is called at night. */
  readonly owner: string
  /** Mean ms of its own work for one call. */
  readonly work: number
  /** Whom it calls: one stage after the other, those of a stage at once; `name*3` three times in a row. */
  readonly calls?: readonly (readonly string[])[]
  /** Whom it tells by a message, and does not wait for. */
  readonly tells?: readonly string[]
}

/** By name, as in `localEndpoint.serviceName`; the first is where a request comes in. */
export const SERVICES: Readonly<Record<string, ServiceSpec>> = frozen({
  'edge': { owner: 'edge', work: 3, calls: [['home']] },
  'home': { owner: 'home', work: 14, calls: [['user', 'device', 'experiments'], ['recommendations', 'catalog', 'bookmarks', 'search-hints'], ['layout']], tells: ['activity-log'] },
  'user': { owner: 'members', work: 6, calls: [['profiles'], ['entitlements']] },
  'profiles': { owner: 'members', work: 5, calls: [['avatar*5'], ['languages', 'maturity']] },
  'avatar': { owner: 'members', work: 2, calls: [['avatar-files']] },
  'avatar-files': { owner: 'members', work: 2 },
  'languages': { owner: 'members', work: 3 },
  'maturity': { owner: 'members', work: 4 },
  'entitlements': { owner: 'members', work: 5, calls: [['plan', 'region']] },
  'plan': { owner: 'billing', work: 5, calls: [['billing']] },
  'billing': { owner: 'billing', work: 7, calls: [['payment-state']] },
  'payment-state': { owner: 'billing', work: 4 },
  'region': { owner: 'edge', work: 3 },
  'device': { owner: 'playback', work: 4, calls: [['drm', 'codecs']] },
  'drm': { owner: 'playback', work: 6 },
  'codecs': { owner: 'playback', work: 3 },
  'experiments': { owner: 'growth', work: 5, calls: [['allocation']] },
  'allocation': { owner: 'growth', work: 4, calls: [['segments']] },
  'segments': { owner: 'growth', work: 4 },
  'recommendations': { owner: 'taste', work: 16, calls: [['taste', 'popularity'], ['ranker'], ['evidence']] },
  'taste': { owner: 'taste', work: 7, calls: [['watch-history', 'ratings']] },
  'watch-history': { owner: 'taste', work: 8, calls: [['history-index']] },
  'history-index': { owner: 'taste', work: 5 },
  'ratings': { owner: 'taste', work: 9, calls: [['ratings-rules']] },
  'ratings-rules': { owner: 'taste', work: 3 },
  'popularity': { owner: 'taste', work: 5, calls: [['trending']] },
  'trending': { owner: 'taste', work: 6 },
  'ranker': { owner: 'taste', work: 14, calls: [['features'], ['model*2']] },
  'features': { owner: 'taste', work: 6, calls: [['similar', 'ratings']] },
  'similar': { owner: 'taste', work: 8 },
  'model': { owner: 'taste', work: 12 },
  'evidence': { owner: 'taste', work: 5 },
  'catalog': { owner: 'catalog', work: 9, calls: [['titles'], ['artwork*4']] },
  'titles': { owner: 'catalog', work: 7, calls: [['synopsis', 'cast', 'genres'], ['availability']] },
  'synopsis': { owner: 'catalog', work: 3 },
  'cast': { owner: 'catalog', work: 4 },
  'genres': { owner: 'catalog', work: 3 },
  'availability': { owner: 'catalog', work: 5, calls: [['licences']] },
  'licences': { owner: 'catalog', work: 6 },
  'artwork': { owner: 'artwork', work: 5, calls: [['image-sizes', 'image-labels']] },
  'image-sizes': { owner: 'artwork', work: 3 },
  'image-labels': { owner: 'artwork', work: 3 },
  'layout': { owner: 'home', work: 8, calls: [['rows', 'billboard']] },
  'rows': { owner: 'home', work: 6, calls: [['row-titles*3']] },
  'row-titles': { owner: 'home', work: 4 },
  'billboard': { owner: 'home', work: 6, calls: [['trailers']] },
  'trailers': { owner: 'playback', work: 5, calls: [['availability']] },
  'bookmarks': { owner: 'playback', work: 6 },
  'search-hints': { owner: 'search', work: 6 },
  'activity-log': { owner: 'data', work: 25 },
})

/** Names of all services. */
export const NAMES: readonly string[] = Object.keys(SERVICES)

/** Where a request comes in. */
export const ENTRY = NAMES[0]!

/** A call and how often it is made in a row: `avatar*5`. */
export function parseCall(call: string): { readonly to: string, readonly times: number } {
  const [to, times = '1'] = call.split('*')
  return { to: to!, times: Number(times) }
}

/** The stages of a service, taken apart once. */
export const STAGES: Readonly<Record<string, readonly (readonly ReturnType<typeof parseCall>[])[]>> = frozen(Object.fromEntries(
  Object.entries(SERVICES).map(([name, { calls = [] }]) => [name, calls.map(stage => stage.map(parseCall))]),
))

/** How often each service is asked for one request. */
const ASKED = (() => {
  const asked: Record<string, number> = {}
  const ask = (name: string, times: number) => {
    asked[name] = (asked[name] ?? 0) + times
    for (const { to, times: more } of STAGES[name]!.flat())
      ask(to, times * more)
  }
  ask(ENTRY, 1)
  return asked
})()

/** Who calls whom for one request. Messages are no calls: nobody waits for them. */
export const GRAPH: Graph = frozen({
  services: NAMES.map(name => ({ name, owner: SERVICES[name]!.owner })),
  calls: NAMES.flatMap(from => STAGES[from]!.flat().map(({ to, times }) => ({ from, to, perRequest: (ASKED[from] ?? 0) * times }))),
})
