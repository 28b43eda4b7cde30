import type { BaseRun, FaultEvent, FaultSchedule, Millis } from '../engine/index.ts'
import type { Call, Comparisons, Duty, DutyState, Policy, ShadowStats, Stage, State, Step, Way } from './policy.ts'
import { announceFaults, arrivals, COUNT, drawLuck, every, faultAt, frozen, ms, POSITIVE, sampled, seconds, settle, show, Simulation } from '../engine/index.ts'
import { bigSwitch, DUTIES, MEANING, STAGES } from './policy.ts'
import { NODES, SCHEDULES } from './schedules.ts'

/** What a run is like unless told otherwise: five minutes, in which a second stands for what takes days. */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: seconds(300),
  schedule: SCHEDULES['two-wrong'] as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: (): Policy => bigSwitch(),
  /** Calls a second, on average, over all duties. */
  perSecond: 32,
  members: 200,
  /** Distance between samples. */
  sampleEvery: ms(500),
})

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** Constants of the world that no run changes. */
export const PHYSICS = frozen({
  /** How often `promote` is asked. */
  tick: seconds(1),
  /** Share of the calls that write. */
  writes: 0.2,
  /** For how long comparisons are remembered. */
  memory: seconds(10),
})

/**
 * What became of a call.
 * - `right`
 * - `wrong`: the member got a wrong answer, or none
 * - `twice`: a write that both systems did
 * - `lost`: a write by the one that does not own the data, which the owner's next copy overwrites
 */
export type Outcome = 'right' | 'wrong' | 'twice' | 'lost'

/** One call, as it was routed. */
export interface Routed extends Call, Way {
  readonly id: number
  readonly start: Millis
  readonly outcome: Outcome
  /** Whether a comparison was made, and what it said; null where there was none. */
  readonly agrees: boolean | null
  /** Whether this member had been on the new service, and was sent back without the duty having been taken back. */
  readonly flipped: boolean
}

/** One event of a run. `id` numbers calls from 1 in order of arrival. */
export type StranglerEvent =
  | FaultEvent
  | { readonly t: Millis, readonly type: 'step', readonly duty: Duty, readonly from: Stage, readonly stage: Stage }
  | { readonly t: Millis, readonly type: 'call', readonly id: number, readonly to: Way['to'], readonly outcome: Outcome }

/** Calls from the start of the run, by what became of them; and those of members who were sent to and fro. */
export type Counts = Record<Outcome | 'flipped', number>

/** A duty at a regular moment. */
export interface DutySample extends DutyState, Comparisons {}

/** The world at a regular moment. */
export interface Sample {
  readonly t: Millis
  readonly duties: Readonly<Record<Duty, DutySample>>
  readonly counts: Counts
}

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, StranglerEvent> {
  /** In order of arrival. */
  readonly calls: readonly Routed[]
  /** Every `sampleEvery` from 0 to the end, both included. */
  readonly samples: readonly Sample[]
}

/** @throws TypeError saying what `route` may answer, and what it did */
function checkedWay(way: Way, call: Call): Way {
  if (typeof way !== 'object' || way === null || (way.to !== 'old' && way.to !== 'new') || typeof way.shadow !== 'boolean')
    throw new TypeError(`route(…) of a ${call.kind} of ${call.duty} must return { to: 'old' | 'new', shadow: true | false }, got ${show(way)}`)
  return way
}

/** @throws TypeError saying what `promote` may answer, and what it did */
function checkedSteps(steps: readonly Step[], now: Millis): readonly Step[] {
  const isStep = (step: unknown): step is Step => typeof step === 'object' && step !== null && DUTIES.includes((step as Step).duty) && STAGES.includes((step as Step).stage)
  if (!Array.isArray(steps) || !steps.every(isStep))
    throw new TypeError(`promote(…) at ${now} ms must return a list of { duty, stage }, which may be empty, got ${show(steps)}`)
  return steps
}

/** A duty of the gateway, and who is on its new service. */
class Moving {
  stage: Stage = 'old'
  since = ms(0)
  readonly comparisons: { readonly t: Millis, readonly agrees: boolean }[] = []
  readonly onNew = new Set<string>()

  state = (now: Millis): DutyState => ({ stage: this.stage, ...MEANING[this.stage], heldFor: ms(now - this.since) })

