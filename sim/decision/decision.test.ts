import { describe, expect, it } from 'vitest'
import { concerns, criteria } from '../../case/criteria.ts'
import { borders, CANDIDATES, COMPANIES, distance, flipOf, nearestBorder, pointOf, rank, rankingAt, run, territories, weightsAt } from './index.ts'

const weighed = { score: (options: Parameters<typeof rank>[0], weights: Parameters<typeof rank>[1]) => ({ ranking: rank(options, weights), flips: [] }) }
const map = run({ policy: weighed })
const startUp = map.companies.find(({ id }) => id === 'start-up')!

describe('the map', () => {
  it('has every criterion under exactly one concern', () => {
    expect(Object.values(concerns).flat().sort()).toEqual(criteria.map(({ id }) => id).sort())
  })

  it('keeps every weight on the scale', () => {
    for (const point of [{ grow: 1, ship: 0, sleep: 0 }, { grow: 0.2, ship: 0.5, sleep: 0.3 }, { grow: 0, ship: 0, sleep: 1 }])
      expect(Math.max(...Object.values(weightsAt(point)))).toBeLessThanOrEqual(5)
  })

  it('places whoever cares for all alike, or for nothing, in the middle, and whoever cares for one concern in its corner', () => {
    const all = (weight: number) => Object.fromEntries(criteria.map(({ id }) => [id, weight]))
    const middle = { grow: 1 / 3, ship: 1 / 3, sleep: 1 / 3 }
    expect(distance(pointOf(all(3)), middle)).toBeCloseTo(0)
    expect(distance(pointOf(all(0)), middle)).toBeCloseTo(0)
    expect(pointOf({ ...all(0), ...Object.fromEntries(concerns.sleep.map(id => [id, 2])) })).toEqual({ grow: 0, ship: 0, sleep: 1 })
  })

  it('belongs to one option where points are added up', () => {
    expect(territories(run()).map(({ share }) => share)).toEqual([0, 0, 1])
    expect(borders(run())).toEqual([])
  })

  it('is divided where scores are weighed, and the compromise owns nothing of it', () => {
    const [a, b, c] = territories(map).map(({ share }) => share)
    expect(a! + b! + c!).toBeCloseTo(1)
    expect(a).toBeGreaterThan(0.1)
    expect(b).toBe(0)
  })

  it('reads off between its vertices what the scores give there', () => {
    for (const point of [{ grow: 0.21, ship: 0.37, sleep: 0.42 }, { grow: 0.03, ship: 0.02, sleep: 0.95 }, { grow: 0.501, ship: 0.498, sleep: 0.001 }]) {
      for (const { id, total } of rank(CANDIDATES, weightsAt(point)))
        expect(rankingAt(map, point).find(ranked => ranked.id === id)!.total).toBeCloseTo(total, 10)
    }
  })

  it('shows each company where its own weights give the same winner', () => {
    for (const { at, decision } of map.companies)
      expect(rankingAt(map, at)[0]!.id).toBe(decision.ranking[0]!.id)
  })

  it('has the two best draw on its borders', () => {
    for (const { from, to } of borders(map)) {
      for (const point of [from, to]) {
        const [first, second] = rank(CANDIDATES, weightsAt(point))
        expect(first!.total).toBeCloseTo(second!.total, 10)
      }
    }
  })

  it('says how near a company stands to another answer', () => {
    const lines = borders(map)
    const near = nearestBorder(lines, startUp.at)!
    expect(near.distance).toBeLessThan(0.01)
    expect(nearestBorder(lines, map.companies.find(({ id }) => id === 'netflix')!.at)!.distance).toBeCloseTo(0.32, 2)
    const away = { grow: 1, ship: 0, sleep: 0 }
    expect(nearestBorder(lines, away)!.distance).toBeGreaterThan(0.3)
    expect(nearestBorder([], away)).toBeUndefined()
  })

  it('is the same for the same policy, and does not let a policy change what the next question is about', () => {
    const meddling = { score: (options: Parameters<typeof rank>[0], weights: Parameters<typeof rank>[1]) => {
      const ranking = rank(options, weights)
      for (const option of options)
        Object.assign(option.scores, { availability: 5 })
      Object.assign(weights, { availability: 5 })
      return { ranking, flips: [] }
    } }
    expect(run({ policy: meddling })).toEqual(map)
    expect(run({ policy: weighed }).hash).toBe(map.hash)
  })

  it('refuses a map without room', () => {
    expect(() => run({ resolution: 1 })).toThrow('resolution must be a whole number from 2 to 200, got 1')
  })
})

describe('the reference for flips', () => {
  it('finds the weights at which a fine walk over the scale changes the winner', () => {
    for (const { weights } of COMPANIES) {
      for (const criterion of Object.keys(weights)) {
        const winners = Array.from({ length: 501 }, (_, i) => rank(CANDIDATES, { ...weights, [criterion]: i / 100 })[0]!.id)
        const today = winners[Math.round(weights[criterion]! * 100)]
        const turned = winners.flatMap((winner, i) => winner === today ? [] : [i / 100])
        const flip = flipOf(CANDIDATES, weights, criterion)
        if (!flip)
          expect(turned).toEqual([])
        else
          expect(Math.min(...turned.map(at => Math.abs(at - flip.at)))).toBeLessThan(0.011)
      }
    }
  })
})
