/** Addresses of slides that have gone: each leads to the slide that took over what it said. */
export const MOVED: Readonly<Record<string, string>> = {
  'architecture-record': 'architecture-2008',
  'outage-record': 'outage',
  'cascade-record': 'limit-cascade',
  'cascade-numbers': 'nines',
  'liability': 'single-point',
  'imperative': 'market-shift',
  'who-led': 'constraints',
  'constraints-record': 'constraints',
  'trade-offs': 'risk-factors',
  'reconstruction': 'futures',
  'option-b-record': 'option-c-record',
  'option-c-teams': 'team-arithmetic',
  'encoding-result': 'encoding-first',
  'phase-one-record': 'activity-logs',
  'decomposition-record': 'outbox-record',
  'bus-or-log': 'ask-and-tell',
  'blue-green-record': 'blue-green-mechanism',
  'self-service': 'technical-wins',
  'resilience-dates': 'timeline',
  'circuit-breaker-record': 'circuit-breaker-states',
  'retry-storm-record': 'retry-storm-mechanism',
  'evacuation-record': 'evacuation-code',
  'global-dates': 'strategy',
  'rows-record': 'rows-mechanism',
  'challenges': 'tracing-predict',
}

/** The slide that an address shows by now: itself, or the one that took it over. */
export const currentAddress = (alias: string): string => Object.hasOwn(MOVED, alias) ? MOVED[alias]! : alias
