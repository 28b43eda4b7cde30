import type { Weights } from '../../case/options.ts'
import { describe, expect, it } from 'vitest'
import { criteria } from '../../case/criteria.ts'
import { defaultWeights, presets, ranking } from '../../case/options.ts'
import { jointFlip, singleFlips } from './decision-matrix.ts'

const startUp = presets.find(p => p.id === 'start-up')!.weights as Weights
const winner = (weights: Weights) => ranking(weights)[0]!.option.id

describe('singleFlips', () => {
  it('names no flip for the winner', () => {
    expect(singleFlips(defaultWeights)).not.toHaveProperty(winner(defaultWeights))
  })

  it('gives changes that really make the option win', () => {
    // One criterion decides here, so that flips exist.
    const close = Object.fromEntries(criteria.map(c => [c.id, 0])) as Weights
    close.complexity = 2
    close.availability = 1
    const flips = Object.values(singleFlips(close)).filter(f => f !== undefined)
    expect(flips.length).toBeGreaterThan(0)
    for (const flip of flips)
      expect(winner({ ...close, [flip.criterion]: flip.to })).toBe(flip.option)
  })
})

describe('jointFlip', () => {
  it('is empty for the winner', () => {
    expect(jointFlip(defaultWeights, winner(defaultWeights))).toEqual([])
  })

  it('says what would have to change for A to win Netflix’s decision, and that is more than one weight', () => {
    const changes = jointFlip(defaultWeights, 'A')!
    expect(changes.length).toBeGreaterThan(1)
    expect(new Set(changes).size).toBe(changes.length)
  })

  it('finds a way back to C from the start-up', () => {
    expect(winner(startUp)).toBe('A')
    expect(jointFlip(startUp, 'C')!.length).toBeGreaterThan(0)
  })
})
