import type { Millis } from '../engine/index.ts'
import { ms, seconds } from '../engine/index.ts'

/** What the monolith does, in the order in which it is to leave: encoding first, activity logs second, billing last. */
export const DUTIES = ['encoding', 'logs', 'search', 'ratings', 'queue', 'catalog', 'accounts', 'billing'] as const
export type Duty = (typeof DUTIES)[number]

/** The two who can answer: the monolith, and the service that takes the duty over. */
export type System = 'old' | 'new'

/**
 * How far a duty has moved, a stage after the other.
 * - `old`: the gateway only passes on
 * - `shadow`: the new service gets copies of reads, and nobody sees its answers
 * - `few`, `half`, `reads`: it answers the reads of 5%, 50% and all of the members
 * - `writes`: it owns the writes too; the old code still stands
 * - `gone`: the old code is deleted, and there is no way back
 */
export const STAGES = ['old', 'shadow', 'few', 'half', 'reads', 'writes', 'gone'] as const
export type Stage = (typeof STAGES)[number]

/** What a stage means for reads and for writes. */
export const MEANING: Readonly<Record<Stage, { readonly share: number, readonly owner: System }>> = Object.freeze({
  old: { share: 0, owner: 'old' },
  shadow: { share: 0, owner: 'old' },
  few: { share: 5, owner: 'old' },
  half: { share: 50, owner: 'old' },
  reads: { share: 100, owner: 'old' },
  writes: { share: 100, owner: 'new' },
  gone: { share: 100, owner: 'new' },
})

/** The rules by which a duty moves; times in ms. */
export const RULES = Object.freeze({
  /** How long a stage is watched at least. */
  hold: seconds(5),
  /** Comparisons that it takes to go on, none of which may differ. */
  enough: 20,
  /** How long the old code stands after the writes have moved. */
  keep: seconds(30),
})

/** What a member asks of the gateway. */
export interface Call {
  /** Who asks, such as `member-042`. */
  readonly member: string
  readonly duty: Duty
  readonly kind: 'read' | 'write'
}

/** How far a duty has moved. */
export interface DutyState {
  readonly stage: Stage
  /** Percent of the members whose reads the new service answers, from 0 to 100. */
  readonly share: number
  /** The one that writes go to. */
  readonly owner: System
  /** ms since the stage began. */
  readonly heldFor: Millis
}
export type State = Readonly<Record<Duty, DutyState>>

/** What the comparisons of a duty say: those of its present stage, of the last ten seconds at most. */
export interface Comparisons {
  readonly compared: number
  /** Of these, those where the two answers differed, or the new service gave none. */
  readonly differed: number
}
export type ShadowStats = Readonly<Record<Duty, Comparisons>>

/** Where a call goes. */
export interface Way {
  /** Whose answer the member gets. */
  readonly to: System
  /** Whether the other one gets a copy, whose answer is compared and thrown away. */
  readonly shadow: boolean
}

/** A duty's next stage. */
export interface Step { readonly duty: Duty, readonly stage: Stage }

/** What decides: the exercise's two functions. */
export interface Policy {
  /** Asked at each call. */
  route(call: Call, state: State): Way
  /** Asked once a second; any number of duties may be moved in it. */
  promote(state: State, stats: ShadowStats): readonly Step[]
}

/** All at once, and no way back: on a chosen day each duty goes to its new service. */
export function bigSwitch(): Policy {
  return {
    route: ({ duty }, state) => ({ to: state[duty].owner, shadow: false }),
    promote: state => DUTIES.filter(duty => state[duty].stage === 'old' && state[duty].heldFor >= seconds(20)).map(duty => ({ duty, stage: 'writes' })),
  }
}

/** A stage every seven seconds, whatever the comparisons say. */
function byTheCalendar(state: State): readonly Step[] {
  const duty = DUTIES.find(name => MEANING[state[name].stage].owner === 'old')
  return duty && state[duty].heldFor >= ms(7000) ? [{ duty, stage: STAGES[STAGES.indexOf(state[duty].stage) + 1]! }] : []
}

/** Copies of everything, writes too: what is done once is done twice. */
export function copyAll(): Policy {
  return {
    route: ({ duty }, state) => ({ to: state[duty].owner, shadow: !['old', 'gone'].includes(state[duty].stage) }),
    promote: byTheCalendar,
  }
}

/** All duties together, a stage every forty seconds. */
const allTogether = (state: State): readonly Step[] =>
  DUTIES.filter(duty => state[duty].stage !== 'gone' && state[duty].heldFor >= seconds(40)).map(duty => ({ duty, stage: STAGES[STAGES.indexOf(state[duty].stage) + 1]! }))

/** A share thrown with dice at each call: members meet the new service on one page, and the old one on the next. */
export function dice(): Policy {
  let turn = 0
  return {
    route({ duty, kind }, state) {
      const { share, owner } = state[duty]
      turn = (turn * 61 + 37) % 101
      return { to: kind === 'write' ? owner : turn % 100 < share ? 'new' : 'old', shadow: false }
    },
    promote: allTogether,
  }
}

/** What people do before they know better, by what the room may choose. */
export const BASELINES = Object.freeze({ 'big-switch': bigSwitch, 'copy-all': copyAll, dice })
