/** What the monolith held, and the services that the case cuts it into. */
import type { ClaimId } from './claims/index.ts'
import type { CaseText } from './types.ts'

/** A module of the monolith, as in the case's diagram. */
export interface Module {
  id: string
  name: string
  /** A claim about this module, if there is one: its words are the name. */
  claim?: ClaimId
}

export const modules = [
  { id: 'user-management', name: 'User Management' },
  { id: 'catalog', name: 'Catalog (Movies/Shows)' },
  { id: 'recommendations', name: 'Recommendations Engine' },
  { id: 'payment', name: 'Payment Processing' },
  { id: 'streaming', name: 'Video Streaming (CDN)', claim: 'cdn-in-monolith' },
] as const satisfies readonly Module[]

/** A service of the case's decomposition. */
export interface Service {
  id: string
  name: string
  /** The case's words for what it does. */
  duties: CaseText
  /** The module it grew out of. */
  from: (typeof modules)[number]['id']
}

export const services = [
  { id: 'user', name: 'User Service', duties: 'Authentication, profile management', from: 'user-management' },
  { id: 'catalog', name: 'Catalog Service', duties: 'Movie metadata (titles, genres, actors)', from: 'catalog' },
  { id: 'recommendation', name: 'Recommendation Service', duties: 'Personalized suggestions', from: 'recommendations' },
  { id: 'playback', name: 'Playback Service', duties: 'Video streaming, DRM', from: 'streaming' },
  { id: 'billing', name: 'Billing Service', duties: 'Payment processing, invoicing', from: 'payment' },
] as const satisfies readonly Service[]

/** How the services talk, after the case. */
export const synchronization = [
  { id: 'rest', name: 'REST APIs', claim: 'rest-apis', from: 'user', to: 'billing', text: 'Request-response (User Service queries Billing Service for subscription status)' },
  { id: 'events', name: 'Event Streams', claim: 'kafka', from: 'user', to: 'recommendation', text: '{kafka} (User Service publishes "profile updated" event, Recommendation Service subscribes)' },
] as const
