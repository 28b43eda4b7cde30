import type { Caller, Pools, Run, ScheduleName } from '../../sim/cascade/index.ts'
import { describe, it } from 'vitest'
import { CALLERS, run, SCHEDULES, summary, WORLD_DEFAULTS } from '../../sim/cascade/index.ts'
import { createChance, hashTrace, ms, seconds } from '../../sim/engine/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { admit, partition } from './problem.ts'

const BUDGET = WORLD_DEFAULTS.threads

/** Another evening, on another site: who wrote down the numbers of this one is found out. */
const PREMIERE: readonly Caller[] = [
  { id: 'trailers', callsPerSecond: 10, heldFor: ms(200) },
  { id: 'downloads', callsPerSecond: 50, heldFor: ms(180) },
  { id: 'profiles', callsPerSecond: 20, heldFor: ms(10) },
]

const evenings = [
  { name: 'an ordinary evening', callers: CALLERS, budget: BUDGET },
  { name: 'an ordinary evening, twice the threads', callers: CALLERS, budget: 2 * BUDGET },
  { name: 'a premiere on another site', callers: PREMIERE, budget: 32 },
]

/** Callers of the learner's own: what an answer does to them changes nothing here. */
const fresh = (callers: readonly Caller[]): Caller[] => callers.map(caller => ({ ...caller }))
const names = (callers: readonly Caller[]) => callers.map(caller => caller.id).sort()
const littles = (caller: Caller) => caller.callsPerSecond * caller.heldFor / 1000
const percent = (share: number) => `${Math.floor(share * 1000) / 10}%`

describe('partition', () => {
  it('gives each caller a pool of its own', () => {
    for (const { name, callers, budget } of evenings) {
      const transcript = new Transcript({ schedule: name })
      transcript.expect(0, `pools of partition(${budget}, ${callers.length} callers)`, () => Object.keys(partition(budget, fresh(callers))).sort(), names(callers), 'a pool by the name of each caller: those who share one go down together', partition)
    }
  })

  it('divides the budget: no thread too many, none left over', () => {
    for (const { name, callers, budget } of evenings) {
      const transcript = new Transcript({ schedule: name })
      const sizes = transcript.call(0, `partition(${budget}, callers)`, () => partition(budget, fresh(callers)))
      const whole = Object.values(sizes).every(size => Number.isInteger(size) && size >= 1)
      transcript.hold(whole, `partition(${budget}, callers) → ${JSON.stringify(sizes)}`, 'a whole number of threads in each pool, 1 or more: a caller without a thread is turned away every time')
      transcript.expect(0, `threads in all pools of ${JSON.stringify(sizes)}`, () => Object.values(sizes).reduce((sum, size) => sum + size, 0), budget, `there are ${budget} threads; one more does not exist, and one in no pool serves nobody`, partition)
    }
  })

  it('gives no pool fewer threads than Little\'s law asks for', () => {
    for (const { name, callers, budget } of evenings) {
      const transcript = new Transcript({ schedule: name })
      const sizes = transcript.call(0, `partition(${budget}, callers)`, () => partition(budget, fresh(callers)))
      for (const caller of callers) {
        const busy = littles(caller)
        transcript.hold(sizes[caller.id]! >= busy, `partition(${budget}, callers).${caller.id} → ${sizes[caller.id]}`, `at least ${busy.toFixed(2)}: ${caller.callsPerSecond} calls/s × ${caller.heldFor / 1000} s = ${busy.toFixed(2)} threads busy on average (L = λW)`)
      }
    }
  })
})

/** Another evening on another site: callers of other names, rates and times, and threads enough for them. */
function randomEvening(chance: ReturnType<typeof createChance>): { callers: Caller[], budget: number } {
  const callers = ['billing', 'chat', 'covers', 'hints', 'live', 'offers'].slice(0, chance.int(2, 6)).map((id) => {
    // Between 0.3 and 6 busy threads on average.
    const callsPerSecond = chance.int(10, 60)
    return { id, callsPerSecond, heldFor: ms(chance.int(Math.ceil(300 / callsPerSecond), Math.floor(6000 / callsPerSecond))) }
  })
  const needed = callers.reduce((sum, caller) => sum + Math.ceil(littles(caller) + 3 * Math.sqrt(littles(caller))), 0)
  return { callers, budget: needed + chance.int(0, 6) }
}

