import type { Action, FleetName, Health, State } from '../../sim/blue-green/index.ts'

const SETTLE = 10_000
const CONFIRM = 10_000
const KEEP = 120_000
const GOOD = 0.99
const BAD = 0.95

const other = (fleet: FleetName): FleetName => fleet === 'blue' ? 'green' : 'blue'

/**
 * The fleet to go to. A new version whose members are not answered is given up. Its health checks have no say in that:
 * they pass on versions that are wrong, and fail on machines that are only busy.
 */
function goalOf({ wanted, fleets }: State, health: Health): FleetName {
  const isBad = fleets.green.enabled && (health.green.answered ?? 1) < BAD
  return isBad ? 'blue' : wanted
}

export function next(state: State, health: Health): Action {
  const to = goalOf(state, health)
  const from = other(to)
  const [target, current] = [state.fleets[to], state.fleets[from]]
  // As many as carry the traffic now: the fleet may have been shrunk while it was idle.
  if (target.instances < state.needed)
    return { do: 'resize', fleet: to, instances: state.needed }
  // #region order
  if (!target.enabled)
    return health[to].steadyFor >= SETTLE ? { do: 'enable', fleet: to } : 'wait'
  // Both answer. Only when the one is seen to do it may the other go.
  const isConfirmed = (health[to].answered ?? 0) >= GOOD
  if (current.enabled)
    return isConfirmed && target.enabledFor >= CONFIRM
      ? { do: 'disable', fleet: from } : 'wait'
  // #endregion
  // The way back stays open until the new fleet has earned it, and nobody is left on the old one.
  const isOver = current.instances > 0 && current.disabledFor >= KEEP && isConfirmed && health[from].inFlight === 0
  return isOver ? { do: 'resize', fleet: from, instances: 0 } : 'wait'
}
