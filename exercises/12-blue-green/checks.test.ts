import type { Action, FleetHealth, FleetName, FleetState, Health, Run, State } from '../../sim/blue-green/index.ts'
import { describe, it } from 'vitest'
import { FLEETS, run, SCHEDULES, summary } from '../../sim/blue-green/index.ts'
import { createChance, hashTrace, ms } from '../../sim/engine/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { next } from './problem.ts'

/** Instances that carry all of the traffic, in the cases by hand. */
const NEEDED = 6

/** A fleet that is in, or out, for so many ms. */
const fleet = (instances: number, enabled: boolean, since = 600_000): FleetState =>
  ({ instances, enabled, enabledFor: ms(enabled ? since : 0), disabledFor: ms(enabled ? 0 : since) })
const NONE = fleet(0, false)
const IN = fleet(NEEDED, true)
const OUT = fleet(NEEDED, false)

const WELL: FleetHealth = { healthy: NEEDED, steadyFor: ms(600_000), answered: 1, inFlight: 20 }
/** Up and healthy, and nobody is sent there. */
const IDLE: FleetHealth = { ...WELL, answered: null, inFlight: 0 }
const NOBODY: FleetHealth = { healthy: 0, steadyFor: ms(0), answered: null, inFlight: 0 }

interface Case { readonly wanted?: FleetName, readonly blue: readonly [FleetState, FleetHealth], readonly green: readonly [FleetState, FleetHealth] }

const words = (name: FleetName, [state, health]: Case['blue']) => state.instances === 0
  ? `no ${name}`
  : `${name} ${state.instances} ${state.enabled ? `in for ${state.enabledFor / 1000} s` : `out for ${state.disabledFor / 1000} s`}, ${health.healthy} healthy for ${health.steadyFor / 1000} s, answered ${health.answered ?? '–'}, ${health.inFlight} under way`
/** Fresh data for each question: what an answer does to it reaches nobody. */
function askedOf({ wanted = 'green', blue, green }: Case): [State, Health] {
  return [{ wanted, needed: NEEDED, fleets: { blue: { ...blue[0] }, green: { ...green[0] } } }, { blue: { ...blue[1] }, green: { ...green[1] } }]
}
function ask(transcript: Transcript, situation: Case, expected: Action, because: string) {
  const [state, health] = askedOf(situation)
  transcript.expect(0, `next, ${situation.wanted ?? 'green'} wanted; ${words('blue', situation.blue)}; ${words('green', situation.green)}`, () => next(state, health), expected, because, next)
}

describe('the way there', () => {
  it('begins with a whole fleet beside the one that serves', () => {
    const transcript = new Transcript({ schedule: 'a release is asked for' })
    ask(transcript, { blue: [IN, WELL], green: [NONE, NOBODY] }, { do: 'resize', fleet: 'green', instances: 6 }, 'six instances carry the traffic, so six are started; blue serves on')
    ask(transcript, { blue: [IN, WELL], green: [fleet(5, false), { ...IDLE, healthy: 5 }] }, { do: 'resize', fleet: 'green', instances: 6 }, 'five do not carry what six do')
    ask(transcript, { wanted: 'blue', blue: [IN, WELL], green: [NONE, NOBODY] }, 'wait', 'blue is wanted, and blue serves')
  })

  it('lets a fleet in only when all of it has been healthy for ten seconds', () => {
    const transcript = new Transcript({ schedule: 'green warms up' })
    ask(transcript, { blue: [IN, WELL], green: [OUT, NOBODY] }, 'wait', 'nothing of it is up')
    ask(transcript, { blue: [IN, WELL], green: [OUT, { ...IDLE, steadyFor: ms(9999) }] }, 'wait', 'health that has just come may go again: ten seconds without a break')
    ask(transcript, { blue: [IN, WELL], green: [OUT, { ...IDLE, steadyFor: ms(10_000) }] }, { do: 'enable', fleet: 'green' }, 'all of it has been healthy for ten seconds')
  })

  it('lets the other one go only when the new one is seen to answer', () => {
    const transcript = new Transcript({ schedule: 'both are in' })
    const both = (since: number, answered: number | null): Case => ({ blue: [IN, WELL], green: [fleet(NEEDED, true, since), { ...WELL, answered }] })
    ask(transcript, both(0, null), 'wait', 'nobody has asked green anything yet: that is no answer')
    ask(transcript, both(30_000, null), 'wait', 'however long it is in, without a request there is nothing to go by')
    ask(transcript, both(9999, 1), 'wait', 'green has been in for less than ten seconds')
    ask(transcript, both(10_000, 0.985), 'wait', 'fewer than 99% are answered')
    ask(transcript, both(10_000, 0.99), { do: 'disable', fleet: 'blue' }, 'ten seconds in, and 99% are answered')
  })

  it('takes a fleet out before it takes its instances away', () => {
    const transcript = new Transcript({ schedule: 'green has taken over' })
    ask(transcript, { blue: [fleet(NEEDED, false, 119_999), IDLE], green: [IN, WELL] }, 'wait', 'the way back stays open for two minutes')
    ask(transcript, { blue: [fleet(NEEDED, false, 120_000), { ...IDLE, inFlight: 1 }], green: [IN, WELL] }, 'wait', 'somebody’s download is still under way there')
    ask(transcript, { blue: [fleet(NEEDED, false, 120_000), IDLE], green: [IN, { ...WELL, answered: 0.97 }] }, 'wait', 'green has not earned it: 97% are answered')
    ask(transcript, { blue: [fleet(NEEDED, false, 120_000), IDLE], green: [IN, WELL] }, { do: 'resize', fleet: 'blue', instances: 0 }, 'two minutes, nobody left on it, and green answers')
    ask(transcript, { blue: [fleet(1, false, 120_000), { ...IDLE, healthy: 1 }], green: [IN, WELL] }, { do: 'resize', fleet: 'blue', instances: 0 }, 'a single instance is paid for too')
    ask(transcript, { blue: [NONE, NOBODY], green: [IN, WELL] }, 'wait', 'it is done')
  })
})

