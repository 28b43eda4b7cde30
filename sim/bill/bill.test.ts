import type { Hour, Job, Placement, Policy, Prices } from './index.ts'
import { describe, expect, it } from 'vitest'
import { solve } from 'yalps'
import { value } from '../../case/index.ts'
import { createChance, hashTrace, hours, minutes, ms } from '../engine/index.ts'
import { BASELINES, checkPlan, costOf, HOUR, idleIn, MEMBERS, PHYSICS, PRICES, referencePolicy, run, SCHEDULES, summary, WORLD_DEFAULTS } from './index.ts'

const reference = () => referencePolicy

/** The least that a night can cost, by a linear program: work of each job in each hour, on what is idle, on demand, or on Spot. */
function leastCost(jobs: readonly (Pick<Job, 'id' | 'work' | 'deadline'> & { readonly from?: number })[], curve: readonly Hour[], { onDemand, spot }: Prices): number {
  const variables = new Map<string, [string, number][]>()
  for (const { id, deadline, from = 0 } of jobs) {
    for (let hour = from; hour < deadline; hour++) {
      variables.set(`${id} idle ${hour}`, [[id, 1], [`idle ${hour}`, 1]])
      variables.set(`${id} on demand ${hour}`, [[id, 1], ['cost', onDemand]])
      if (hour < deadline - 1)
        variables.set(`${id} Spot ${hour}`, [[id, 1], ['cost', spot[hour]!]])
    }
  }
  const constraints = new Map<string, { equal: number } | { max: number }>()
  for (const { id, work } of jobs)
    constraints.set(id, { equal: work })
  for (const [hour, here] of curve.entries())
    constraints.set(`idle ${hour}`, { max: idleIn(here) })
  const solution = solve({ direction: 'minimize', objective: 'cost', constraints, variables })
  expect(solution.status).toBe('optimal')
  return solution.result
}

describe('the invented day', () => {
  it('leaves as many idle at its lowest as is on record, of those reserved', () => {
    const idle = MEMBERS.map(members => idleIn({ hour: 0, members, reserved: WORLD_DEFAULTS.reserved }))
    expect(Math.max(...idle)).toBe(value('idle-reserved'))
    expect(Math.min(...idle)).toBe(0)
  })

  it('takes from the case what Spot costs, and from EC2 the notice', () => {
    expect(PRICES.spot).toBeCloseTo(1 - value('spot-cheaper') / 100, 9)
    expect(PHYSICS.notice).toBe(value('spot-notice'))
  })

  it('is the same again for a seed, another for another, and the same for every policy', () => {
    expect(hashTrace(run().trace)).toBe(hashTrace(run().trace))
    expect(hashTrace(run({ seed: 8 }).trace)).not.toBe(hashTrace(run().trace))
    const days = [run(), run({ policy: reference })].map(({ hours, jobs }) => ({ members: hours.map(({ members, spot }) => [members, spot]), asked: jobs.map(({ id, asked, due, work }) => [id, asked, due, work]) }))
    expect(days[0]).toEqual(days[1])
  })

  it('refuses what makes no world', () => {
    expect(() => run({ reserved: 0 })).toThrow('reserved must be above 0 and finite, got 0')
    expect(() => run({ later: 0.5 })).toThrow('later must be a whole number of hours, got 0.5')
    expect(() => run({ schedule: { faults: [{ node: 'members', kind: 'down', from: ms(0), to: ms(1) }] } })).toThrow('unknown node "members"')
  })
})

