import type { FaultEvent, FaultSchedule, Luck, Millis } from './index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { announceFaults, arrivals, COUNT, createChance, dayCurve, drawLuck, every, faultsAt, frozen, hours, latest, minutes, ms, NOT_NEGATIVE, oneOf, POSITIVE, replyOf, sampled, seconds, settle, SHARE, shareOf, show, Simulation, Slots } from './index.ts'

interface Came { readonly t: Millis, readonly type: 'came', readonly luck: Luck }
const simulate = (seed = 7, until = seconds(1000)) => new Simulation<Came | FaultEvent>({ seed, until })

describe('arrivals', () => {
  const timesOf = (seed: number, share?: (t: number) => number) => {
    const simulation = simulate(seed)
    arrivals(simulation, 'home', 20, chance => simulation.emit({ type: 'came', luck: drawLuck(chance) }), share)
    return simulation.run()
  }

  it('come as often as they should, and by themselves: the gaps vary as much as they are long', () => {
    const times = timesOf(7).map(event => event.t)
    expect(Math.abs(times.length / 1000 - 20)).toBeLessThan(0.5)
    const gaps = times.slice(1).map((t, i) => t - times[i]!)
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length)
    expect(deviation / mean).toBeCloseTo(1, 1)
  })

  it('follow the share of the busiest hour', () => {
    const times = timesOf(7, t => t < 500_000 ? 0.25 : 1).map(event => event.t)
    const early = times.filter(t => t < 500_000).length
    expect(early / (times.length - early)).toBeCloseTo(0.25, 1)
  })

  it('bring the same luck whatever else draws chance', () => {
    const simulation = simulate()
    arrivals(simulation, 'play', 50, chance => void chance.uniform())
    arrivals(simulation, 'home', 20, chance => simulation.emit({ type: 'came', luck: drawLuck(chance) }))
    expect(simulation.run()).toEqual(timesOf(7))
  })
})

describe('faults', () => {
  const schedule: FaultSchedule = { faults: [
    { node: 'a', kind: 'slow', from: ms(100), to: ms(200), latency: seconds(3) },
    { node: 'b', kind: 'fail', from: ms(150), to: ms(300), rate: 0.25 },
  ] }

  it('are told in the trace when they begin and end', () => {
    const simulation = simulate()
    announceFaults(simulation, schedule)
    expect(simulation.run().map(event => event.type === 'fault' && [event.t, event.node, event.kind, event.on])).toEqual([
      [100, 'a', 'slow', true], [150, 'b', 'fail', true], [200, 'a', 'slow', false], [300, 'b', 'fail', false],
    ])
  })

  it('are found for all nodes at a moment', () => {
    expect(faultsAt(schedule, ['a', 'b'], 100)).toEqual({ a: schedule.faults[0], b: undefined })
    expect(faultsAt(schedule, ['a', 'b'], 200)).toEqual({ a: undefined, b: schedule.faults[1] })
  })

  it('decide how a call is answered', () => {
    const luck = { wait: 1, spread: 0.5, coin: 0.3 }
    expect(replyOf(undefined, luck, 40)).toEqual({ takes: 40, fails: false })
    expect(replyOf(schedule.faults[0], luck, 40)).toEqual({ takes: 3000, fails: false })
    expect(replyOf(schedule.faults[1], luck, 40)).toEqual({ takes: 40, fails: false })
    expect(replyOf(schedule.faults[1], { ...luck, coin: 0.2 }, 40).fails).toBe(true)
    expect(replyOf({ node: 'a', kind: 'down', from: ms(0), to: ms(1) }, luck, 40).takes).toBe(Number.POSITIVE_INFINITY)
    // Slow means no sooner than before.
    expect(replyOf({ node: 'a', kind: 'slow', from: ms(0), to: ms(1), latency: ms(1) }, luck, 40).takes).toBe(40)
  })

  it('take the mean that a healthy call is said to take', () => {
    const chance = createChance(1)
    const taken = Array.from({ length: 20_000 }, () => replyOf(undefined, drawLuck(chance), 40).takes)
    expect(taken.reduce((sum, ms) => sum + ms, 0) / taken.length).toBeCloseTo(40, 0)
    expect(Math.min(...taken)).toBeGreaterThanOrEqual(20)
  })
})

