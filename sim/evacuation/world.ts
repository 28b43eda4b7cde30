import type { BaseRun, FaultEvent, FaultSchedule, Millis } from '../engine/index.ts'
import type { Plan, Region, RegionName } from './policy.ts'
import { announceFaults, every, faultAt, frozen, minutes, ms, oneOf, POSITIVE, seconds, settle, show, Simulation } from '../engine/index.ts'
import { peakAhead, typicalDemand, typicalPeak } from './day.ts'
import { dnsFailover, REGIONS } from './policy.ts'
import { NODES, SCHEDULES } from './schedules.ts'

/**
 * How long things take: before Project Nimble, and with it. `before` follows the minutes on record
 * (5 to decide, 3 of them the policy's; 3–5 to provision, 25 to start, 10 and more to proxy).
 */
export const ERAS = frozen({
  before: { dark: false, detect: minutes(2), proxy: minutes(12) },
  nimble: { dark: true, detect: minutes(0), proxy: seconds(100) },
} as const)

/** What a run is like unless told otherwise. */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: minutes(150),
  schedule: SCHEDULES['east-fails'] as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: dnsFailover,
  /** Whether idle capacity stands ready in the dark (`nimble`) or starts cold (`before`), and what goes with it. */
  era: 'nimble' as keyof typeof ERAS,
  /** Distance between two plans, and between samples. */
  tick: seconds(10),
})

/** Constants of the world that no run changes. */
export const RULES = frozen({
  /** How full an autoscaler keeps its own region. */
  autoscale: 0.7,
  /** How full a region would be at its own peak if it ran all it can: just below two thirds. */
  peakFull: 0.65,
  /** From this to this long, dark capacity takes to join. */
  join: [seconds(60), seconds(90)],
  /** From this to this long, new instances take to be provisioned. */
  provision: [minutes(3), minutes(5)],
  /** How long services take to start on them. */
  start: minutes(25),
  /** Time in which about two thirds of the members notice that a name has a new address. */
  timeToLive: minutes(5),
  /** How far the regions are behind each other on a good day. */
  lag: ms(800),
  /** Share of requests that write. */
  writes: 0.1,
} as const)

/** A share this small comes from rounding, in sums of shares that should be 0 or 1. */
const ROUNDING = 1e-6

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** One event of a run. Amounts are rounded; loads are told once a minute. */
export type EvacuationEvent =
  | FaultEvent
  | { readonly t: Millis, readonly type: 'status', readonly region: RegionName, readonly status: Region['status'] }
  | { readonly t: Millis, readonly type: 'ordered', readonly region: RegionName, readonly amount: number, readonly dark: boolean, readonly due: Millis }
  | { readonly t: Millis, readonly type: 'joined', readonly region: RegionName, readonly amount: number }
  | { readonly t: Millis, readonly type: 'off', readonly region: RegionName, readonly lost: number }
  | { readonly t: Millis, readonly type: 'moved', readonly region: RegionName, readonly home: number }
  | { readonly t: Millis, readonly type: 'load', readonly region: RegionName, readonly load: number, readonly answered: number }

/** A region at a regular moment. Rates and capacities in thousand requests a second. */
export interface RegionSample {
  readonly demand: number
  /** What it is asked for by all whom it serves. */
  readonly load: number
  /** What of it is answered. */
  readonly answered: number
  readonly running: number
  /** Ordered from the dark, not yet joined. */
  readonly joining: number
  /** Ordered cold, not yet started. */
  readonly starting: number
  readonly dark: number
  readonly status: Region['status']
  /** Whether its services fail, whatever is known of it. */
  readonly faulty: boolean
  readonly off: boolean
  /** Share of its members that each region serves, in the order of {@link REGIONS}. */
  readonly serves: readonly number[]
  /** Share of those served elsewhere who get there by name, not through its gateway. */
  readonly direct: number
  readonly lag: Millis
  readonly pending: number
}

/** Sums from the start of the run, in thousands, and extremes. */
export interface Totals {
  asked: number
  answered: number
  /** The same of members none of whose own region fails. */
  askedElsewhere: number
  answeredElsewhere: number
  /** Writes that a region still held alone when it was switched off. */
  lost: number
  /** Most load against capacity of a region that serves others' members; 0 while none does. */
  fullest: number
  /** Oldest data, in ms, on which a member was moved. */
  stalest: number
}

