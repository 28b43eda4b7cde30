import { describe, expect, it } from 'vitest'
import { claim } from '../../../case/index.ts'
import { metrics } from '../../../case/metrics.ts'
import { cellNote } from './metrics-notes.ts'

describe('the note under a figure', () => {
  it('corrects what the case would have a presenter say', () => {
    expect(cellNote('subscribers-2024')).toBe('the end of 2023')
    expect(cellNote('deploys-2024')).toBe('about 2016, with test')
    expect(cellNote('aws-cost-2016')).toBe('illustrative')
    expect(cellNote('uptime-2016')).toContain('a goal')
  })

  it('stands under every figure that is not on record, and under none that is', () => {
    for (const id of metrics.flatMap(metric => metric.cells)) {
      if (['illustrative', 'wrong'].includes(claim(id).standing))
        expect(cellNote(id), id).not.toBe('')
      if (claim(id).standing === 'confirmed')
        expect(cellNote(id), id).toBe('')
    }
  })
})
