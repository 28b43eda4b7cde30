import { describe, expect, it } from 'vitest'
import { metrics } from '../../../case/metrics.ts'
import { claim } from '../../../case/index.ts'
import { countUp } from './count-up.ts'

describe('counting up', () => {
  it('keeps sign, unit and what stands after the figure', () => {
    expect(countUp('~$500M/year', 0.5)).toBe('~$250M/year')
    expect(countUp('4000+ deploys/day', 0.25)).toBe('1000+ deploys/day')
  })

  it('keeps the decimals, so that the figure does not jump in width', () => {
    expect(countUp('99.99%', 0.1)).toBe('10.00%')
  })

  it('keeps the thousands separators of a figure that has them', () => {
    expect(countUp('1,200 instances', 0.999)).toBe('1,199 instances')
  })

  it('ends on the exact words of every cell of the case', () => {
    for (const id of metrics.flatMap(m => m.cells))
      expect(countUp(claim(id).words, 1)).toBe(claim(id).words)
  })

  it('leaves words without a figure alone', () => {
    expect(countUp('Multiple per day', 0.3)).toBe('Multiple per day')
  })
})