describe('the bill', () => {
  /** Puts all of the season into the hour in which it comes, and nothing else anywhere. */
  const season = (spot: boolean, more: Partial<Placement> = {}): Policy => ({
    place: jobs => jobs.filter(({ id }) => id === 'season').map(({ id, work }) => ({ job: id, hour: 0, work, spot, ...more })),
  })

  it('covers with reservations what members leave of them, and charges the rest on demand', () => {
    const { hours: [, , , , four] } = run({ policy: () => season(false), interruptions: 0 })
    const [block] = four!.blocks
    expect(four!.hour).toBe(16)
    expect(block!.covered).toBe(idleIn(four!))
    expect(summary(run({ policy: () => season(false) })).cost).toBe(block!.instances - block!.covered)
  })

  it('charges for Spot what it ran, and reservations do not cover it', () => {
    const taken = { schedule: { faults: [{ node: 'spot', kind: 'down', from: minutes(4 * 60 + 30), to: hours(6) }] }, interruptions: 0 } as const
    const day = run({ policy: () => season(true), ...taken })
    const four = day.hours[4]!
    expect(four.blocks).toMatchObject([{ covered: 0, ran: 30, kept: four.blocks[0]!.instances / 2 }])
    expect(summary(day, hours(5)).cost).toBeCloseTo(four.spot * four.blocks[0]!.instances / 2, 9)
    // Away at five, and there again at six.
    expect(day.hours[5]!.blocks).toEqual([])
    expect(day.hours[6]!.blocks[0]!.ran).toBe(60)
  })

  it('lets a notice of two minutes save what can be written in two minutes, and nothing else', () => {
    const taken = { schedule: { faults: [{ node: 'spot', kind: 'down', from: minutes(8 * 60 + 45), to: minutes(8 * 60 + 50) }] }, interruptions: 0 } as const
    const all: Policy = { place: jobs => jobs.filter(({ id }) => id === 'premiere' || id === 'ranking').map(({ id, work }) => ({ job: id, hour: 0, work: id === 'premiere' ? work / 6 : work, spot: true })) }
    const { blocks } = run({ policy: () => all, ...taken }).hours[8]!
    const [premiere, ranking] = blocks
    expect(premiere!.kept).toBeCloseTo(premiere!.instances * 0.75, 6)
    expect(ranking).toMatchObject({ job: 'ranking', ran: 45, kept: 0 })
    expect(summary(run({ policy: () => all, ...taken }), hours(9)).lost).toBeCloseTo(ranking!.instances * 0.75, 9)
  })

  it('gives up at its deadline what is not done, and says so', () => {
    const day = run({ policy: BASELINES['at 02:00'] })
    expect(day.trace.filter(({ type }) => type === 'late')).toMatchObject([{ t: hours(12), job: 'premiere' }])
    expect(summary(day, ms(hours(12) - 1)).late).toBe(0)
    expect(summary(day).late).toBe(1)
    expect(day.hours.slice(12).every(({ left }) => !('premiere' in left))).toBe(true)
  })

  it('adds up: what is reserved goes to members, to jobs, or to nobody', () => {
    for (const policy of [...Object.values(BASELINES), reference]) {
      const day = run({ policy })
      const { borrowed, idle } = summary(day)
      const members = day.hours.reduce((sum, hour) => sum + Math.min(hour.members, hour.reserved), 0)
      expect(borrowed + idle + members).toBeCloseTo(24 * WORLD_DEFAULTS.reserved, 3)
    }
  })

  it('refuses what is no plan, in words', () => {
    const jobs = [{ id: 'season', work: 10, deadline: 3, saves: 1 }]
    expect(() => checkPlan(undefined, jobs)).toThrow('must return an array of { job, hour, work, spot }, got undefined')
    expect(() => checkPlan([{ job: 'film', hour: 0, work: 1, spot: false }], jobs)).toThrow('for jobs that it was given')
    expect(() => checkPlan([{ job: 'season', hour: 24, work: 1, spot: false }], jobs)).toThrow('hours 0 to 23')
    expect(() => checkPlan([{ job: 'season', hour: 0, work: 11, spot: true }], jobs)).toThrow('gave season 11 instance-hours, and it has only 10 left')
  })
})

describe('the reference', () => {
  it('costs what a linear program says is the least, on small nights', () => {
    const chance = createChance(3)
    for (let i = 0; i < 60; i++) {
      const length = chance.int(1, 7)
      const jobs = Array.from({ length: chance.int(1, 4) }, (_, j): Job => ({ id: `job ${j}`, work: chance.int(1, 30), deadline: chance.int(1, length), saves: 1 }))
      const curve = Array.from({ length }, (_, hour): Hour => ({ hour, members: chance.int(0, 20), reserved: 12 }))
      const prices: Prices = { onDemand: 1, reserved: 0.6, spot: Array.from({ length }, () => chance.int(20, 120) / 100) }
      expect(costOf(referencePolicy.place(jobs, curve, prices), curve, prices)).toBeCloseTo(leastCost(jobs, curve, prices), 6)
    }
  })

  it('costs little more than somebody would pay who knew the whole day, unless members do what no forecast knows', () => {
    for (const seed of [1, 7, 42]) {
      for (const [options, bound] of [[{}, 1.2], [{ reserved: 11_000 }, 1.2], [{ night: 1.5 }, 1.6]] as const) {
        const day = run({ seed, ...options, schedule: SCHEDULES.calm, interruptions: 0, policy: reference })
        const curve = day.hours.map(({ hour, members, reserved }) => ({ hour, members, reserved }))
        const prices = { ...PRICES, spot: day.hours.map(({ spot }) => spot) }
        const known = leastCost(day.jobs.map(({ id, work, asked, due }) => ({ id, work, from: asked / HOUR, deadline: due / HOUR })), curve, prices)
        expect(summary(day).cost).toBeGreaterThanOrEqual(known - 1e-6)
        expect(summary(day).cost).toBeLessThan(bound * known)
      }
    }
  })
})
