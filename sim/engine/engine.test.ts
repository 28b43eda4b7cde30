import type { Millis } from './index.ts'
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createChance, firstDifference, hashTrace, injectFault, minutes, ms, parseSchedule, RunawayError, seconds, Simulation, stableJson } from './index.ts'

interface Tick { t: Millis, type: 'tick', name: string }

describe('time', () => {
  it('carries its unit and refuses what no clock shows', () => {
    expect(seconds(1.5)).toBe(1500)
    expect(minutes(1.5)).toBe(90_000)
    expect(() => ms(-1)).toThrow('A time must be 0 ms or more, got -1')
    expect(() => seconds(Number.NaN)).toThrow('got NaN')
  })
})

describe('chance', () => {
  it('is the same for the same seed on every host: these draws are fixed for good', () => {
    const chance = createChance(7)
    expect([chance.uniform(), chance.uniform()]).toEqual([0.8223334608788737, 0.6991712531473928])
    expect([chance.int(1, 6), chance.int(1, 6), chance.int(1, 6)]).toEqual([3, 2, 5])
    expect(chance.exponential(1000)).toBe(890.0764950505377)
  })

  it('gives each fork a stream of its own, however much the others draw', () => {
    const plain = createChance(3).fork('arrivals').uniform()
    const busy = createChance(3)
    busy.uniform()
    busy.fork('latency').uniform()
    expect(busy.fork('arrivals').uniform()).toBe(plain)
    expect(busy.fork('latency').uniform()).not.toBe(plain)
  })

  it('draws exponentials with the mean asked for, without a logarithm', () => {
    const chance = createChance(1)
    const draws = Array.from({ length: 100_000 }, () => chance.exponential(50))
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
    // The standard error is 50 / √100,000 = 0.16.
    expect(Math.abs(mean - 50)).toBeLessThan(0.64)
    const beyondMean = draws.filter(draw => draw > 50).length / draws.length
    expect(Math.abs(beyondMean - 0.3679)).toBeLessThan(0.006)
  })

  it('picks and rolls evenly, and refuses ranges that make no sense', () => {
    const chance = createChance(2)
    const rolls = [0, 0, 0]
    for (let i = 0; i < 30_000; i++)
      rolls[chance.int(0, 2)]!++
    for (const count of rolls)
      expect(Math.abs(count - 10_000)).toBeLessThan(330)
    expect(() => chance.pick([])).toThrow('at least one item')
    expect(() => chance.int(3, 1)).toThrow('got 3 and 1')
    expect(() => chance.happens(1.2)).toThrow('from 0 to 1, got 1.2')
    expect(() => createChance(0.5)).toThrow('A seed must be a whole number, got 0.5')
  })
})

describe('simulation', () => {
  it('runs by time, first scheduled first among equals', () => {
    const simulation = new Simulation<Tick>({ seed: 1, until: seconds(1) })
    const tick = (name: string) => () => simulation.emit({ type: 'tick', name })
    simulation.at(ms(20), tick('late'))
    simulation.at(ms(10), tick('first'))
    simulation.at(ms(10), () => {
      tick('second')()
      simulation.after(ms(0), tick('fourth'))
    })
    simulation.at(ms(10), tick('third'))
    expect(simulation.run().map(event => `${event.t} ${event.name}`)).toEqual(['10 first', '10 second', '10 third', '10 fourth', '20 late'])
    expect(simulation.now).toBe(1000)
  })

  it('leaves undone what is called off or due after the end', () => {
    const simulation = new Simulation<Tick>({ seed: 1, until: ms(100) })
    const timer = simulation.at(ms(50), () => simulation.emit({ type: 'tick', name: 'cancelled' }))
    simulation.at(ms(100), () => simulation.emit({ type: 'tick', name: 'at the end' }))
    simulation.at(ms(101), () => simulation.emit({ type: 'tick', name: 'after it' }))
    simulation.cancel(timer)
    expect(simulation.run().map(event => event.name)).toEqual(['at the end'])
  })

  it('refuses the past', () => {
    const simulation = new Simulation<Tick>({ seed: 1, until: ms(100) })
    simulation.at(ms(50), () => simulation.at(ms(49), () => {}))
    expect(() => simulation.run()).toThrow('Cannot schedule for 49 ms: virtual time is already 50 ms')
  })

  it('stops a world that feeds itself, and says where time stood', () => {
    const simulation = new Simulation<Tick>({ seed: 1, until: seconds(60), maxEvents: 1000 })
    const again = () => void simulation.after(ms(0), again)
    simulation.at(ms(7002), again)
    expect(() => simulation.run()).toThrow(new RunawayError(
      'The run passed its bound of 1000 events at virtual time 7002 ms of 60000 ms. '
      + 'Does an action schedule itself again without a delay? If the world is that large, raise maxEvents.',
    ))
  })

  it('carries a fleet of 700 services', () => {
    const simulation = new Simulation<Tick>({ seed: 5, until: seconds(3600) })
    const visits = Array.from({ length: 700 }, () => 0)
    const chance = simulation.chance.fork('routes')
    const hop = (left: number) => {
      visits[chance.int(0, 699)]!++
      if (left > 0)
        simulation.after(ms(chance.int(1, 50)), () => hop(left - 1))
    }
    for (let request = 0; request < 20_000; request++)
      simulation.at(ms(request), () => hop(4))
    simulation.run()
    expect(visits.reduce((sum, count) => sum + count, 0)).toBe(100_000)
    expect(Math.min(...visits)).toBeGreaterThan(0)
  })
})

