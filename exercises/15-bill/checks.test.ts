import type { Hour, Job, Placement, Policy, Prices, Run } from '../../sim/bill/index.ts'
import { describe, it } from 'vitest'
import { checkPlan, costOf, referencePolicy, run, SCHEDULES, summary } from '../../sim/bill/index.ts'
import { createChance, frozen, hashTrace } from '../../sim/engine/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { place } from './problem.ts'

interface Situation {
  /** Idle instances of the hours to come; none after them. Below 0 where members need more than is reserved. */
  readonly idle: readonly number[]
  /** Jobs by name: work, deadline, and minutes to save, of which most need one. */
  readonly jobs: Readonly<Record<string, readonly [work: number, deadline: number, saves?: number]>>
  /** Price of Spot in the hours to come; 0.8 after them. */
  readonly spot?: readonly number[]
}

const RESERVED = 100

/** What `place` is given. Nothing of it can be changed. */
function givenIn({ idle, jobs, spot = [] }: Situation): [Job[], Hour[], Prices] {
  return frozen([
    Object.entries(jobs).map(([id, [work, deadline, saves = 1]]) => ({ id, work, deadline, saves })),
    Array.from({ length: 24 }, (_, i) => ({ hour: (18 + i) % 24, members: RESERVED - (idle[i] ?? 0), reserved: RESERVED })),
    { onDemand: 1, reserved: 0.6, spot: Array.from({ length: 24 }, (_, i) => spot[i] ?? 0.8) },
  ])
}

/** A plan as it is read here: of each job the instances that it gets in the hours to come, up to its last. */
type Read = Record<string, string[]>

const round = (value: number) => Math.round(value * 100) / 100
function read(plan: readonly Placement[], jobs: readonly Job[]): Read {
  return Object.fromEntries(jobs.map(({ id }) => {
    const own = plan.filter(({ job, work }) => job === id && round(work) > 0)
    const hours = Array.from({ length: Math.max(0, ...own.map(({ hour }) => hour + 1)) }, (_, hour) => {
      const parts = [false, true].map(spot => ({ spot, work: own.filter(part => part.hour === hour && part.spot === spot).reduce((sum, { work }) => sum + work, 0) }))
      return parts.filter(({ work }) => work > 0).map(({ work, spot }) => `${round(work)}${spot ? ' Spot' : ''}`).join(' + ') || '0'
    })
    return [id, hours]
  }))
}

const listed = (values: readonly (number | string)[]) => values.join(', ')
const told = ({ idle, jobs, spot }: Situation) => [
  `idle ${listed(idle)}`,
  ...Object.entries(jobs).map(([id, [work, deadline, saves]]) => `${id} ${work} by hour ${deadline}${saves === undefined ? '' : `, saves in ${saves} min`}`),
  ...spot ? [`Spot ${listed(spot)}`] : [],
].join('; ')

/** Asks for a plan, and holds it against the one expected. */
function ask(transcript: Transcript, situation: Situation, expected: Read, because: string): void {
  const [jobs, curve, prices] = givenIn(situation)
  transcript.expect(0, `place, ${told(situation)}`, () => read(checkPlan(place(jobs, curve, prices), jobs), jobs), expected, because, place)
}

describe('what stands idle', () => {
  it('borrows what is reserved and idle before it buys anything', () => {
    const transcript = new Transcript({ schedule: 'one job' })
    ask(transcript, { idle: [10, 20, 5], jobs: { season: [35, 4] } }, { season: ['10', '20', '5'] }, '10 are idle now, 20 in an hour and 5 in two: they hold all of it, and cost nothing more')
    ask(transcript, { idle: [0, 0, 30], jobs: { season: [25, 4] } }, { season: ['0', '0', '25'] }, 'nothing is idle yet, and it can wait for the hour in which there is')
  })

  it('takes what is reserved for paid, whatever it cost', () => {
    const transcript = new Transcript({ schedule: 'Spot is cheaper than a reservation' })
    ask(transcript, { idle: [25], jobs: { season: [25, 3] }, spot: [0.1, 0.1, 0.1] }, { season: ['25'] }, 'a reserved instance costs 0.6 whether it runs or not, so running it costs nothing more; Spot costs 0.1 more')
  })

  it('lends nothing where members need more than is reserved', () => {
    const transcript = new Transcript({ schedule: 'the evening' })
    ask(transcript, { idle: [-40, -5, 10, 8], jobs: { season: [18, 5] } }, { season: ['0', '0', '10', '8'] }, 'fewer than none cannot be lent: the first two hours have nothing idle')
  })

  it('begins with what is idle now', () => {
    const transcript = new Transcript({ schedule: 'more is idle than is needed' })
    ask(transcript, { idle: [10, 20, 50], jobs: { season: [25, 4] } }, { season: ['10', '15'] }, 'what is idle now is there; what will be idle is a forecast')
  })
})