/** The pools of an ordinary evening, each with as many threads in use as `busy` says. */
function poolsWith(busy: (size: number, id: string) => number): Pools {
  return Object.fromEntries([['playback', 9], ['ratings', 5], ['search', 4], ['account', 2]].map(([id, size]) =>
    [id, { size: size as number, busy: busy(size as number, id as string) }]))
}

function ask(transcript: Transcript, t: number, caller: string, pools: Pools, expected: string, because: string) {
  const state = Object.entries(pools).map(([id, { busy, size }]) => `${id} ${busy}/${size}`).join(', ')
  transcript.expect(t, `admit ${caller}, busy: ${state}`, () => admit({ t: ms(t), caller }, pools), expected, because, admit)
}

describe('admit', () => {
  const each = names(CALLERS)

  it('lets everyone in while all pools are empty', () => {
    const transcript = new Transcript({ schedule: 'nothing is in use' })
    each.forEach((caller, i) => ask(transcript, i, caller, poolsWith(() => 0), caller, 'its pool is empty'))
  })

  it('gives out the last thread too', () => {
    const transcript = new Transcript({ schedule: 'one thread is left in each pool' })
    each.forEach((caller, i) => ask(transcript, i, caller, poolsWith(size => size - 1), caller, 'one thread is free, and it is there to be used'))
  })

  it('turns away at once whoever finds every pool full', () => {
    const transcript = new Transcript({ schedule: 'every thread is in use' })
    each.forEach((caller, i) => ask(transcript, i, caller, poolsWith(size => size), 'reject', 'its pool is full; there is no queue, since waiting for a thread only fails later'))
  })

  it('lets a caller in though all other pools are full', () => {
    const transcript = new Transcript({ schedule: 'one caller at a time has free threads' })
    each.forEach((caller, i) => ask(transcript, i, caller, poolsWith((size, id) => id === caller ? 0 : size), caller, 'its own pool is empty; that others are in trouble is what the wall is for'))
  })

  it('does not borrow: a full pool is full, however empty the others are', () => {
    const transcript = new Transcript({ schedule: 'one caller at a time is out of threads' })
    each.forEach((caller, i) => ask(transcript, i, caller, poolsWith((size, id) => id === caller ? size : 0), 'reject', `its own pool is full; a slow caller keeps what it borrows for a second, then borrows the next, until ${caller === 'playback' ? 'all' : 'playback\'s'} are gone`))
  })

  it('turns away a caller who has no pool', () => {
    const transcript = new Transcript({ schedule: 'somebody new asks' })
    ask(transcript, 0, 'trailers', poolsWith(() => 0), 'reject', 'nobody planned threads for trailers, so each one they got would be somebody else\'s')
  })

  it('goes by the pools that it is shown, and keeps no count of its own', () => {
    const transcript = new Transcript({ schedule: '1,000 requests, one at a time' })
    transcript.sumUp('t=0…999 admit ratings, busy: none → "ratings"', () => {
      for (let t = 0; t < 1000; t++)
        ask(transcript, t, 'ratings', poolsWith(() => 0), 'ratings', `the ${t} before it have given their threads back: their pool is empty`)
    })
  })
})

/** The world with the learner's policy in it, every call on record; and what each caller got, from 10 s to 30 s. */
function watched(transcript: Transcript, seed: number, schedule: ScheduleName, { callers, budget }: typeof evenings[number] = evenings[0]!) {
  const world = run({
    seed,
    duration: seconds(30),
    schedule: SCHEDULES[schedule],
    callers,
    threads: budget,
    policy: {
      partition: (budget, callers) => transcript.call(0, 'partition', () => partition(budget, fresh(callers))),
      admit: (request, pools) => transcript.call(request.t, `admit ${request.caller}`, () => admit(request, pools)),
    },
  })
  return { world, served: summary(world, seconds(10), seconds(30)) }
}

const sizes = (world: Run) => world.pools.map(({ id, size }) => `${id} ${size}`).join(', ')

/** Shares that must be served of those who have nothing to do with the trouble: play is what members pay for. */
const LEAST = (caller: string) => caller === 'playback' ? 0.99 : 0.95

