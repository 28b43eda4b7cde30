import type { Box, Plan, Policy, WorldOptions } from './index.ts'
import { describe, expect, it } from 'vitest'
import { hashTrace, hours, ms } from '../engine/index.ts'
import { at, clockwise, COAST, DEMAND, fifthRoot, frameAt, KINDS, memory, nightly, planned, run, SCHEDULES, summary, WORLD_DEFAULTS, zipfWeights } from './index.ts'

const withPlan = (given: Partial<WorldOptions> = {}) => run({ policy: () => planned, ...given })
const calm = { schedule: SCHEDULES.calm } as const

describe('popularity', () => {
  it('takes fifth roots by Newton to within two units in the last place, in whole numbers exactly', () => {
    for (let k = 1; k <= 12; k++)
      expect(fifthRoot(k * k * k * k * k)).toBe(k)
    for (let k = 1; k <= 10_000; k += 7)
      expect(Math.abs(fifthRoot(k) - k ** 0.2)).toBeLessThan(5e-16 * fifthRoot(k))
  })

  it('weighs ranks by Zipf’s law', () => {
    expect(zipfWeights(4, 1)).toEqual([1, 1 / 2, 1 / 3, 1 / 4])
    for (const exponent of [0, 0.8, 1.2, 2]) {
      for (const [i, weight] of zipfWeights(10_000, exponent).entries())
        expect(Math.abs(weight - (i + 1) ** -exponent)).toBeLessThan(1e-14 * weight)
    }
    expect(() => zipfWeights(4, 0.9)).toThrow('exponent must be a multiple of 0.2 from 0 to 2, got 0.9')
  })

  it('moves on from day to day, and differs from place to place', () => {
    const top = (given: Partial<WorldOptions>, day: number) => withPlan(given).days[day]!.views.map((views, title) => ({ views, title })).sort((a, b) => b.views - a.views).slice(0, 40).map(({ title }) => title)
    const kept = (a: number[], b: number[]) => a.filter(title => b.includes(title)).length
    const [today, tomorrow, there] = [top(calm, 1), top(calm, 2), top({ ...calm, place: 'there' }, 1)]
    expect(kept(today, tomorrow)).toBeGreaterThan(20)
    expect(kept(today, tomorrow)).toBeLessThan(40)
    expect(kept(today, there)).toBeGreaterThan(15)
    expect(kept(today, there)).toBeLessThan(40)
    expect(tomorrow.filter(title => title >= WORLD_DEFAULTS.titles).length, 'new titles are near the top').toBeGreaterThanOrEqual(4)
  })
})

describe('the ring', () => {
  it('names each box once, from a point on, and begins again at 1', () => {
    const [x, y, z] = [{ points: [0.1, 0.6] }, { points: [0.3] }, { points: [0.8] }]
    const order = (point: number) => clockwise(point, [x, y, z])
    expect(order(0.3)).toEqual([y, x, z])
    expect(order(0.7)).toEqual([z, x, y])
    expect(order(0.81)).toEqual([x, y, z])
  })

  it('moves only what a new box takes over', () => {
    const { boxes, titles } = withPlan(calm)
    const fewer = boxes.slice(0, -1)
    const [before, after] = [fewer, boxes].map(of => titles.map(({ point }) => clockwise(point, of)[0]!.id)) as [string[], string[]]
    expect(after.filter((id, i) => id !== before[i] && id !== 'F')).toEqual([])
    expect(after.filter(id => id === 'F').length).toBeGreaterThan(20)
  })
})

