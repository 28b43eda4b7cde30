import type { Action, FleetName, Health, State } from '../../sim/blue-green/index.ts'

// TODO: Put the steps into an order in which somebody always answers, and in which there is a way back.

/**
 * The next step of a release, or of the way back. Asked once a second.
 * @param state what is to be: `wanted`, `needed`, and both `fleets` as they were last told to be
 * @param _health both fleets as they are seen to be: `healthy`, `steadyFor`, `answered`, `inFlight`
 */
export function next(state: State, _health: Health): Action {
  const to = state.wanted
  const from: FleetName = to === 'blue' ? 'green' : 'blue'
  if (state.fleets[from].instances > 0)
    return { do: 'resize', fleet: from, instances: 0 }
  if (state.fleets[to].instances < state.needed)
    return { do: 'resize', fleet: to, instances: state.needed }
  return state.fleets[to].enabled ? 'wait' : { do: 'enable', fleet: to }
}