/** The world at a regular moment. */
export interface Sample {
  readonly t: Millis
  /** In the order of {@link REGIONS}. */
  readonly regions: readonly RegionSample[]
  readonly totals: Totals
}

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, EvacuationEvent> {
  /** Every `tick` from 0 to the end, both included. */
  readonly samples: readonly Sample[]
  /** The most that each region can run, in the order of {@link REGIONS}. */
  readonly limits: readonly number[]
}

interface Batch { readonly due: number, readonly amount: number, readonly dark: boolean }

interface State {
  readonly name: RegionName
  /** How large it is against a typical one: 0.95 to 1.05. */
  readonly size: number
  readonly limit: number
  readonly join: number
  readonly provision: number
  readonly demandAt: (t: number) => number
  /** What its members ask for at this beat. */
  demand: number
  running: number
  batches: Batch[]
  off: boolean
  serves: number[]
  direct: number
  status: Region['status']
  since: Millis
  /** When the condition that contradicts the status was first met. */
  doubt: Millis | undefined
  pending: number
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const round = (value: number) => Math.round(value * 100) / 100
const nearest = (share: number) => Math.abs(share) < ROUNDING ? 0 : Math.abs(1 - share) < ROUNDING ? 1 : share

/**
 * Runs the world: three regions through an evening, each with members of its own, an autoscaler and
 * a copy of the others' writes that is a little behind. Every tick the policy is asked who is to run
 * how much and who is to serve whom; capacity and members then take their time.
 * Demand is the same for the same seed, whatever the policy or the schedule.
 *
 * @throws RangeError on an option out of range or a plan that cannot be followed, a ScheduleError on a schedule that does not fit this world
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, NODES, { tick: POSITIVE, era: oneOf(Object.keys(ERAS)) })
  const simulation = new Simulation<EvacuationEvent>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()
  const era = ERAS[options.era]
  const { tick, schedule } = options
  const samples: Sample[] = []
  const totals: Totals = { asked: 0, answered: 0, askedElsewhere: 0, answeredElsewhere: 0, lost: 0, fullest: 0, stalest: 0 }
  const states = REGIONS.map(name => open(name))

  function open(name: RegionName): State {
    const chance = simulation.chance.fork(name)
    const size = 0.95 + 0.1 * chance.uniform()
    const between = ([from, to]: readonly [number, number]) => from + (to - from) * chance.uniform()
    const [join, provision] = [between(RULES.join), between(RULES.provision)]
    // No evening is like another: up to 2% above or below, drifting over five minutes.
    const drift = Array.from({ length: Math.ceil(options.duration / minutes(5)) + 2 }, () => 0.04 * chance.uniform() - 0.02)
    const demandAt = (t: number) => {
      const at = t / minutes(5)
      const [a, b] = [drift[Math.floor(at)]!, drift[Math.floor(at) + 1]!]
      return size * typicalDemand(name, t) * (1 + a + (b - a) * (at - Math.floor(at)))
    }
    return {
      name, size, limit: size * typicalPeak(name) / RULES.peakFull, join, provision, demandAt, demand: demandAt(0),
      running: demandAt(0) / RULES.autoscale, batches: [], off: false,
      serves: REGIONS.map(other => other === name ? 1 : 0), direct: 0,
      status: 'well', since: ms(0), doubt: undefined, pending: demandAt(0) * RULES.writes * RULES.lag / 1000,
    }
  }

  const coming = (state: State) => sum(state.batches.map(batch => batch.amount))
  const darkOf = (state: State) => era.dark && !state.off ? Math.max(0, state.limit - state.running - coming(state)) : 0
  const homeOf = (state: State) => state.serves[states.indexOf(state)]!
  const loadOf = (index: number) => sum(states.map(other => other.demand * other.serves[index]!))

  /** Share of requests that services answer while they are asked for no more than they can carry. */
  function soundness(state: State): number {
    const fault = faultAt(schedule, state.name, simulation.now)
    return fault === undefined || fault.kind === 'slow' ? 1 : fault.kind === 'down' ? 0 : 1 - (fault.rate ?? 1)
  }
  function lag(): Millis {
    const fault = faultAt(schedule, 'replication', simulation.now)
    return fault?.kind === 'slow' ? fault.latency : RULES.lag
  }
  /** A region asked for too much spends itself on requests that it cannot finish, and answers less than it could. */
  function answeredOf(load: number, running: number): number {
    if (load <= running)
      return load
    return running === 0 ? 0 : running * Math.max(0.3, 1 - 1.5 * (load / running - 1))
  }

