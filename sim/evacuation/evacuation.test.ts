import type { FaultSchedule } from '../engine/index.ts'
import type { Plan, Policy, Region, WorldOptions } from './index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashTrace, injectFault, minutes, ms, parseSchedule } from '../engine/index.ts'
import { dnsFailover, failRegion, frameAt, localHour, NODES, phases, REGIONS, RULES, run, SCHEDULES, summary } from './index.ts'

const [WEST, EAST, EUROPE] = REGIONS
const stay: Plan = { scale: {}, weights: {} }
/** The same plan from a moment on. */
const from = (start: number, plan: Plan): Partial<WorldOptions> => ({ policy: () => ({ evacuate: (_, t) => t >= start ? plan : stay }) })
const during = { from: minutes(20), to: minutes(85) }
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** Any plan that can be followed, different every minute. */
const anyPlan = fc.func(fc.record({
  scale: fc.dictionary(fc.constantFrom(...REGIONS), fc.double({ min: 0, max: 200, noNaN: true })),
  rows: fc.dictionary(fc.constantFrom(...REGIONS), fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9))),
})).map((choose): Policy => ({
  evacuate(_, t) {
    const { scale, rows } = choose(Math.floor(t / minutes(5)))
    const weights = Object.entries(rows).map(([home, row]) => {
      const all = Math.max(1, sum(row))
      return [home, Object.fromEntries(REGIONS.map((name, i) => [name, sum(row) === 0 ? Number(name === home) : row[i]! / all]))]
    })
    return { scale, weights: Object.fromEntries(weights) }
  },
}))

describe('a quiet evening', () => {
  const calm = run({ schedule: SCHEDULES.calm })

  it('serves everyone at home, each region about 70% full', () => {
    expect(summary(calm)).toEqual({ answered: 1, elsewhere: 1, minutes: null, fullest: 0, lost: 0, stalest: 0 })
    for (const { regions } of calm.samples) {
      for (const region of regions) {
        expect(region.load / region.running).toBeGreaterThan(0.55)
        expect(region.load / region.running).toBeLessThan(0.75)
      }
    }
  })

  it('is evening in the east, afternoon in the west and night in Europe, and demand follows', () => {
    expect([WEST, EAST, EUROPE].map(name => Math.floor(localHour(name, 0)))).toEqual([16, 19, 1])
    const [west, east, europe] = calm.samples[0]!.regions.map(region => region.demand)
    expect(east).toBeGreaterThan(west!)
    expect(west).toBeGreaterThan(europe!)
  })

  it('has as much dark capacity as its regions leave idle, and none before Nimble', () => {
    calm.samples[0]!.regions.forEach((region, i) => expect(region.running + region.dark).toBeCloseTo(calm.limits[i]!))
    expect(run({ schedule: SCHEDULES.calm, era: 'before' }).samples.every(({ regions }) => regions.every(region => region.dark === 0))).toBe(true)
  })

  it('has as many writes under way as Little\'s law says', () => {
    const region = calm.samples.at(-1)!.regions[0]!
    expect(region.pending).toBeCloseTo(region.answered * RULES.writes * RULES.lag / 1000, 0)
  })
})

describe('a region that fails', () => {
  it.each([1, 7, 42])('takes others with it when DNS sends its members to the next one (seed %i)', (seed) => {
    const { answered, elsewhere, fullest, minutes } = summary(run({ seed, policy: dnsFailover }), during.from, during.to)
    expect(answered).toBeLessThan(0.75)
    expect(elsewhere).toBeLessThan(0.9)
    expect(fullest).toBeGreaterThan(1.1)
    expect(minutes).toBeNull()
  })

  it('is told to be ill at once with Nimble, and two minutes later before', () => {
    const told = (era: 'nimble' | 'before') => run({ era, policy: () => ({ evacuate: () => stay }) }).trace.find(event => event.type === 'status')!.t
    expect(told('nimble')).toBe(minutes(20))
    expect(told('before')).toBe(minutes(22))
  })

  it('loses the writes that only it has when it is switched off', () => {
    const { lost } = summary(run(from(minutes(30), { scale: { [EAST]: 0 }, weights: {} })))
    // Eight requests in ten fail, so two in ten of 97 are answered; a tenth of them writes, under way for 0.8 s.
    expect(lost).toBeGreaterThan(0.8)
    expect(lost).toBeLessThan(2.1)
  })
})

