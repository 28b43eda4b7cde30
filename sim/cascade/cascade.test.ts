import type { Caller, Policy, WorldOptions } from './index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { value } from '../../case/index.ts'
import { hashTrace, injectFault, ms, seconds } from '../engine/index.ts'
import { CALLERS, frameAt, inARow, layPools, loadsBetween, onePool, run, SCHEDULES, slow, summary, WORLD_DEFAULTS } from './index.ts'

/** A pool for each caller; whoever finds their own full is turned away. */
const walls: Policy = {
  partition: () => ({ playback: 10, ratings: 4, search: 4, account: 2 }),
  admit: ({ caller }, pools) => pools[caller]!.busy < pools[caller]!.size ? caller : 'reject',
}
const spell = [seconds(10), seconds(30)] as const
const during = (options: Partial<WorldOptions>) => summary(run(options), ...spell)

/** Share of Poisson requests that find all of n threads busy, when a are wanted (Erlang B). */
function erlangB(n: number, a: number): number {
  let blocked = 1
  for (let i = 1; i <= n; i++)
    blocked = a * blocked / (i + a * blocked)
  return blocked
}

describe('the world', () => {
  it('serves everyone from one pool while nothing goes wrong', () => {
    expect(Object.values(summary(run({ schedule: SCHEDULES.calm })))).toEqual([1, 1, 1, 1])
  })

  it.each([1, 7, 42])('starts fewer than half of the plays from one pool while the ratings are slow (seed %i)', (seed) => {
    const { playback, ratings } = during({ seed })
    expect(playback).toBeLessThan(0.5)
    // Whoever comes first gets the thread: it hits all callers alike.
    expect(Math.abs(playback! - ratings!)).toBeLessThan(0.06)
  })

  it.each([1, 7, 42])('starts nearly all plays with walls in the pool, and serves few ratings (seed %i)', (seed) => {
    const served = during({ seed, policy: walls })
    expect(served.playback).toBeGreaterThan(0.99)
    expect(served.search).toBeGreaterThan(0.95)
    expect(served.account).toBeGreaterThan(0.95)
    expect(served.ratings).toBeLessThan(0.15)
  })

  it('turns away as many as Erlang\'s formula says', () => {
    const calls = run({ seed: 1, duration: seconds(400), schedule: SCHEDULES.calm, callers: [{ id: 'playback', callsPerSecond: 30, heldFor: ms(120) }], threads: 5 }).calls
    const rejected = calls.filter(call => call.answer === 'rejected').length / calls.length
    expect(Math.abs(rejected - erlangB(5, 3.6))).toBeLessThan(0.01)
  })

  it('has no wall against a database that all share', () => {
    for (const share of Object.values(during({ schedule: SCHEDULES['database-slow'], policy: walls })))
      expect(share).toBeLessThan(0.5)
  })

  it('is well again a second after the ratings are', () => {
    expect(summary(run(), seconds(31.5), seconds(40)).playback).toBe(1)
  })

  it('answers an error while a dependency fails, and hangs while it is down', () => {
    const fails = run({ schedule: { faults: [{ node: 'ratings', kind: 'fail', from: seconds(10), to: seconds(30) }] } })
    expect(summary(fails, ...spell)).toMatchObject({ ratings: 0, playback: 1 })
    const down = run({ schedule: { faults: [{ node: 'ratings', kind: 'down', from: seconds(10), to: seconds(30) }] } })
    expect(down.calls.find(call => call.caller === 'ratings' && call.start > seconds(10))!.end).toBe(30_000)
    expect(frameAt(down, seconds(29)).busy).toBe(20)
    expect(frameAt(down, seconds(31)).busy).toBeLessThan(15)
  })

  it('is the example that the slides describe', () => {
    const ratings = CALLERS.find(caller => caller.id === 'ratings')!
    expect(value('shared-threads')).toBe(WORLD_DEFAULTS.threads)
    expect(value('ratings-calm')).toBe(ratings.heldFor)
    expect(value('ratings-rate')).toBe(ratings.callsPerSecond)
    expect(value('ratings-slow') * 1000).toBe(SCHEDULES['ratings-slow'].faults[0]!.kind === 'slow' && SCHEDULES['ratings-slow'].faults[0]!.latency)
    expect(value('pool-throughput')).toBe(WORLD_DEFAULTS.threads / value('ratings-slow'))
  })
})