  function order(state: State, amount: number, dark: boolean): void {
    if (amount < 0.01)
      return
    const due = ms(Math.round(simulation.now + (dark ? state.join : state.provision + RULES.start)))
    state.batches.push({ due, amount, dark })
    simulation.emit({ type: 'ordered', region: state.name, amount: round(amount), dark, due })
  }

  function receive(state: State): void {
    const due = state.batches.filter(batch => batch.due <= simulation.now)
    if (due.length === 0)
      return
    state.batches = state.batches.filter(batch => batch.due > simulation.now)
    state.running += sum(due.map(batch => batch.amount))
    state.off = false
    simulation.emit({ type: 'joined', region: state.name, amount: round(sum(due.map(batch => batch.amount))) })
  }

  /** Makes a region run what the plan wants, as far and as fast as it can. */
  function scale(state: State, wanted: number): void {
    const target = Math.min(wanted, state.limit)
    if (target === 0) {
      if (!state.off)
        switchOff(state)
      return
    }
    const missing = target - state.running - coming(state)
    if (missing > 0) {
      const dark = Math.min(missing, darkOf(state))
      order(state, dark, true)
      order(state, missing - dark, false)
    }
    state.running = Math.min(state.running, target)
  }
  function switchOff(state: State): void {
    totals.lost += state.pending
    simulation.emit({ type: 'off', region: state.name, lost: round(state.pending) })
    Object.assign(state, { off: true, running: 0, batches: [], pending: 0 })
  }

  /** What a region does by itself: follows its own members ahead of time, and load that it did not expect with cold instances. */
  function autoscale(state: State, load: number): void {
    const own = Math.max(state.demand, typicalDemand(state.name, simulation.now + minutes(30)))
    const usual = Math.min(state.limit, own / RULES.autoscale)
    const needed = Math.min(state.limit, Math.max(usual, load > 0.9 * state.running ? load / RULES.autoscale : load))
    if (state.off) {
      if (state.status === 'well')
        order(state, usual - coming(state), false)
      return
    }
    state.running = state.running > needed ? needed : Math.max(state.running, usual - coming(state))
    order(state, needed - state.running - coming(state), false)
  }

  /** Moves a region's members a tick further towards where the plan wants them. */
  function move(state: State, wanted: readonly number[]): void {
    const change = wanted.map((share, i) => share - state.serves[i]!)
    const far = sum(change.map(Math.abs)) / 2
    const before = homeOf(state)
    if (far > 0) {
      const step = policy.by === 'dns' ? tick / RULES.timeToLive : tick / era.proxy / far
      const arrives = step >= 1 || far < 0.002
      state.serves = arrives ? [...wanted] : state.serves.map((share, i) => share + change[i]! * step)
      // Whoever leaves finds what has been copied so far, and no more.
      if (homeOf(state) < before)
        totals.stalest = Math.max(totals.stalest, lag())
    }
    const home = homeOf(state)
    if (home !== before && (home === 0 || home === 1 || Math.floor(home * 10) !== Math.floor(before * 10)))
      simulation.emit({ type: 'moved', region: state.name, home: round(home) })
    // Through the gateway first; names follow behind it.
    state.direct = home === 1 ? 0 : policy.by === 'dns' ? 1 : state.direct + (1 - state.direct) * tick / RULES.timeToLive
  }

  function watch(state: State, load: number, answered: number): void {
    const looks: Region['status'] = soundness(state) < 0.9 || (!state.off && load > 0 && answered < 0.9 * load) ? 'ill' : 'well'
    if (looks === state.status) {
      state.doubt = undefined
      return
    }
    state.doubt ??= simulation.now
    if (simulation.now - state.doubt < era.detect)
      return
    Object.assign(state, { status: looks, since: simulation.now, doubt: undefined })
    simulation.emit({ type: 'status', region: state.name, status: looks })
  }

  function replicate(state: State, answered: number): void {
    if (state.off)
      return
    // Little's law: in the long run, writes a second × lag are on their way.
    const pending = (state.pending + answered * RULES.writes * tick / 1000) / (1 + tick / lag())
    state.pending = answered === 0 && pending < 0.01 ? 0 : pending
  }

  function observe(): Region[] {
    return states.map(state => ({
      name: state.name,
      status: state.status,
      since: state.since,
      demand: state.demand,
      // The forecast knows the day, and errs on the side of a busy one.
      peak: 1.02 * state.size * peakAhead(state.name, simulation.now),
      running: state.running,
      dark: darkOf(state),
      limit: state.limit,
      home: homeOf(state),
      lag: lag(),
      pending: state.pending,
    }))
  }