describe('trace', () => {
  it('hashes what happened, not how it was written down', () => {
    const a = [{ t: ms(1), type: 'tick', name: 'x' }]
    const b = [{ name: 'x', type: 'tick', t: ms(1) }]
    expect(hashTrace(a)).toBe(hashTrace(b))
    expect(hashTrace(a)).toBe('5f247b2c3a8b0195')
    expect(hashTrace([{ t: ms(2), type: 'tick' }])).not.toBe(hashTrace([{ t: ms(1), type: 'tick' }]))
    expect(stableJson({ b: [1, { d: undefined, c: null }], a: -0 })).toBe('{"a":0,"b":[1,{"c":null}]}')
    expect(() => stableJson({ a: Number.NaN })).toThrow('finite numbers only, got NaN')
  })

  it('finds where two runs part', () => {
    const run = [{ t: ms(1), type: 'a' }, { t: ms(2), type: 'b' }]
    expect(firstDifference(run, run)).toBeUndefined()
    expect(firstDifference(run, [run[0]!, { t: ms(2), type: 'c' }])).toBe(1)
    expect(firstDifference(run, [run[0]!])).toBe(1)
  })
})

describe('fault schedule', () => {
  const nodes = ['ratings', 'playback']
  const slow = { node: 'ratings', kind: 'slow', from: ms(10_000), to: ms(40_000), latency: ms(3000) } as const

  it.each([
    [{}, 'A schedule is { "faults": [ … ] }, got {}'],
    [null, 'got null'],
    [{ faults: ['down'] }, 'Fault 1 of the schedule: expected an object such as'],
    [{ faults: [{ ...slow, node: 'rating' }] }, 'unknown node "rating"; this world has ratings, playback. Name one of them.'],
    [{ faults: [slow, { ...slow, kind: 'broken' }] }, 'Fault 2 of the schedule: unknown kind "broken" for ratings; expected slow, fail, down.'],
    [{ faults: [{ ...slow, from: -5 }] }, '"from" must be 0 or more milliseconds, got -5 (ratings, slow).'],
    [{ faults: [{ ...slow, to: '40 s' }] }, '"to" must be 0 or more milliseconds, got "40 s"'],
    [{ faults: [{ ...slow, to: 10_000 }] }, 'it must end after it begins, got from 10000 to 10000 (ratings, slow). Swap them, or make it longer.'],
    [{ faults: [{ ...slow, latency: undefined }] }, '"latency" must be 0 or more milliseconds, got undefined'],
    [{ faults: [{ ...slow, kind: 'down' }] }, 'a "down" fault has no field "latency", got 3000; expected only node, kind, from, to. Take it out.'],
    [{ faults: [{ node: 'ratings', kind: 'fail', from: 0, to: 1, rate: 1.5 }] }, '"rate" is the share of calls that fail, above 0 and at most 1, got 1.5'],
    [{ faults: [slow, { node: 'ratings', kind: 'down', from: 39_999, to: 50_000 }] }, 'Fault 2 of the schedule: ratings is already slow from 10000 to 40000 (fault 1), got another fault from 39999 to 50000.'],
  ])('refuses %j', (schedule, message) => {
    expect(() => parseSchedule(schedule, nodes)).toThrow(message)
  })

  it('takes faults that touch, or hit different nodes, and puts them in order', () => {
    const after = { node: 'ratings', kind: 'down', from: ms(40_000), to: ms(50_000) } as const
    const other = { node: 'playback', kind: 'fail', from: ms(5000), to: ms(20_000) } as const
    expect(parseSchedule({ faults: [after, slow, other] }, nodes).faults).toEqual([other, slow, after])
  })

  it('lets an injected fault cut back the ones it meets, so that the result can run', () => {
    const down = { node: 'ratings', kind: 'down', from: ms(20_000), to: ms(25_000) } as const
    const result = injectFault({ faults: [slow] }, down)
    expect(result.faults).toEqual([{ ...slow, to: 20_000 }, down, { ...slow, from: 25_000 }])
    expect(parseSchedule(result, nodes)).toEqual(result)
    const whole = { ...slow, from: ms(0), to: ms(60_000) }
    expect(injectFault(result, whole).faults).toEqual([whole])
  })
})

describe('the worlds', () => {
  it('use no mathematics whose last bit may differ between hosts', () => {
    const inexact = /Math\.(?:acosh?|asinh?|atan2?|atanh|cbrt|cosh?|expm?1?|hypot|log(?:10|1p|2)?|pow|sinh?|tanh?)\b|\*\*[^*/]/
    const files = globSync('sim/**/*.ts').filter(file => !/\.(?:test|bench)\.ts$/.test(file))
    expect(files.length).toBeGreaterThan(0)
    const found = files.filter(file => inexact.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    expect(found).toEqual([])
  })
})
