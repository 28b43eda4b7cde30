import { expect, it } from 'vitest'
import { summary } from '../../sim/__slug__/index.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

// FILL: what the README says done looks like, number by number.
it('gives what the README promises', () => {
  expect(summary(runProblem(solution)).served).toBeGreaterThan(0)
})
