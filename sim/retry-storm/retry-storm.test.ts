import { describe, expect, it, vi } from 'vitest'
import { ReferenceBreaker } from '../circuit-breaker/index.ts'
import { hashTrace, ms, seconds } from '../engine/index.ts'
import { adaptiveThrottle, careful, naive, recovery, rejectProbability, retrying, run, SCHEDULES, slowDisk, summary, WAITS, WORLD_DEFAULTS } from './index.ts'

// Storms on a hundred seeds, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const after = (given: Parameters<typeof run>[0]) => {
  const world = run(given)
  return { ...summary(world, seconds(20), seconds(40)), recovery: recovery(world) }
}
const SOME = [1, 7, 42]

describe('the world of retries', () => {
  it('runs the same from the same seed, and differently from another', () => {
    const hash = (seed: number) => hashTrace(run({ seed, policy: careful }).trace)
    expect(hash(7)).toBe(hash(7))
    expect(hash(7)).not.toBe(hash(8))
  })

  it('brings the same requests whatever the policy', () => {
    const arrivals = (policy: typeof naive) => run({ policy }).requests.map(({ start, idempotent }) => [start, idempotent])
    expect(arrivals(naive)).toEqual(arrivals(careful))
  })

  it('answers each request once, in time or not at all, and loses no call', () => {
    for (const policy of [naive, careful]) {
      const { requests, calls, samples } = run({ policy })
      for (const { start, end, answer, deadline } of requests) {
        if (end === null)
          expect(start).toBeGreaterThan(WORLD_DEFAULTS.duration - WORLD_DEFAULTS.patience)
        else
          expect(end).toBeLessThanOrEqual(deadline)
        expect(answer === null).toBe(end === null)
      }
      const { counts } = samples.at(-1)!
      // The last sample is taken before what else happens at the end.
      const { duration } = WORLD_DEFAULTS
      expect(counts.calls).toBe(calls.filter(call => call.start < duration).length)
      expect(calls.length).toBe(requests.reduce((sum, request) => sum + request.calls, 0))
      expect(counts.served).toBe(requests.filter(({ answer, end }) => answer === 'served' && end! < duration).length)
    }
  })

  it('never has more in the database than its queue and the one call under way', () => {
    const { samples } = run()
    expect(Math.max(...samples.map(sample => sample.queue))).toBe(WORLD_DEFAULTS.queue + 1)
  })

  it('serves everyone while nothing goes wrong, retries or none', () => {
    for (const seed of SOME) {
      const calm = summary(run({ seed, schedule: SCHEDULES.calm }))
      expect(calm.served).toBe(1)
      expect(calm.load).toBeLessThan(0.75)
      expect(calm.callsPerRequest).toBe(1)
    }
  })

  it('multiplies the attempts of the layers at total failure: 4, 16, 64', () => {
    for (const layers of [1, 2, 3])
      expect(summary(run({ layers, schedule: SCHEDULES['all-fail'] }), seconds(10), seconds(40)).callsPerRequest).toBe(4 ** layers)
  })

  it('refuses options and answers that make no sense', () => {
    expect(() => run({ queue: 0 })).toThrow('queue must be above 0 and finite, got 0')
    expect(() => run({ layers: 4 })).toThrow('layers must be a whole number from 1 to 3, got 4')
    expect(() => run({ idempotent: 2 })).toThrow('idempotent must be from 0 to 1, got 2')
    expect(() => run({ policy: () => ({ decide: () => -1 }) })).toThrow('must return a wait of 0 ms or more, or \'stop\', got -1')
    expect(() => run({ policy: () => ({ decide: () => undefined as never }) })).toThrow('got undefined')
    expect(() => retrying({ attempts: 0 })).toThrow('attempts must be a whole number of 1 or more, got 0')
  })
})