describe('the evening', () => {
  it.each(SEEDS)('serves everyone while all is well (%s)', (_, seed) => {
    for (const evening of [evenings[0]!, evenings[2]!]) {
      const transcript = new Transcript({ seed, schedule: `calm, ${evening.name}` })
      const { world, served } = watched(transcript, seed, 'calm', evening)
      for (const caller of evening.callers) {
        const { id } = caller
        const size = world.pools.find(pool => pool.id === id)?.size ?? 0
        transcript.hold(served[id]! >= LEAST(id), `${id}, ${size} of ${evening.budget} threads: ${percent(served[id]!)} served`, `${percent(LEAST(id))} or more: ${littles(caller).toFixed(2)} are busy on average, and requests come in bunches, so at times it takes more`)
      }
    }
  })

  it.each(SEEDS)('keeps playback going while the ratings are slow (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'ratings-slow' })
    const { world, served } = watched(transcript, seed, 'ratings-slow')
    transcript.tell(`pools: ${sizes(world)}`)
    transcript.hold(served.playback! >= LEAST('playback'), `from 10 s to 30 s ${percent(served.playback!)} of plays start`, `${percent(LEAST('playback'))} or more (under half with one pool)`)
    for (const id of ['search', 'account'])
      transcript.hold(served[id]! >= LEAST(id), `from 10 s to 30 s ${percent(served[id]!)} of ${id} requests are served`, `${percent(LEAST(id))} or more: ${id} does not ask for ratings`)
    transcript.hold(served.ratings! > 0, `from 10 s to 30 s ${percent(served.ratings!)} of ratings are served`, 'some: they are slow, not dead, and their threads are theirs')
  })

  it('keeps the others going, whichever of them is slow', () => {
    for (const { id: slowed } of CALLERS) {
      const transcript = new Transcript({ seed: 7, schedule: `${slowed}-slow` })
      const { world, served } = watched(transcript, 7, `${slowed}-slow` as ScheduleName)
      transcript.tell(`pools: ${sizes(world)}`)
      for (const { id } of CALLERS.filter(caller => caller.id !== slowed))
        transcript.hold(served[id]! >= LEAST(id), `while ${slowed} is slow, ${percent(served[id]!)} of ${id} requests are served`, `${percent(LEAST(id))} or more: a wall has two sides`)
    }
  })

  it('does the same again when run again', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'ratings-slow' })
    const [first, second] = [0, 1].map(() => hashTrace(watched(transcript, 7, 'ratings-slow').world.trace))
    transcript.tell(`first run: trace ${first}`)
    transcript.hold(first === second, `second run: trace ${second}`, 'the same trace: who gets a thread depends on the request and the pools alone')
  })
})

describe('any evening', () => {
  it.each(SEEDS)('divides the threads of whoever calls, however often (%s)', (_, seed) => {
    const chance = createChance(seed).fork('random evenings')
    // The same number of threads for two evenings in turn: who goes by the budget alone is found out.
    for (let i = 0; i < 20; i++) {
      const [one, other] = [randomEvening(chance), randomEvening(chance)]
      const budget = Math.max(one.budget, other.budget)
      for (const { callers } of [one, other, one]) {
        const transcript = new Transcript({ seed, schedule: `random evening ${i + 1}` })
        transcript.tell(`callers: ${callers.map(caller => `${caller.id} ${caller.callsPerSecond}/s × ${caller.heldFor} ms`).join(', ')}`)
        const sizes = transcript.call(0, `partition(${budget}, callers)`, () => partition(budget, fresh(callers)))
        const got = `partition(${budget}, callers) → ${JSON.stringify(sizes)}`
        transcript.hold(JSON.stringify(Object.keys(sizes).sort()) === JSON.stringify(names(callers)), got, `a pool for each of ${names(callers).join(', ')}`)
        transcript.hold(Object.values(sizes).every(size => Number.isInteger(size) && size >= 1) && Object.values(sizes).reduce((sum, size) => sum + size, 0) === budget, got, `whole threads, ${budget} in all`)
        for (const caller of callers)
          transcript.hold(sizes[caller.id]! >= littles(caller), got, `at least ${littles(caller).toFixed(2)} for ${caller.id}: that many are busy on average`)
      }
    }
  })

  it.each(SEEDS)('serves everyone, whoever calls (%s)', (_, seed) => {
    const evening = { ...randomEvening(createChance(seed).fork('calm evening')), name: 'a calm evening on another site' }
    const transcript = new Transcript({ seed, schedule: evening.name })
    const { world, served } = watched(transcript, seed, 'calm', evening)
    transcript.tell(`pools: ${sizes(world)}`)
    for (const { id } of evening.callers)
      transcript.hold(served[id]! >= LEAST(id), `${id}: ${percent(served[id]!)} served`, `${percent(LEAST(id))} or more: leave room for what comes in bunches`)
  })
})
