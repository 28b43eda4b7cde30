import type { Millis } from '../engine/index.ts'
import { seconds } from '../engine/index.ts'

/** The fleets: blue runs the version before, green the new one. */
export const FLEETS = ['blue', 'green'] as const
export type FleetName = (typeof FLEETS)[number]

/** The rules by which a switch is reversible; times in ms. */
export const RULES = Object.freeze({
  /** How long all of a fleet must have been healthy without a break before it is let in. */
  settle: seconds(10),
  /** How long a fleet must have answered members before the other one is let go. */
  confirm: seconds(10),
  /** Share of requests that must have been answered for a fleet to be confirmed. */
  good: 0.99,
  /** Share of requests below which a new version is given up. */
  bad: 0.95,
  /** How long the way back is kept open. */
  keep: seconds(120),
})

/** A fleet as it was last told to be. */
export interface FleetState {
  /** Instances asked for; 0 when there is no fleet. */
  readonly instances: number
  /** Whether the load balancer sends it new requests. */
  readonly enabled: boolean
  /** ms since it was let in; 0 while it is out. */
  readonly enabledFor: Millis
  /** ms since it was taken out; 0 while it is in. */
  readonly disabledFor: Millis
}

/** What is to be, and what was done about it. */
export interface State {
  /** The fleet that is to serve. Whoever takes green out, or away, once it was in has given the release up: then it is blue. */
  readonly wanted: FleetName
  /** Instances that carry all of the traffic. */
  readonly needed: number
  readonly fleets: Readonly<Record<FleetName, FleetState>>
}

/** A fleet as it is seen to be. */
export interface FleetHealth {
  /** Instances that pass their health checks now. */
  readonly healthy: number
  /** ms for which all instances asked for have passed them, without a break. */
  readonly steadyFor: Millis
  /** Share of the requests of the last ten seconds that were answered; null when there were none. */
  readonly answered: number | null
  /** Requests under way. */
  readonly inFlight: number
}

export type Health = Readonly<Record<FleetName, FleetHealth>>

/** What is done in this second. Taking instances away ends what is under way on them. */
export type Action =
  | 'wait'
  | { readonly do: 'resize', readonly fleet: FleetName, readonly instances: number }
  | { readonly do: 'enable' | 'disable', readonly fleet: FleetName }

/** What decides: the exercise's `next`, asked once a second. */
export interface Policy {
  next(state: State, health: Health): Action
}

const other = (fleet: FleetName): FleetName => fleet === 'blue' ? 'green' : 'blue'
/** How long somebody who knows no better looks on before they go back, in ms. */
const PATIENCE = seconds(40)
/** Where to go: back, when members of a new version have not been answered for long enough. */
function goal({ wanted, fleets }: State, health: Health): FleetName {
  return fleets.green.enabledFor >= PATIENCE && (health.green.answered ?? 1) < RULES.bad ? 'blue' : wanted
}

/** Off, then on: room is made for one fleet by taking the other away. */
export const offThenOn: Policy = {
  next(state, health) {
    const to = goal(state, health)
    const from = other(to)
    if (state.fleets[from].instances > 0)
      return { do: 'resize', fleet: from, instances: 0 }
    if (state.fleets[to].instances < state.needed)
      return { do: 'resize', fleet: to, instances: state.needed }
    return state.fleets[to].enabled ? 'wait' : { do: 'enable', fleet: to }
  },
}

/** On, then gone: the new fleet is let in when it is up, and the other one thrown away in the same moment. */
export const burnBridges: Policy = {
  next(state, health) {
    const to = goal(state, health)
    const from = other(to)
    if (state.fleets[to].instances < state.needed)
      return { do: 'resize', fleet: to, instances: state.needed }
    if (!state.fleets[to].enabled)
      return health[to].healthy >= state.needed ? { do: 'enable', fleet: to } : 'wait'
    return state.fleets[from].instances > 0 ? { do: 'resize', fleet: from, instances: 0 } : 'wait'
  },
}

/** The old fleet is kept, but shrunk to save money; the way back forgets to fill it. */
export const shrunk: Policy = {
  next(state, health) {
    const to = goal(state, health)
    const from = other(to)
    const [target, current] = [state.fleets[to], state.fleets[from]]
    if (target.instances === 0)
      return { do: 'resize', fleet: to, instances: state.needed }
    if (!target.enabled)
      return health[to].healthy >= target.instances ? { do: 'enable', fleet: to } : 'wait'
    if (current.enabled)
      return { do: 'disable', fleet: from }
    return current.instances > 1 && health[from].inFlight === 0 ? { do: 'resize', fleet: from, instances: 1 } : 'wait'
  },
}

/** What people do before they know better, by what the room may choose. */
export const BASELINES = Object.freeze({ 'off-then-on': offThenOn, 'burn-bridges': burnBridges, shrunk })