describe('the storm', () => {
  /** Seeds, of a hundred, on which members are served again after the last fault. */
  const over = (given: Parameters<typeof run>[0]) => {
    const seeds = Array.from({ length: 100 }, (_, i) => i + 1)
    return seeds.filter(seed => recovery(run({ seed, ...given })) !== null)
  }

  it('outlives its trigger for the rest of the run: 64 calls for a request, and nobody is served', () => {
    for (const seed of SOME)
      expect(after({ seed })).toMatchObject({ served: 0, callsPerRequest: 64, recovery: null })
    expect(after({}).load).toBeGreaterThan(35)
  })

  it('outlives it on each of a hundred seeds; with attempts in one layer only, on most', () => {
    expect(over({ duration: seconds(28) })).toEqual([])
    expect(over({ layers: 1 })).toEqual([59])
    expect(over({ layers: 1, policy: () => retrying({ attempts: 3 }) })).toEqual([11, 59, 82, 89])
    expect(over({ layers: 1, policy: () => retrying({ attempts: 2 }) })).toHaveLength(34)
  })

  it('takes no more than a single slow call, on more than half of the seeds', () => {
    const blip = { faults: [slowDisk(seconds(10), seconds(1))] }
    expect(over({ schedule: blip, duration: seconds(23) })).toHaveLength(44)
  })

  it('is not ended by waiting longer, nor by chance, while every layer makes four attempts', () => {
    for (const wait of ['exponential', 'fullJitter', 'decorrelated'] as const)
      expect(after({ policy: () => retrying({ wait }) })).toMatchObject({ served: 0, recovery: null })
  })

  it('is left within 30 s by the rules, on each of a hundred seeds', () => {
    for (let seed = 1; seed <= 100; seed++) {
      for (const schedule of [SCHEDULES['disk-slow'], SCHEDULES['database-down']])
        expect(recovery(run({ seed, schedule, policy: careful })), `seed ${seed}`).toBeLessThanOrEqual(12)
    }
  })

  it('comes back each time a breaker closes, while the retries behind it are the same', () => {
    for (const seed of SOME) {
      const gate = () => new ReferenceBreaker()
      const without = after({ seed, gate })
      expect(without.recovery).toBeNull()
      expect(without.served).toBeLessThan(0.25)
      expect(without.load).toBeLessThan(4)
      const both = after({ seed, gate, policy: careful })
      expect(both.recovery).toBeLessThan(12)
    }
  })
})

describe('waits', () => {
  it('are the published ones', () => {
    const half = () => 0.5
    expect([0, 1, 2, 3].map(n => WAITS.exponential(100, 500, n))).toEqual([100, 200, 400, 500])
    expect([0, 1, 2, 3].map(n => WAITS.fullJitter(100, 500, n, half))).toEqual([50, 100, 200, 250])
    expect([0, 100, 200, 900].map(last => WAITS.decorrelated(100, 500, last, half))).toEqual([200, 200, 350, 500])
    expect(WAITS.decorrelated(100, 500, 400, () => 0)).toBe(100)
  })
})

describe('the adaptive throttle', () => {
  it.each([[0, 0, 0], [10, 5, 0], [10, 10, 0], [10, 0, 10 / 11], [100, 30, 40 / 101]])('of %i requests with %i accepts refuses with chance %d', (requests, accepts, chance) => {
    expect(rejectProbability(requests, accepts)).toBe(chance)
  })

  it('counts what it refuses itself, and forgets after two minutes', () => {
    let dice = 0.99
    const gate = adaptiveThrottle(() => dice)
    for (let t = 0; t < 10; t++)
      expect(gate.allow(ms(t))).toBe(true)
    dice = 0.9
    // 10 of 10 failed: 10/11 is above 0.9, 12 of 12 stays so.
    expect([10, 11].map(t => gate.allow(ms(t)))).toEqual([false, false])
    expect(gate.allow(ms(120_000 + 11))).toBe(true)
  })

  it('ends the storm\'s load on the database, not the retries behind it', () => {
    const { load, callsPerRequest } = after({ gate: adaptiveThrottle })
    expect(load).toBeLessThan(1)
    expect(callsPerRequest).toBeLessThan(2)
  })
})
