import type { Call, Duty, ShadowStats, State, Step, Way } from '../../sim/strangler/index.ts'

const DUTIES: readonly Duty[] = ['encoding', 'logs', 'search', 'ratings', 'queue', 'catalog', 'accounts', 'billing']

// TODO: Turn the big switch into a move that compares before it promotes, one duty at a time, with a way back.

/**
 * Where a call goes: who answers it, and whether the other one gets a copy to compare.
 * @param call who asks (`member`), what for (`duty`), and whether it is a `read` or a `write`
 * @param state of each duty its `stage`, the `share` of members on the new service in percent, and the `owner` of its writes
 */
export function route(call: Call, state: State): Way {
  return { to: state[call.duty].owner, shadow: false }
}

/**
 * Which duties take another stage now. Asked once a second.
 * @param state of each duty its `stage`, and for how many ms it has held it (`heldFor`)
 * @param _stats of each duty how many answers were `compared`, and how many of these `differed`
 */
export function promote(state: State, _stats: ShadowStats): Step[] {
  const isTheDay = DUTIES.every(duty => state[duty].stage === 'old' && state[duty].heldFor >= 20_000)
  return isTheDay ? DUTIES.map(duty => ({ duty, stage: 'writes' })) : []
}