  function beat(): void {
    for (const state of states) {
      state.demand = state.demandAt(simulation.now)
      receive(state)
    }
    const loads = states.map((_, i) => loadOf(i))
    const answered = states.map((state, i) => answeredOf(loads[i]!, state.running) * soundness(state))
    states.forEach((state, i) => {
      replicate(state, answered[i]!)
      watch(state, loads[i]!, answered[i]!)
      const own = state.demand * homeOf(state)
      if (loads[i]! - own > 0.01)
        totals.fullest = Math.max(totals.fullest, loads[i]! / Math.max(1, state.running))
      if (simulation.now % minutes(1) === 0)
        simulation.emit({ type: 'load', region: state.name, load: round(loads[i]!), answered: round(answered[i]!) })
    })
    for (const state of states) {
      const asked = state.demand * tick / 1000
      const got = asked * sum(state.serves.map((share, i) => loads[i] === 0 ? 0 : share * answered[i]! / loads[i]!))
      totals.asked += asked
      totals.answered += got
      if (soundness(state) === 1) {
        totals.askedElsewhere += asked
        totals.answeredElsewhere += got
      }
    }

    samples.push({
      t: simulation.now,
      totals: { ...totals },
      regions: states.map((state, i): RegionSample => ({
        demand: state.demand,
        load: loads[i]!,
        answered: answered[i]!,
        running: state.running,
        joining: sum(state.batches.filter(batch => batch.dark).map(batch => batch.amount)),
        starting: sum(state.batches.filter(batch => !batch.dark).map(batch => batch.amount)),
        dark: darkOf(state),
        status: state.status,
        faulty: soundness(state) < 1,
        off: state.off,
        serves: [...state.serves],
        direct: state.direct,
        lag: lag(),
        pending: state.pending,
      })),
    })

    const plan = checkPlan(policy.evacuate(observe(), simulation.now), simulation.now)
    states.forEach((state, i) => {
      const wanted = plan.scale[state.name]
      if (wanted === undefined)
        autoscale(state, loads[i]!)
      else
        scale(state, wanted)
      const weights = plan.weights[state.name]
      move(state, REGIONS.map(name => weights ? nearest(weights[name] ?? 0) : name === state.name ? 1 : 0))
    })
  }

  announceFaults(simulation, schedule)
  every(simulation, tick, beat)
  return { options, trace: simulation.run(), samples, limits: states.map(state => state.limit) }
}

/**
 * Checks that a plan can be followed.
 * @throws RangeError that names the part, what was given and what was expected
 */
export function checkPlan(plan: Plan, t: number): Plan {
  const refuse = (what: string): never => {
    throw new RangeError(`evacuate at ${Math.round(t / 1000)} s: ${what}`)
  }
  const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isRecord(plan) || !isRecord(plan.scale) || !isRecord(plan.weights))
    return refuse(`expected { scale: {…}, weights: {…} }, got ${show(plan)}`)
  const known = (name: string, where: string) => {
    if (!REGIONS.includes(name as RegionName))
      refuse(`${where} names "${name}"; the regions are ${REGIONS.join(', ')}`)
  }
  for (const [name, wanted] of Object.entries(plan.scale)) {
    known(name, 'scale')
    if (wanted !== undefined && !(Number.isFinite(wanted) && wanted >= 0))
      refuse(`scale of ${name} must be a capacity of 0 or more, got ${String(wanted)}`)
  }
  for (const [home, row] of Object.entries(plan.weights)) {
    known(home, 'weights')
    if (row === undefined)
      continue
    if (!isRecord(row))
      return refuse(`weights of ${home} must be { region: share, … }, got ${String(row)}`)
    for (const [name, share] of Object.entries(row)) {
      known(name, `weights of ${home}`)
      if (share === undefined)
        continue
      if (typeof share !== 'number' || !(share >= -ROUNDING && share <= 1 + ROUNDING))
        refuse(`the share of ${home}'s members at ${name} must be from 0 to 1, got ${String(share)}`)
    }
    const all = sum(Object.values(row).filter(share => share !== undefined) as number[])
    if (!(Math.abs(all - 1) < ROUNDING))
      refuse(`weights of ${home} must sum to 1, got ${round(all)}: nobody may be left out or counted twice`)
  }
  return plan
}