describe('who goes first', () => {
  it('lends each idle instance once', () => {
    const transcript = new Transcript({ schedule: 'two jobs' })
    ask(transcript, { idle: [10, 10, 10], jobs: { season: [15, 4], catalog: [15, 4] } }, { season: ['10', '5'], catalog: ['0', '5', '10'] }, 'what one has borrowed the other cannot borrow; of equals the one that came first goes first')
  })

  it('lends to the most urgent job first, whatever came first', () => {
    const transcript = new Transcript({ schedule: 'the urgent one comes last' })
    ask(transcript, { idle: [10, 10, 10], jobs: { catalog: [20, 4], season: [10, 2] } }, { season: ['10'], catalog: ['0', '10', '10'] }, 'the catalog can wait and the season cannot; both fit')
    ask(transcript, { idle: [10, 10, 10], jobs: { catalog: [5, 4], season: [20, 3] } }, { season: ['10', '10'], catalog: ['0', '0', '5'] }, 'the deadline decides, not the size')
  })

  it('lends to the one that is slower to save, of two that are equally urgent', () => {
    const transcript = new Transcript({ schedule: 'one deadline' })
    ask(transcript, { idle: [10, 10], jobs: { season: [10, 3, 1], ranking: [10, 3, 20] } }, { season: ['0', '10'], ranking: ['10'] }, 'should the second hour fail them, the season can go to Spot and save its work within a notice of two minutes; the ranking cannot')
    ask(transcript, { idle: [10, 10], jobs: { ranking: [10, 3, 20], trailer: [10, 3, 4] } }, { ranking: ['10'], trailer: ['0', '10'] }, 'neither saves in time, and twenty minutes are further from it than four')
    ask(transcript, { idle: [10, 10, 10], jobs: { ranking: [10, 3, 20], premiere: [10, 2, 1] } }, { premiere: ['10'], ranking: ['0', '10'] }, 'the deadline comes first: only between equals does it count who is slow to save')
  })
})

describe('what no idle hour holds', () => {
  it('is bought on Spot, in its cheapest hour', () => {
    const transcript = new Transcript({ schedule: 'a premiere at midnight' })
    ask(transcript, { idle: [], jobs: { premiere: [30, 5] }, spot: [0.4, 0.3, 0.35] }, { premiere: ['0', '30 Spot'] }, 'nothing is idle before the deadline, and Spot costs least in hour 1')
    ask(transcript, { idle: [4, 6], jobs: { premiere: [30, 5] }, spot: [0.4, 0.3, 0.25] }, { premiere: ['4', '6', '20 Spot'] }, 'only what no idle hour holds is bought')
    ask(transcript, { idle: [], jobs: { ranking: [30, 5, 20] }, spot: [0.4, 0.3, 0.35] }, { ranking: ['0', '30 Spot'] }, 'what is slow to save may have to be done twice there, and is still done in time')
    ask(transcript, { idle: [], jobs: { premiere: [30, 5] }, spot: [0.3, 0.4, 0.3] }, { premiere: ['30 Spot'] }, 'of two hours that cost the same the earlier one leaves more time to try again')
  })

  it('waits until the deadline for something idle, and no longer', () => {
    const transcript = new Transcript({ schedule: 'deadlines' })
    ask(transcript, { idle: [0, 10], jobs: { premiere: [10, 2] }, spot: [0.4] }, { premiere: ['0', '10'] }, 'a deadline of 2 stands for the hours 0 and 1, and what is idle in hour 1 holds it')
    ask(transcript, { idle: [4, 0, 0, 50], jobs: { premiere: [30, 3] }, spot: [0.4, 0.5] }, { premiere: ['4 + 26 Spot'] }, 'what is idle in hour 3 comes too late')
  })

  it('is never on Spot in the last hour before the deadline', () => {
    const transcript = new Transcript({ schedule: 'the last hour' })
    ask(transcript, { idle: [], jobs: { premiere: [30, 2] }, spot: [0.4, 0.1, 0.1] }, { premiere: ['30 Spot'] }, 'taken back in hour 1 it could not be done again; in hour 0 it can')
    ask(transcript, { idle: [], jobs: { premiere: [30, 1] }, spot: [0.1, 0.1] }, { premiere: ['30'] }, 'this is the last hour: only what nobody takes back will do, and on demand is always there')
  })

  it('is bought on demand where Spot costs more, as late as it can be', () => {
    const transcript = new Transcript({ schedule: 'Spot is dear' })
    ask(transcript, { idle: [6], jobs: { premiere: [30, 4] }, spot: [1.3, 1.2, 1.3] }, { premiere: ['6', '0', '0', '24'] }, 'on demand costs the same in every hour; what is not bought yet can still be borrowed if members go to bed early')
  })

  it('is bought on demand where Spot costs as much', () => {
    const transcript = new Transcript({ schedule: 'Spot is as dear' })
    ask(transcript, { idle: [], jobs: { premiere: [30, 3] }, spot: [1, 1.2] }, { premiere: ['0', '0', '30'] }, 'for the same price it is not taken back')
    ask(transcript, { idle: [], jobs: { premiere: [30, 3] }, spot: [1.1, 0.99] }, { premiere: ['0', '30 Spot'] }, '0.99 is less than on demand')
  })
})