describe('the world of edge-cache', () => {
  it('runs the same from the same seed, and differently from another', () => {
    const hash = (seed: number) => hashTrace(withPlan({ seed }).trace)
    expect(hash(7)).toBe(hash(7))
    expect(hash(7)).not.toBe(hash(8))
  })

  it('asks every policy for the same titles at the same moments', () => {
    const asked = (policy: () => Policy) => run({ ...calm, policy }).views.map(({ t, title }) => [t, title])
    expect(asked(() => planned)).toEqual(asked(memory))
  })

  it('takes each view from one box or from the origin, and tells why', () => {
    const { views, samples } = withPlan()
    const { counts } = samples.at(-1)!
    expect(counts.views).toBe(views.length)
    expect(counts.content + counts.health + counts.other).toBe(views.filter(({ miss }) => miss !== null).length)
    expect(views.every(({ miss, box }) => miss !== null || box !== null)).toBe(true)
  })

  // The sums of mechanisms with the same names in case/facts: computed there, drawn here, view by view.
  it.each([[0.8, 57, 44], [1, 76.5, 68], [1.2, 90, 86]])('has the hit ratios of a cache for a tenth of 10,000 titles at Zipf exponent %s, in percent: %s when popularity is known, %s when the least recently used goes', (exponent, perfect, lru) => {
    const alone = { ...calm, exponent, titles: 10_000, sizes: [1, 1], boxes: [{ id: 'A', kind: 'storage' }], releases: 0, drift: 0, locality: 0, error: 0, views: 20_000, crowd: 1, keepsAtOnce: true, sampleEvery: hours(24) } as const
    const hits = (policy: () => Policy) => 100 * summary(run({ ...alone, policy }), hours(24)).hits
    expect(Math.abs(hits(() => planned) - perfect)).toBeLessThan(0.5)
    expect(Math.abs(hits(memory) - lru)).toBeLessThan(0.5)
  })

  it('writes no more to a box than rate and night allow, as published', () => {
    const window = { from: at(1, 2), to: at(1, 14) }
    const as = (kind: Box['kind']) => nightly({ id: 'A', kind, ...KINDS[kind], space: 1, points: [], holds: [] }, window)
    expect([as('storage'), as('global')]).toEqual([6480, 2100])
    // Whoever wants everything at once gets what a night brings.
    const greedy: Policy = { ...planned, fillPlan: (forecast, boxes): Plan => new Map(boxes.map(({ id }) => [id, forecast.map(title => title.id)])) }
    const { samples, boxes, titles } = run({ ...calm, policy: () => greedy, room: 1 })
    const first = samples.find(({ t }) => t === at(1, 14))!
    boxes.forEach((box, i) => {
      const written = first.holds[i]!.reduce((sum, title) => sum + titles[title]!.size, 0)
      expect(written).toBeLessThanOrEqual(nightly({ ...box, holds: [] }, window) + 0.5)
      expect(written).toBeGreaterThan(0.8 * nightly({ ...box, holds: [] }, window))
    })
  })

  it('keeps a box within its space at every moment, whoever decides', () => {
    for (const { samples, boxes, titles } of [run(), withPlan(), withPlan({ room: 0.02 })]) {
      for (const { holds } of samples)
        holds.forEach((held, i) => expect(held.reduce((sum, title) => sum + titles[title]!.size, 0)).toBeLessThanOrEqual(boxes[i]!.space))
    }
  })

  it.each([1, 7, 42, 2013])('loses to health alone when a box dies in the evening (seed %s)', (seed) => {
    const last = (given: Partial<WorldOptions>) => withPlan({ seed, ...given }).samples.at(-1)!
    const [dead, well] = [last({}), last(calm)]
    expect([dead.counts.content, dead.counts.other]).toEqual([well.counts.content, well.counts.other])
    expect(dead.counts.health).toBeGreaterThan(20)
    expect(well.counts.health).toBe(0)
    expect(dead.holds).toEqual(well.holds)
  })

  it('leads members on whose box dies under them', () => {
    const world = withPlan()
    const [fault] = world.options.schedule.faults
    const dead = world.boxes.findIndex(({ id }) => id === fault!.node)
    const cut = world.views.filter(({ box, miss, end }) => miss === null && box === dead && end === fault!.from)
    expect(cut.length).toBeGreaterThan(10)
    expect(world.views.filter(({ t }) => t === fault!.from).length).toBeGreaterThanOrEqual(cut.length)
    expect(frameAt(world, ms(fault!.from + 1)).sample.streams[dead]).toBe(0)
  })

  it('begins again with a title whose writing a fault interrupts', () => {
    const night = { faults: [{ node: 'A', kind: 'down', from: at(1, 3), to: at(1, 5) }] } as const
    const filled = (given: Partial<WorldOptions>) => withPlan(given).trace.filter(event => event.type === 'fill' && event.box === 'A' && event.t < at(1, 14))
    const [hurt, well] = [filled({ schedule: night }), filled(calm)]
    expect(hurt.filter(({ t }) => t > at(1, 3) && t <= at(1, 5))).toEqual([])
    expect(hurt.length).toBeGreaterThan(0)
    expect(hurt.length).toBeLessThan(well.length)
  })

  it('serves less from a forecast for the country, and less still from yesterday', () => {
    const hits = (forecast: WorldOptions['forecast']) => [1, 2, 3].reduce((sum, seed) => sum + summary(withPlan({ ...calm, seed, forecast, error: 0 })).hits, 0)
    expect(hits('place')).toBeGreaterThan(hits('country') + 0.06)
    expect(hits('country')).toBeGreaterThan(hits('yesterday') + 0.06)
  })

  it('fills one box with the film that all want where nobody makes copies', () => {
    const alone: Policy = { ...planned, fillPlan: (forecast, boxes, window) => planned.fillPlan!(forecast.map(title => ({ ...title, views: title.views / 50 })), boxes, window) }
    expect(summary(run({ ...calm, policy: () => alone, exponent: 1.2 })).misses.other).toBeGreaterThan(0.02)
    expect(summary(withPlan({ ...calm, exponent: 1.2 })).misses.other).toBe(0)
  })

  it('watches most in the evening', () => {
    const { views } = run(calm)
    const between = (from: number, to: number) => views.filter(({ t }) => t >= at(2, from) && t < at(2, to)).length
    expect(between(20, 23)).toBeGreaterThan(5 * between(6, 9))
    expect(DEMAND).toHaveLength(24)
  })

  it('says what an answer must be', () => {
    const saying = (part: Partial<Record<keyof Policy, unknown>>) => () => run({ policy: () => ({ ...planned, ...part }) as Policy })
    expect(saying({ fillPlan: () => [] })).toThrow('fillPlan() must return a Map of ids of titles by box, got []')
    expect(saying({ fillPlan: () => new Map([['Q', []]]) })).toThrow('fillPlan() names a box "Q"; there are A, B, C, D, E, F')
    expect(saying({ fillPlan: () => new Map([['A', ['nothing']]]) })).toThrow('fillPlan() must give box A an array of ids of titles, got ["nothing"]')
    expect(saying({ steer: () => 'nowhere' })).toThrow('steer() must return the id of a box, or one of content, health, other, got "nowhere"')
    expect(() => run({ room: 0 })).toThrow('room must be above 0 and finite, got 0')
    expect(() => run({ sizes: [5, 1] })).toThrow('sizes must be two numbers of GB above 0, the smaller first, got [5,1]')
    expect(COAST.map(({ id }) => id).join('')).toBe('ABCDEF')
  })
})
