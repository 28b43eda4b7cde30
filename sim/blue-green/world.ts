import type { BaseRun, FaultEvent, FaultSchedule, Millis } from '../engine/index.ts'
import type { Action, FleetHealth, FleetName, FleetState, Health, Policy, State } from './policy.ts'
import { announceFaults, arrivals, COUNT, drawLuck, every, faultAt, frozen, ms, POSITIVE, sampled, seconds, settle, show, Simulation } from '../engine/index.ts'
import { Fleet } from './fleet.ts'
import { FLEETS, offThenOn } from './policy.ts'
import { NODES, SCHEDULES } from './schedules.ts'

/** What a run is like unless told otherwise: four minutes, a release asked for at the tenth second. */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: seconds(240),
  schedule: SCHEDULES.leak as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: (): Policy => offThenOn,
  /** Instances that carry all of the traffic. */
  needed: 6,
  /** Requests a second, on average. */
  perSecond: 20,
  /** When the new version is asked for. */
  release: seconds(10),
  /** Distance between samples. */
  sampleEvery: ms(500),
})

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** Constants of the world that no run changes. */
export const PHYSICS = frozen({
  /** How often the policy is asked. */
  tick: seconds(1),
  /** Requests that an instance can have under way. */
  slots: 16,
  /** Mean time of a request, and of the tenth of them that are downloads. */
  request: ms(600),
  download: seconds(6),
  downloads: 0.1,
  /** For how long a fleet's answers are remembered. */
  memory: seconds(10),
})

/**
 * How a request ended.
 * - `served`
 * - `failed`: the version answered with an error
 * - `refused`: the fleet had no room
 * - `unanswered`: it was sent to an instance that was not up, or nobody was there to send it to
 * - `lost`: its instance was taken away under it
 */
export type Answer = 'served' | 'failed' | 'refused' | 'unanswered' | 'lost'

/** One request, from arrival to its end. */
export interface Request {
  readonly id: number
  readonly start: Millis
  /** The fleet that it was sent to; null when none was in. */
  readonly fleet: FleetName | null
  /** When it ended; null while under way at the end of the run. */
  end: Millis | null
  answer: Answer | null
}

/** One event of a run. `id` numbers requests from 1 in order of arrival. */
export type BlueGreenEvent =
  | FaultEvent
  | { readonly t: Millis, readonly type: 'action', readonly action: Exclude<Action, 'wait'> }
  | { readonly t: Millis, readonly type: 'end', readonly id: number, readonly answer: Answer }

/** Requests from the start of the run that have ended, by how. */
export type Counts = Record<Answer, number>

/** A fleet at a regular moment. */
export interface FleetSample extends FleetState, FleetHealth {
  /** Instances that are up, whatever their health checks say. */
  readonly up: number
}

/** The world at a regular moment. */
export interface Sample {
  readonly t: Millis
  readonly wanted: FleetName
  readonly fleets: Readonly<Record<FleetName, FleetSample>>
  readonly counts: Counts
}

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, BlueGreenEvent> {
  /** In order of arrival. */
  readonly requests: readonly Request[]
  /** Every `sampleEvery` from 0 to the end, both included. */
  readonly samples: readonly Sample[]
}

/** A fleet, and what the balancer and the health checks know of it. */
class WatchedFleet extends Fleet<Request> {
  readonly recent: { readonly t: Millis, readonly served: boolean }[] = []
  enabledAt: Millis | null = null
  disabledAt: Millis = ms(0)
  steadySince: Millis | null = null

  state(now: Millis): FleetState {
    return { instances: this.instances.length, enabled: this.enabledAt !== null, enabledFor: ms(this.enabledAt === null ? 0 : now - this.enabledAt), disabledFor: ms(this.enabledAt === null ? now - this.disabledAt : 0) }
  }

  answered(now: Millis): number | null {
    while (this.recent.length && this.recent[0]!.t < now - PHYSICS.memory)
      this.recent.shift()
    return this.recent.length ? this.recent.filter(({ served }) => served).length / this.recent.length : null
  }
}

/** @throws TypeError saying what `next` may answer, and what it did */
function checked(action: Action, now: Millis): Action {
  const refuse = (): never => {
    throw new TypeError(`next(…) at ${now} ms must return 'wait', { do: 'enable' | 'disable', fleet } or { do: 'resize', fleet, instances }, got ${show(action)}`)
  }
  if (action === 'wait')
    return action
  if (typeof action !== 'object' || action === null || !FLEETS.includes(action.fleet))
    return refuse()
  if (action.do === 'resize')
    return Number.isInteger(action.instances) && action.instances >= 0 && action.instances <= 100 ? action : refuse()
  return action.do === 'enable' || action.do === 'disable' ? action : refuse()
}