describe('the way back', () => {
  it('lets the old fleet in before it takes the new one out', () => {
    const transcript = new Transcript({ schedule: 'somebody asks for the version before' })
    ask(transcript, { wanted: 'blue', blue: [OUT, IDLE], green: [IN, WELL] }, { do: 'enable', fleet: 'blue' }, 'first somebody who answers')
    ask(transcript, { wanted: 'blue', blue: [fleet(NEEDED, true, 4000), WELL], green: [IN, WELL] }, 'wait', 'blue is to be seen to answer for ten seconds')
    ask(transcript, { wanted: 'blue', blue: [fleet(NEEDED, true, 10_000), WELL], green: [IN, WELL] }, { do: 'disable', fleet: 'green' }, 'now green may go')
  })

  it('fills the old fleet first, if it was shrunk while it was idle', () => {
    const transcript = new Transcript({ schedule: 'the way back was made narrow' })
    ask(transcript, { wanted: 'blue', blue: [fleet(1, false), { ...IDLE, healthy: 1 }], green: [IN, WELL] }, { do: 'resize', fleet: 'blue', instances: 6 }, 'one instance does not carry what six do')
    ask(transcript, { wanted: 'blue', blue: [OUT, { ...IDLE, healthy: 1, steadyFor: ms(0) }], green: [IN, WELL] }, 'wait', 'five of the six are not up yet')
  })

  it('is taken when members of the new version are not answered', () => {
    const transcript = new Transcript({ schedule: 'green is wrong' })
    ask(transcript, { blue: [OUT, IDLE], green: [IN, { ...WELL, answered: 0.949 }] }, { do: 'enable', fleet: 'blue' }, 'fewer than 95% are answered, and blue still stands')
    ask(transcript, { blue: [OUT, IDLE], green: [IN, { ...WELL, answered: 0.95 }] }, 'wait', '95% is not good, and not bad enough to turn around')
    ask(transcript, { blue: [IN, WELL], green: [fleet(NEEDED, true, 3000), { ...WELL, answered: 0.6 }] }, { do: 'disable', fleet: 'green' }, 'both are in, blue has long been seen to answer: green goes out at once')
    ask(transcript, { blue: [fleet(NEEDED, true, 2000), WELL], green: [IN, { ...WELL, answered: 0.6 }] }, 'wait', 'a bad answer is better than none: blue is to be seen to answer first')
  })

  it('does not heed health checks once a fleet serves', () => {
    const transcript = new Transcript({ schedule: 'health checks of the fleet that serves come and go' })
    const flapping = { ...WELL, healthy: 0, steadyFor: ms(0) }
    ask(transcript, { blue: [fleet(NEEDED, false, 60_000), IDLE], green: [IN, flapping] }, 'wait', 'every member is answered; what the health checks say is their own trouble')
    ask(transcript, { blue: [IN, WELL], green: [fleet(NEEDED, true, 12_000), flapping] }, { do: 'disable', fleet: 'blue' }, 'green is seen to answer, which is more than a health check knows')
  })
})

/** The world with the learner's code in it, every call on record. */
function fresh(transcript: Transcript, seed: number, schedule: keyof typeof SCHEDULES): Run {
  return run({ seed, schedule: SCHEDULES[schedule], policy: () => ({ next: (state, health) => transcript.call(0, 'next', () => next(state, health)) }) })
}
const seen = new Map<string, Run>()
/** The same, run once for all checks that look at it. */
function watched(transcript: Transcript, seed: number, schedule: keyof typeof SCHEDULES): Run {
  const key = `${seed} ${schedule}`
  const world = seen.get(key) ?? fresh(transcript, seed, schedule)
  seen.set(key, world)
  return world
}
const actions = ({ trace }: Run) => trace.filter(event => event.type === 'action')
const told = (runs: Run) => actions(runs).map(({ t, action }) => `${t / 1000} s ${action.do} ${action.fleet}${action.do === 'resize' ? ` ${action.instances}` : ''}`).join(', ') || 'nothing is done'