describe('capacity', () => {
  const joined = (options: Partial<WorldOptions>) => run({ schedule: SCHEDULES.calm, ...options, ...from(minutes(30), { scale: { [EUROPE]: 100 }, weights: {} }) })
    .trace.find(event => event.type === 'joined' && event.region === EUROPE)!.t - minutes(30)

  it('joins within two minutes from the dark, and after half an hour from cold', () => {
    expect(joined({ era: 'nimble' })).toBeLessThanOrEqual(minutes(2))
    expect(joined({ era: 'before' })).toBeGreaterThanOrEqual(minutes(28))
    expect(joined({ era: 'before' })).toBeLessThanOrEqual(minutes(31))
  })

  it('is never more than the region\'s limit', () => {
    const greedy = run(from(0, { scale: { [WEST]: 500, [EAST]: 500, [EUROPE]: 500 }, weights: {} }))
    for (const { regions } of greedy.samples)
      regions.forEach((region, i) => expect(region.running + region.joining + region.starting).toBeLessThanOrEqual(greedy.limits[i]! + 1e-6))
  })

  it('answers less than it could when it is asked for more than it runs', () => {
    const drowned = run({ schedule: SCHEDULES.calm, ...from(minutes(30), { scale: {}, weights: { [EAST]: { [EUROPE]: 1 } } }) }).samples.find(({ t }) => t === minutes(33))!.regions[2]!
    expect(drowned.load).toBeGreaterThan(1.5 * drowned.running)
    expect(drowned.answered).toBeLessThan(0.5 * drowned.running)
    expect(drowned.status).toBe('ill')
  })
})

describe('members', () => {
  it('are moved by the gateways in minutes, and by names slowly', () => {
    const plan: Plan = { scale: {}, weights: { [EAST]: { [EUROPE]: 1 } } }
    const homeAfter = (policy: Policy, time: number) => run({ schedule: SCHEDULES.calm, policy: () => policy }).samples.find(({ t }) => t === minutes(time))!.regions[1]!.serves[1]!
    expect(homeAfter({ evacuate: () => plan }, 2)).toBe(0)
    expect(homeAfter({ evacuate: () => plan, by: 'dns' }, 2)).toBeGreaterThan(0.6)
    expect(homeAfter({ evacuate: () => plan, by: 'dns' }, 15)).toBeLessThan(0.1)
  })

  it('find data as old as the copies when they are moved', () => {
    const plan: Plan = { scale: {}, weights: { [EAST]: { [EUROPE]: 1 } } }
    expect(summary(run({ schedule: SCHEDULES['east-behind'], ...from(minutes(22), plan) })).stalest).toBe(60)
    expect(summary(run({ schedule: SCHEDULES['east-behind'], ...from(minutes(30), plan) })).stalest).toBe(0.8)
  })

  it('ask for the same whatever is planned', () => {
    const demands = (options: Partial<WorldOptions>) => run(options).samples.map(({ regions }) => regions.map(region => region.demand))
    expect(demands({})).toEqual(demands({ schedule: SCHEDULES.calm, era: 'before' }))
  })
})

describe('any plan', () => {
  it('leaves no member out, and answers no more than was asked or could be carried', () => {
    fc.assert(fc.property(anyPlan, fc.nat(50), (policy, seed) => {
      const { samples } = run({ seed, policy: () => policy, tick: minutes(1) })
      for (const { regions, totals } of samples) {
        expect(sum(regions.map(region => region.load))).toBeCloseTo(sum(regions.map(region => region.demand)), 4)
        for (const region of regions) {
          expect(sum(region.serves)).toBeCloseTo(1, 6)
          expect(region.answered).toBeLessThanOrEqual(Math.min(region.load, region.running) + 1e-9)
          expect(region.pending).toBeGreaterThanOrEqual(0)
        }
        expect(totals.answered).toBeLessThanOrEqual(totals.asked + 1e-6)
      }
    }), { numRuns: 30, seed: 7 })
  })
})