/**
 * Runs the world: members press play, a balancer sends them to the fleets that are in, and a policy is asked once a
 * second what to do about the release. Arrivals, lengths of requests and boot times carry chance.
 * @throws RangeError, ScheduleError on options that make no world
 * @throws TypeError when the policy answers with what is no action
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, NODES, { needed: COUNT, perSecond: POSITIVE, release: POSITIVE, sampleEvery: POSITIVE })
  const { schedule, needed } = options
  const simulation = new Simulation<BlueGreenEvent>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()
  const boots = simulation.chance.fork('boots')

  const requests: Request[] = []
  const counts: Counts = { served: 0, failed: 0, refused: 0, unanswered: 0, lost: 0 }
  const fleets: Record<FleetName, WatchedFleet> = { blue: new WatchedFleet(), green: new WatchedFleet() }
  fleets.blue.stand(needed)
  fleets.blue.enabledAt = ms(0)
  fleets.blue.steadySince = ms(0)
  /** Whether the wanted fleet was taken out again. */
  let givenUp = false

  const now = () => simulation.now
  const fault = (node: string) => faultAt(schedule, node, now())
  const wanted = (): FleetName => now() >= options.release && !givenUp && !fault('release') ? 'green' : 'blue'
  const healthyOf = (name: FleetName) => ['down', 'slow'].includes(fault(name)?.kind ?? '') ? 0 : fleets[name].upAt(now())
  const stateNow = (): State => ({ wanted: wanted(), needed, fleets: { blue: fleets.blue.state(now()), green: fleets.green.state(now()) } })

  function healthOf(name: FleetName): FleetHealth {
    const fleet = fleets[name]
    return {
      healthy: healthyOf(name),
      steadyFor: ms(fleet.steadySince === null ? 0 : now() - fleet.steadySince),
      answered: fleet.answered(now()),
      inFlight: fleet.instances.reduce((sum, { busy }) => sum + busy.size, 0),
    }
  }
  const healthNow = (): Health => ({ blue: healthOf('blue'), green: healthOf('green') })

  function end(request: Request, answer: Answer) {
    request.end = now()
    request.answer = answer
    counts[answer]++
    if (request.fleet)
      fleets[request.fleet].recent.push({ t: now(), served: answer === 'served' })
    simulation.emit({ type: 'end', id: request.id, answer })
  }

  function resize(name: FleetName, size: number) {
    const { instances } = fleets[name]
    for (const { busy } of instances.splice(size)) {
      for (const request of busy)
        end(request, 'lost')
    }
    fleets[name].grow(size, now(), boots)
  }

  function take(fleet: WatchedFleet, isIn: boolean) {
    fleet.enabledAt = isIn ? now() : null
    fleet.disabledAt = now()
  }

  function act(action: Action) {
    if (action === 'wait')
      return
    const fleet = fleets[action.fleet]
    const isIn = fleet.enabledAt !== null
    if (action.fleet === 'green' && isIn && (action.do === 'disable' || (action.do === 'resize' && action.instances === 0)))
      givenUp = true
    if (action.do === 'resize') {
      resize(action.fleet, action.instances)
      if (action.instances === 0 && isIn)
        take(fleet, false)
    }
    else if (isIn !== (action.do === 'enable')) {
      take(fleet, action.do === 'enable')
    }
    simulation.emit({ type: 'action', action })
  }

  announceFaults(simulation, schedule)
  every(simulation, PHYSICS.tick, () => {
    for (const name of FLEETS) {
      const fleet = fleets[name]
      const isWhole = fleet.instances.length > 0 && healthyOf(name) === fleet.instances.length
      fleet.steadySince = isWhole ? fleet.steadySince ?? now() : null
    }
    act(checked(policy.next(stateNow(), healthNow()), now()))
  })

  const samples: Sample[] = sampled(simulation, options.sampleEvery, () => {
    const health = healthNow()
    const fleetNow = (name: FleetName): FleetSample => ({ ...fleets[name].state(now()), ...health[name], up: fault(name)?.kind === 'down' ? 0 : fleets[name].upAt(now()) })
    return { wanted: wanted(), fleets: { blue: fleetNow('blue'), green: fleetNow('green') }, counts: { ...counts } }
  })

  let turn = 0
  arrivals(simulation, 'requests', options.perSecond, (chance) => {
    const { wait, coin } = drawLuck(chance)
    const isDownload = chance.happens(PHYSICS.downloads)
    const open = FLEETS.filter(name => fleets[name].enabledAt !== null && fleets[name].instances.length > 0)
    // Sent in proportion to instances, as they were registered.
    const shares = open.flatMap(name => fleets[name].instances.map(() => name))
    const name = shares.length ? shares[turn++ % shares.length]! : null
    const request: Request = { id: requests.length + 1, start: now(), fleet: name, end: null, answer: null }
    requests.push(request)
    const instance = name && fleets[name].nextInstance()
    if (!name || !instance || instance.up > now() || fault(name)?.kind === 'down')
      return end(request, 'unanswered')
    if (instance.busy.size >= PHYSICS.slots)
      return end(request, 'refused')
    const trouble = fault(name)
    if (trouble?.kind === 'fail' && coin < (trouble.rate ?? 1))
      return end(request, 'failed')
    instance.busy.add(request)
    simulation.at(ms(now() + Math.max(1, Math.round(wait * (isDownload ? PHYSICS.download : PHYSICS.request)))), () => {
      if (instance.busy.delete(request) && request.end === null)
        end(request, 'served')
    })
  })
  return { options, trace: simulation.run(), requests, samples }
}