describe('a release in the world', () => {
  it.each(SEEDS)('never has less than a whole fleet up and in, and loses nobody (%s)', (_, seed) => {
    for (const schedule of seed === 7 ? ['calm', 'leak', 'asked-back', 'asked-late'] as const : ['leak'] as const) {
      const transcript = new Transcript({ seed, schedule })
      const world = watched(transcript, seed, schedule)
      const { lowest, lost } = summary(world)
      transcript.tell(told(world))
      transcript.hold(lowest >= 1, `at its lowest ${Math.round(lowest * 100)}% of the instances needed are up and in`, '100% or more, at every moment')
      transcript.hold(lost === 0, `${lost} requests are lost with their instance`, 'none: take a fleet out, and let what is under way end')
    }
  })

  it('brings the new version in, and leaves nothing standing', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'calm' })
    const world = watched(transcript, 7, 'calm')
    transcript.tell(told(world))
    const { fleets } = world.samples.at(-1)!
    transcript.hold(fleets.green.enabled && !fleets.blue.enabled, `in the end ${FLEETS.filter(name => fleets[name].enabled).join(' and ') || 'nobody'} is in`, 'green alone')
    transcript.hold(fleets.blue.instances === 0, `in the end blue has ${fleets.blue.instances} instances`, 'none: the way back is kept for two minutes, and then paid for no longer')
  })

  it.each(SEEDS)('is back within fifteen seconds when the new version fails (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'leak' })
    const world = watched(transcript, seed, 'leak')
    const { back, answered } = summary(world)
    transcript.tell(told(world))
    transcript.hold(back !== null && back <= 15, back === null ? 'blue never serves alone again' : `blue serves alone again after ${back} s`, '15 s at most: two to notice, ten to see it answer')
    transcript.hold(answered >= 0.985, `${(answered * 100).toFixed(1)}% of all requests are answered`, '98.5% or more')
  })

  it('does not move members to and fro when health flaps', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'flapping' })
    const world = watched(transcript, 7, 'flapping')
    const moves = actions(world).filter(({ action }) => action.do !== 'resize').length
    transcript.tell(told(world))
    transcript.hold(moves === 2, `fleets are let in or taken out ${moves} times`, 'twice: green in, and blue out')
  })

  it('answers every situation as the rules say', () => {
    const chance = createChance(12).fork('situations')
    const transcript = new Transcript({ seed: 12, schedule: 'random situations' })
    for (let i = 0; i < 300; i++) {
      const side = (): Case['blue'] => {
        const instances = chance.pick([0, 1, 5, 6, 6, 6, 6])
        const enabled = instances > 0 && chance.happens(0.6)
        return [fleet(instances, enabled, chance.pick([0, 5000, 10_000, 60_000, 120_000, 300_000])), { healthy: instances, steadyFor: ms(chance.pick([0, 5000, 10_000, 90_000])), answered: enabled ? chance.pick([null, 0.5, 0.94, 0.95, 0.97, 0.99, 1]) : null, inFlight: chance.pick([0, 0, 3]) }]
      }
      const situation: Case = { wanted: chance.pick(FLEETS), blue: side(), green: side() }
      ask(transcript, situation, byTheRules(situation), 'by the rules of the README, in their order')
    }
  })

  it('does the same again when run again', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'leak' })
    const first = hashTrace(watched(transcript, 7, 'leak').trace)
    const second = hashTrace(fresh(transcript, 7, 'leak').trace)
    transcript.tell(`first run: trace ${first}`)
    transcript.hold(first === second, `second run: trace ${second}`, 'the same trace: the step depends on state and health alone')
  })
})

/** The rules once more, as a table: the first row that holds. */
function byTheRules({ wanted = 'green', ...fleets }: Case): Action {
  const isWrong = fleets.green[0].enabled && fleets.green[1].answered !== null && fleets.green[1].answered < 0.95
  const to = wanted === 'green' && !isWrong ? 'green' : 'blue'
  const from = to === 'green' ? 'blue' : 'green'
  const [[target, seen], [current, before]] = [fleets[to], fleets[from]]
  const isGood = seen.answered !== null && seen.answered >= 0.99
  const rows: [boolean, Action][] = [
    [target.instances < NEEDED, { do: 'resize', fleet: to, instances: NEEDED }],
    [!target.enabled && seen.steadyFor >= 10_000, { do: 'enable', fleet: to }],
    [!target.enabled, 'wait'],
    [current.enabled && isGood && target.enabledFor >= 10_000, { do: 'disable', fleet: from }],
    [current.enabled, 'wait'],
    [current.instances > 0 && isGood && current.disabledFor >= 120_000 && before.inFlight === 0, { do: 'resize', fleet: from, instances: 0 }],
  ]
  return rows.find(([holds]) => holds)?.[1] ?? 'wait'
}