describe('any night', () => {
  it('is placed whole, in time, at the least cost', () => {
    const chance = createChance(15).fork('nights')
    const transcript = new Transcript({ seed: 15, schedule: 'random nights' })
    for (let i = 0; i < 150; i++) {
      const situation: Situation = {
        idle: Array.from({ length: 8 }, () => chance.int(-10, 20)),
        jobs: Object.fromEntries(Array.from({ length: chance.int(0, 5) }, (_, j) => [`job ${j + 1}`, [chance.int(1, 40), chance.int(1, 8), chance.pick([1, 2, 20])]])),
        spot: Array.from({ length: 8 }, () => chance.int(15, 115) / 100),
      }
      const [jobs, curve, prices] = givenIn(situation)
      const judge = (plan: readonly Placement[]) => ({ cost: round(costOf(plan, curve, prices)), unplaced: Object.fromEntries(jobs.map(({ id, work, deadline }) => [id, round(work - plan.filter(({ job, hour, spot }) => job === id && hour < deadline - (spot ? 1 : 0)).reduce((sum, part) => sum + part.work, 0))])) })
      transcript.expect(0, `place, ${told(situation)}`, () => judge(checkPlan(place(jobs, curve, prices), jobs)), judge(referencePolicy.place(jobs, curve, prices)), 'all of the work in time, and no plan costs less', place)
    }
  })
})

/** Nights of the world, by name. */
const NIGHTS = {
  'taken back at 18:40': {},
  'members stay up': { night: 1.5 },
  'little is reserved': { reserved: 11_000 },
  'no Spot from 18:30 on': { schedule: SCHEDULES['no-spot'] },
  'Spot comes and goes': { interruptions: 16, reserved: 11_000 },
} as const

/** The world with the learner's code in it, every call on record. */
const watched = (transcript: Transcript): Policy => ({ place: (jobs, curve, prices) => transcript.call(0, 'place', () => place(jobs, curve, prices)) })
const nights = new Map<string, Run>()
function nightOf(transcript: Transcript, seed: number, name: keyof typeof NIGHTS): Run {
  const key = `${seed} ${name}`
  const night = nights.get(key) ?? run({ seed, ...NIGHTS[name], policy: () => watched(transcript) })
  nights.set(key, night)
  return night
}
const names = Object.keys(NIGHTS) as (keyof typeof NIGHTS)[]

describe('a night in the world', () => {
  it.each(SEEDS)('is over with every job done in time, whoever takes Spot back (%s)', (_, seed) => {
    for (const name of names) {
      const transcript = new Transcript({ seed, schedule: name })
      const { jobs } = nightOf(transcript, seed, name)
      const late = jobs.filter(({ done }) => done === null).map(({ id }) => id)
      transcript.hold(late.length === 0, late.length === 0 ? 'all are done in time' : `not done at its deadline: ${late.join(', ')}`, 'every job done: leave an hour after Spot in which it can be done again')
    }
  })

  it.each(SEEDS)('costs a tenth more than the reference at most (%s)', (_, seed) => {
    for (const name of names) {
      const transcript = new Transcript({ seed, schedule: name })
      const least = summary(run({ seed, ...NIGHTS[name], policy: () => referencePolicy })).cost
      const { cost } = summary(nightOf(transcript, seed, name))
      transcript.hold(cost <= 1.1 * least, `the night costs ${Math.round(cost)} on-demand hours`, `${Math.round(1.1 * least)} or less: a tenth more than the reference's ${Math.round(least)}`)
    }
  })

  it('is placed the same again when it comes again', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'members stay up' })
    const first = hashTrace(nightOf(transcript, 7, 'members stay up').trace)
    const second = hashTrace(run({ seed: 7, ...NIGHTS['members stay up'], policy: () => watched(transcript) }).trace)
    transcript.tell(`first run: trace ${first}`)
    transcript.hold(first === second, `second run: trace ${second}`, 'the same trace: a plan depends on jobs, curve and prices alone')
  })
})