describe('a run', () => {
  const runs = { 'one pool': run(), 'walls': run({ policy: walls }), 'database slow': run({ schedule: SCHEDULES['database-slow'], policy: walls }) }

  it('is the same again for the same seed, and another for another', () => {
    expect(hashTrace(run().trace)).toBe(hashTrace(runs['one pool'].trace))
    expect(hashTrace(run({ seed: 8 }).trace)).not.toBe(hashTrace(runs['one pool'].trace))
  })

  it('has the same members with the same luck whatever the policy', () => {
    const asked = (name: keyof typeof runs) => runs[name].calls.map(({ id, caller, start }) => [id, caller, start])
    expect(asked('walls')).toEqual(asked('one pool'))
  })

  it.each(Object.entries(runs))('holds each thread for one call at a time, and loses no request: %s', (_, { calls, threads, trace, options }) => {
    for (const held of threads)
      held.forEach((call, i) => expect(call.start).toBeGreaterThanOrEqual(held[i - 1]?.end ?? 0))
    expect(threads.flat().length + calls.filter(call => call.answer === 'rejected').length).toBe(calls.length)
    const answered = trace.filter(event => event.type === 'answer').length
    expect(answered).toBe(calls.filter(call => call.end <= options.duration).length)
  })

  it('keeps a slow caller within its walls, wherever they stand', () => {
    const place = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    fc.assert(fc.property(place, fc.constantFrom(...CALLERS.map(caller => caller.id)), fc.integer({ min: 0, max: 1000 }), ([ratings, search, account], node, seed) => {
      const policy: Policy = { ...walls, partition: budget => ({ playback: budget - ratings - search - account, ratings, search, account }) }
      const calm = during({ seed, policy, schedule: SCHEDULES.calm })
      const slowed = during({ seed, policy, schedule: { faults: [slow(node, seconds(10), seconds(20))] } })
      for (const { id } of CALLERS)
        expect(slowed[id] === calm[id]).toBe(id !== node)
    }), { numRuns: 25 })
  })

  it('gives a caller threads of its own pool only', () => {
    for (const { id, from, size } of runs.walls.pools) {
      const callers = runs.walls.threads.slice(from, from + size).flat().map(call => call.caller)
      expect(new Set(callers)).toEqual(new Set([id]))
    }
  })

  it('can be drawn at any moment as it was', () => {
    for (const t of [0, 9000, 10_400, 15_000, 39_999]) {
      const frame = frameAt(runs['one pool'], ms(t))
      const busy = runs['one pool'].calls.filter(call => call.thread !== null && call.start <= t && t < call.end)
      expect(frame.threads.filter(Boolean).map(call => call!.id).sort()).toEqual(busy.map(call => call.id).sort())
      expect(frame.busy).toBe(busy.length)
    }
  })
})

describe('a policy', () => {
  it('that sorts or changes what it is given changes its own copy', () => {
    const vandal: Policy = {
      partition: (budget, callers) => {
        (callers as Caller[]).forEach(caller => Object.assign(caller, { callsPerSecond: 0 }));
        (callers as Caller[]).reverse()
        return onePool.partition(budget, callers)
      },
      admit: (request, pools) => {
        const answer = onePool.admit(request, pools)
        Object.assign(pools.shared!, { size: 0 })
        return answer
      },
    }
    expect(hashTrace(run({ policy: vandal }).trace)).toBe(hashTrace(run().trace))
  })
})

describe('the numbers', () => {
  const load = (from: number, to: number, policy: Policy = onePool) =>
    Object.fromEntries(loadsBetween(run({ policy }), seconds(from), seconds(to)).map(load => [load.caller, load]))

  it('obey Little\'s law: λW is the number of busy threads, when none is turned away', () => {
    const calm = run({ schedule: SCHEDULES.calm, duration: seconds(100) })
    const wanted = loadsBetween(calm, ms(0), seconds(100)).reduce((sum, { wanted }) => sum + wanted, 0)
    const busy = Array.from({ length: 1000 }, (_, i) => frameAt(calm, ms(i * 100)).busy).reduce((sum, n) => sum + n, 0) / 1000
    expect(Math.abs(wanted - busy)).toBeLessThan(0.3)
  })

  it('say that slow ratings want twice the threads there are, walls or not', () => {
    expect(load(5, 10).ratings!.wanted).toBeLessThan(1)
    for (const policy of [onePool, walls]) {
      const { wanted, heldFor } = load(15, 30, policy).ratings!
      expect(Math.abs(heldFor - 1000)).toBeLessThan(50)
      expect(Math.abs(wanted - 40)).toBeLessThan(5)
    }
  })

  it('multiply in a row', () => {
    expect(inARow([0.5, 0.5, 1])).toBe(0.25)
    expect(inARow([])).toBe(1)
  })
})

describe('what is not a run', () => {
  it.each([
    [{ playback: 10, ratings: 14 }, 'Got playback 10 + ratings 14 = 24: 4 too many.'],
    [{ playback: 10, ratings: 4 }, 'Got playback 10 + ratings 4 = 14: 6 too few.'],
    [{ playback: 19.5, ratings: 0.5 }, 'Pool "playback" must have a whole number of threads, 1 or more; got 19.5.'],
    [{ playback: 20, ratings: 0 }, 'Pool "ratings" must have a whole number of threads, 1 or more; got 0.'],
    [{}, 'Got {}.'],
    [undefined, 'Got undefined.'],
  ])('refuses the partition %j and says why', (sizes, message) => {
    expect(() => layPools(sizes, 20)).toThrow(message)
  })

  it('refuses an answer that is no pool, and a pool without a free thread', () => {
    expect(() => run({ policy: { ...onePool, admit: () => 'other' } })).toThrow('must return "reject" or a pool, one of "shared"; got "other"')
    expect(() => run({ policy: { ...onePool, admit: () => 'shared' } })).toThrow(/→ "shared", but all 20 threads of that pool are busy and there is no queue/)
    expect(() => run({ threads: 0 })).toThrow('threads must be a whole number above 0, got 0')
  })

  it('takes a fault that somebody adds', () => {
    const schedule = injectFault(SCHEDULES.calm, slow('ratings', seconds(5)))
    expect(summary(run({ schedule }), seconds(6), seconds(15)).playback).toBeLessThan(0.5)
    expect(() => run({ schedule: { faults: [slow('trailers', seconds(5))] } })).toThrow('this world has playback, ratings, search, account, database')
  })
})