describe('sampling', () => {
  it('looks at regular moments, from 0 to the end, before what happens then', () => {
    const simulation = simulate(7, ms(300))
    let count = 0
    const samples = sampled(simulation, ms(100), () => ({ count }))
    every(simulation, ms(100), () => count++)
    simulation.run()
    expect(samples).toEqual([{ t: 0, count: 0 }, { t: 100, count: 1 }, { t: 200, count: 2 }, { t: 300, count: 3 }])
  })

  it('refuses a period that never ends', () => {
    expect(() => every(simulate(), ms(0), () => {})).toThrow('A period must be above 0 ms and finite, got 0')
  })

  it('finds the latest at a moment', () => {
    const items = [10, 20, 20, 30].map((t, i) => ({ t, i }))
    expect([9, 10, 20, 29, 99].map(t => latest(items, t)?.i)).toEqual([undefined, 0, 2, 2, 3])
  })

  it('has let nobody down where nobody asked', () => {
    expect([shareOf(1, 4), shareOf(0, 0)]).toEqual([0.25, 1])
  })
})

describe('options', () => {
  const DEFAULTS = frozen({ seed: 7, duration: seconds(60), schedule: { faults: [] } as FaultSchedule, policy: () => 'none', threads: 10, rate: 0.5, pause: 0, era: 'old', nodes: ['a'] as readonly string[] })
  const settled = (given: object) => settle(DEFAULTS, given, ({ nodes }) => nodes, { threads: COUNT, rate: SHARE, pause: NOT_NEGATIVE, duration: POSITIVE, era: oneOf(['old', 'new']) })
  const fault = { node: 'a', kind: 'down', from: ms(0), to: ms(1) }

  it('are the defaults, and over them what was given; the policy apart', () => {
    const { policy, options } = settled({ threads: 5 })
    expect(policy()).toBe('none')
    expect(options).toEqual({ seed: 7, duration: 60_000, schedule: { faults: [] }, threads: 5, rate: 0.5, pause: 0, era: 'old', nodes: ['a'] })
    expect(settled({ nodes: ['b'], schedule: { faults: [{ ...fault, node: 'b' }] } }).options.schedule.faults).toHaveLength(1)
  })

  it.each<[object, string]>([
    [{ threads: 2.5 }, 'threads must be a whole number above 0, got 2.5'],
    [{ threads: undefined }, 'threads must be a whole number above 0, got undefined'],
    [{ rate: Number.NaN }, 'rate must be from 0 to 1, got NaN'],
    [{ pause: -1 }, 'pause must be 0 or more and finite, got -1'],
    [{ duration: Number.POSITIVE_INFINITY }, 'duration must be above 0 and finite, got Infinity'],
    [{ era: 'after' }, 'era must be one of old, new, got "after"'],
    [{ thread: 5 }, 'Unknown option "thread"; this world has seed, duration'],
    [{ schedule: { faults: [{ ...fault, node: 'b' }] } }, 'unknown node "b"; this world has a'],
  ])('are refused by name: %j', (given, message) => {
    expect(() => settled(given)).toThrow(message)
  })
})

describe('what is handed out', () => {
  it('is frozen all the way down', () => {
    const rows = frozen([{ heading: 'Crime', titles: ['Alibi'] }])
    expect(() => rows[0]!.titles.push('Bail')).toThrow(TypeError)
    expect(() => Object.assign(rows[0]!, { heading: '' })).toThrow(TypeError)
    expect(frozen(rows)).toBe(rows)
  })

  it('reads in a message as it was given', () => {
    const loop: unknown[] = []
    loop.push(loop)
    expect([Number.NaN, 'a', undefined, { a: 1 }, new Map([[1, 2]]), 3n].map(show)).toEqual(['NaN', '"a"', 'undefined', '{"a":1}', 'a Map of 1', '3'])
    expect(() => show(loop)).not.toThrow()
  })
})

describe('slots', () => {
  it('give the lowest free place, none when all are taken, and know how many are', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(7)), (size, moves) => {
      const slots = new Slots(size)
      const taken = new Set<number>()
      for (const move of moves) {
        if (taken.has(move)) {
          slots.release(move)
          taken.delete(move)
        }
        else {
          const free = Array.from({ length: size }, (_, i) => i).find(i => !taken.has(i))
          expect(slots.take()).toBe(free)
          if (free !== undefined)
            taken.add(free)
        }
        expect([slots.busy, slots.size]).toEqual([taken.size, size])
      }
    }), { seed: 7 })
  })

  it('refuse what was not taken', () => {
    expect(() => new Slots(2).release(1)).toThrow('Slot 1 of 2 is not taken')
  })
})

describe('a day', () => {
  it('is drawn out in straight lines between its hours, and around midnight', () => {
    const curve = dayCurve(Array.from({ length: 24 }, (_, hour) => hour))
    expect([0, 7.25, 23, 23.5, 24].map(curve)).toEqual([0, 7.25, 23, 11.5, 0])
    expect(() => dayCurve([1, 2])).toThrow('A day has 24 hours, got 2 values')
  })

  it('has hours of sixty minutes', () => {
    expect(hours(1.5)).toBe(minutes(90))
  })
})
