// Values that travel with the room: what a live figure shows, as plain JSON by a key. A figure joins; an open room carries it.

/** How a value is taken from a page, and given to it. */
export interface Traveller<S> {
  readonly read: () => S
  readonly apply: (state: S) => void
}

/** By key; a slide may be on a page twice, as itself and as the next one. */
const travellers = new Map<string, Set<Traveller<never>>>()
/** Keys that somebody has changed, the latest last: what nobody touched stands everywhere as it was made. */
const touched = new Set<string>()
/** What the room said last, for a figure that comes later. */
let arrived: Readonly<Record<string, string>> = {}
let listener = () => {}

/**
 * Lets a value travel.
 * @returns what to call after each change, and on leaving
 */
export function joinTravel<S>(key: string, traveller: Traveller<S>) {
  const same = travellers.get(key) ?? travellers.set(key, new Set()).get(key)!
  same.add(traveller as unknown as Traveller<never>)
  if (arrived[key] !== undefined)
    traveller.apply(JSON.parse(arrived[key]) as S)
  return {
    changed() {
      touched.delete(key)
      touched.add(key)
      listener()
    },
    leave() {
      same.delete(traveller as unknown as Traveller<never>)
    },
  }
}

/** The presenter's side: what is to travel now, the values last changed first, within these bounds. */
export function departures(most: number, longest: number): Record<string, string> {
  const states: [string, string][] = []
  for (const key of [...touched].reverse()) {
    const [traveller] = travellers.get(key) ?? []
    const state = traveller && JSON.stringify(traveller.read())
    if (state && state.length <= longest && states.length < most)
      states.push([key, state])
  }
  return Object.fromEntries(states)
}

/** Calls `run` after each change; whoever calls this last is called. */
export function onDeparture(run: () => void) {
  listener = run
}

/** The audience's side: applies what is new, or all of it. */
export function arrive(states: Readonly<Record<string, string>>, all = false) {
  const before = arrived
  arrived = states
  for (const [key, state] of Object.entries(states)) {
    if (all || before[key] !== state)
      travellers.get(key)?.forEach(({ apply }) => apply(JSON.parse(state) as never))
  }
}
