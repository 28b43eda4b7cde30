import { describe, expect, it } from 'vitest'
import { fact, value } from '../../case/index.ts'
import { measure, nightOf, SCORERS } from './index.ts'

describe('ways of scoring', () => {
  it('give the best score of the titles they are asked for, the same each time', () => {
    for (const scorer of SCORERS) {
      const [score, again] = [scorer.prepare(), scorer.prepare()]
      const all = score(0, 5000)
      expect(Number.isFinite(all)).toBe(true)
      expect(again(0, 5000)).toBe(all)
      expect(Math.max(score(0, 2500), score(2500, 2500))).toBe(all)
      // Round and round the catalogue.
      expect(score(4999, 5000)).toBe(all)
    }
  })

  it('cost more from one to the next', () => {
    expect(SCORERS.map(scorer => scorer.multiplications)).toEqual([8, 128, 128 + 128 * 64 + 64])
  })
})

describe('the stopwatch', () => {
  it('leaves the first slice out, and divides what was scored by the time it took', () => {
    // A clock that gains 2 ms each time it is looked at: a slice of 10 ms is five bursts.
    let now = 0
    const measurement = measure(SCORERS[2]!, () => now += 2)
    measurement.slice(10)
    expect(measurement.rate()).toBe(0)
    measurement.slice(10)
    measurement.slice(10)
    const burst = Math.ceil(200_000 / SCORERS[2]!.multiplications)
    expect(measurement.rate()).toBe(burst * 10 / 20 * 1000)
  })
})

describe('the night', () => {
  it('takes the case\'s pairs at the measured rates', () => {
    const pairs = value('trillion-combinations')
    expect(pairs).toBe(value('users-260m') * value('titles-5000'))
    const cores = (['score-rate-dot', 'score-rate-factors', 'score-rate-network'] as const).map(id => nightOf(pairs, fact(id).value!, fact('batch-night').value!).cores)
    // One core, a handful, hundreds: what the slide says in its title and notes.
    expect(cores).toEqual([1, 8, 430])
  })

  it('refuses a rate of nothing', () => {
    expect(() => nightOf(1, 0, 6)).toThrow('A rate must be above 0 scores a second, got 0')
  })
})