  compared(now: Millis): Comparisons {
    while (this.comparisons.length && this.comparisons[0]!.t < now - PHYSICS.memory)
      this.comparisons.shift()
    return { compared: this.comparisons.length, differed: this.comparisons.filter(({ agrees }) => !agrees).length }
  }

  to(stage: Stage, now: Millis) {
    if (MEANING[stage].share < MEANING[this.stage].share)
      this.onNew.clear()
    this.stage = stage
    this.since = now
    this.comparisons.length = 0
  }
}

const ofEach = <T>(of: (duty: Duty) => T) => Object.fromEntries(DUTIES.map(duty => [duty, of(duty)])) as Record<Duty, T>

/**
 * Runs the world: members read and write through a gateway, which asks `route` where each call goes, and once a second
 * `promote` which duties to move. The old code is right; what is wrong with a new service is in the schedule.
 * Arrivals, who asks for what, and which answers of a wrong service are wrong carry chance.
 * @throws RangeError, ScheduleError on options that make no world
 * @throws TypeError when the policy answers with what is no answer
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, NODES, { perSecond: POSITIVE, members: COUNT, sampleEvery: POSITIVE })
  const simulation = new Simulation<StranglerEvent>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()

  const calls: Routed[] = []
  const counts: Counts = { right: 0, wrong: 0, twice: 0, lost: 0, flipped: 0 }
  const moving = ofEach(() => new Moving())
  /** As of the last tick: stages change in no other moment. Frozen, since every call is shown the same. */
  let state: State
  const look = () => {
    state = frozen(ofEach(duty => moving[duty].state(simulation.now)))
  }
  const statsNow = (): ShadowStats => ofEach(duty => moving[duty].compared(simulation.now))

  function outcomeOf({ duty, kind }: Call, { to, shadow }: Way, isNewRight: boolean): Outcome {
    const { stage } = moving[duty]
    if (kind === 'write' && shadow)
      return 'twice'
    if (kind === 'write' && to !== MEANING[stage].owner)
      return 'lost'
    return (to === 'new' ? isNewRight : stage !== 'gone') ? 'right' : 'wrong'
  }

  announceFaults(simulation, options.schedule)
  every(simulation, PHYSICS.tick, () => {
    look()
    for (const { duty, stage } of checkedSteps(policy.promote(state, statsNow()), simulation.now)) {
      const from = moving[duty].stage
      // What is deleted does not come back.
      if (from === stage || from === 'gone')
        continue
      moving[duty].to(stage, simulation.now)
      simulation.emit({ type: 'step', duty, from, stage })
    }
    look()
  })

  const samples: Sample[] = sampled(simulation, options.sampleEvery, () => ({
    duties: ofEach(duty => ({ ...moving[duty].state(simulation.now), ...moving[duty].compared(simulation.now) })),
    counts: { ...counts },
  }))

  arrivals(simulation, 'calls', options.perSecond, (chance) => {
    const { coin } = drawLuck(chance)
    const call: Call = Object.freeze({ member: `member-${String(chance.int(1, options.members)).padStart(3, '0')}`, duty: chance.pick(DUTIES), kind: chance.happens(PHYSICS.writes) ? 'write' as const : 'read' as const })
    const { to, shadow } = checkedWay(policy.route(call, state), call)
    const of = moving[call.duty]
    const trouble = faultAt(options.schedule, call.duty, simulation.now)
    const isNewRight = !trouble || (trouble.kind === 'fail' && coin >= (trouble.rate ?? 1))
    const outcome = outcomeOf(call, { to, shadow }, isNewRight)
    const isCompared = call.kind === 'read' && shadow && of.stage !== 'gone'
    if (isCompared)
      of.comparisons.push({ t: simulation.now, agrees: isNewRight })
    const flipped = call.kind === 'read' && to === 'old' && of.onNew.delete(call.member)
    if (call.kind === 'read' && to === 'new')
      of.onNew.add(call.member)
    counts[outcome]++
    counts.flipped += Number(flipped)
    calls.push({ ...call, id: calls.length + 1, start: simulation.now, to, shadow, outcome, agrees: isCompared ? isNewRight : null, flipped })
    simulation.emit({ type: 'call', id: calls.length, to, outcome })
  })
  return { options, trace: simulation.run(), calls, samples }
}