describe('a run', () => {
  it('gives the same bytes for the same seed, on every host: this hash is fixed for good', () => {
    expect(hashTrace(run().trace)).toBe(hashTrace(run().trace))
    expect(hashTrace(run().trace)).toBe('b7aa3bf5cf1f8ac7')
    expect(hashTrace(run({ seed: 8 }).trace)).not.toBe(hashTrace(run().trace))
  })

  it('is unchanged before the moment at which a fault is injected', () => {
    const t = minutes(40)
    const calm = run({ schedule: SCHEDULES.calm }).trace
    const hit = run({ schedule: injectFault(SCHEDULES.calm, failRegion(WEST, t)) }).trace
    const before = (trace: typeof calm) => hashTrace(trace.filter(event => event.t < t))
    expect(before(hit)).toBe(before(calm))
    expect(hashTrace(hit)).not.toBe(hashTrace(calm))
  })

  it('is not changed by a policy that changes what it is told', () => {
    const vandal = (): Policy => ({ ...dnsFailover(), evacuate: (regions, t) => {
      const plan = dnsFailover().evacuate(regions, t)
      regions.forEach(region => Object.assign(region, { status: 'ill', demand: 0, limit: 0 }))
      return plan
    } })
    expect(hashTrace(run({ policy: vandal }).trace)).toBe(hashTrace(run().trace))
  })

  it('has schedules that pass their own check', () => {
    for (const schedule of Object.values<FaultSchedule>(SCHEDULES))
      expect(parseSchedule(schedule, NODES)).toEqual(schedule)
  })

  it.each<[string, unknown, string]>([
    ['no plan', undefined, 'expected { scale: {…}, weights: {…} }, got undefined'],
    ['a stranger', { scale: { 'us-east-2': 5 }, weights: {} }, 'scale names "us-east-2"; the regions are us-west-2, us-east-1, eu-west-1'],
    ['less than nothing', { scale: { 'us-east-1': -5 }, weights: {} }, 'scale of us-east-1 must be a capacity of 0 or more, got -5'],
    ['a share that is none', { scale: {}, weights: { 'us-east-1': { 'us-west-2': Number.NaN } } }, 'the share of us-east-1\'s members at us-west-2 must be from 0 to 1, got NaN'],
    ['a third of the members', { scale: {}, weights: { 'us-east-1': { 'us-west-2': 0.3 } } }, 'weights of us-east-1 must sum to 1, got 0.3: nobody may be left out or counted twice'],
  ])('refuses a plan that cannot be followed, and names the part: %s', (_, plan, message) => {
    expect(() => run({ policy: () => ({ evacuate: () => plan as Plan }) })).toThrow(`evacuate at 0 s: ${message}`)
  })

  it('refuses options that make no sense', () => {
    expect(() => run({ tick: ms(0) })).toThrow('tick must be above 0 and finite, got 0')
    expect(() => run({ era: 'after' as never })).toThrow('era must be one of before, nimble, got "after"')
  })
})

describe('what is observed', () => {
  const baseline = run()

  it('agrees with the samples, and lies between them in between', () => {
    const [a, b] = [baseline.samples[130]!, baseline.samples[131]!]
    expect(frameAt(baseline, a.t).regions).toEqual(a.regions)
    const middle = frameAt(baseline, ms((a.t + b.t) / 2)).regions[1]!.load
    expect(middle).toBeCloseTo((a.regions[1]!.load + b.regions[1]!.load) / 2)
  })

  it('tells the steps apart, and leaves out those never taken', () => {
    expect(phases(run({ schedule: SCHEDULES.calm }))).toEqual([])
    const moved = run(from(minutes(24), { scale: { [EUROPE]: 130 }, weights: { [EAST]: { [EUROPE]: 1 } } }))
    const steps = Object.fromEntries(phases(moved).map(phase => [phase.name, [phase.from / 60_000, phase.to && phase.to / 60_000]]))
    expect(steps.decide).toEqual([20, 24])
    expect(steps.move![0]).toBeCloseTo(24.17, 1)
    expect(steps.move![1]).toBeCloseTo(25.83, 1)
    expect(Object.keys(steps)).not.toContain('drain')
    expect(summary(moved).minutes).toBeCloseTo(5.83, 1)
  })

  it('tells the policy a peak that is never passed within the hour', () => {
    const seen: { t: number, regions: readonly Region[] }[] = []
    run({ schedule: SCHEDULES.calm, policy: () => ({ evacuate(regions, t) {
      seen.push({ t, regions })
      return stay
    } }) })
    for (const { t, regions } of seen.filter((_, i) => i % 30 === 0)) {
      const hour = seen.filter(later => later.t >= t && later.t <= t + minutes(60))
      regions.forEach((region, i) => expect(region.peak).toBeGreaterThanOrEqual(Math.max(...hour.map(later => later.regions[i]!.demand)) - 1e-9))
    }
  })
})
