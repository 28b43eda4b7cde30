import { expect, it } from 'vitest'
import * as solution from '../../exercises/07-circuit-breaker/solution.ts'
import { runProblem } from '../../exercises/07-circuit-breaker/world.ts'
import { ms } from '../../sim/engine/index.ts'
import { frameAt, RULES } from '../../sim/circuit-breaker/index.ts'
import { moments } from './moments.ts'

const run = runProblem(solution, { seed: 7 })
const [calm, full, counted, open, probe, closed] = moments.map(({ t }) => frameAt(run, ms(t)))

it('pauses where the breaker does what is said of it', () => {
  expect(calm!.faults.recommendations).toBeUndefined()
  expect(full!).toMatchObject({ state: 'closed', busy: run.options.threads })
  expect(counted!.state).toBe('closed')
  expect(counted!.ribbon.percent).toBeGreaterThan(RULES.errorPercent - 5)
  expect(open!.state).toBe('open')
  expect(open!.ribbon.percent).toBeGreaterThanOrEqual(RULES.errorPercent)
  expect(probe!.state).toBe('half-open')
  expect(closed!).toMatchObject({ state: 'closed', ribbon: { percent: 0 } })
})
