import { expect, it } from 'vitest'
import * as solution from '../../exercises/09-evacuation/solution.ts'
import { runProblem } from '../../exercises/09-evacuation/world.ts'
import { phases } from '../../sim/evacuation/index.ts'
import { moments } from './moments.ts'
import { faultSpan, sceneAt } from './scene.ts'

const run = runProblem(solution)
const [calm, ill, room, moving, empty] = moments

it('pauses where the evacuation does what is said of it', () => {
  const phase = (name: string) => {
    const { from, to } = phases(run).find(each => each.name === name)!
    return { from: from!, to: to! }
  }
  expect(calm!.t).toBeLessThan(faultSpan(run).from)
  expect(ill!.t).toBeGreaterThan(phase('decide').from)
  expect(ill!.t).toBeLessThan(phase('decide').to)
  expect(room!.t).toBeGreaterThan(phase('scale').from)
  expect(room!.t).toBeLessThan(phase('scale').to)
  expect(moving!.t).toBeGreaterThan(phase('scale').to)
  expect(moving!.t).toBeLessThan(phase('move').to)
  expect(empty!.t).toBeGreaterThan(phase('drain').to)
  expect(sceneAt(run, empty!.t).vessels.find(({ name }) => name === 'us-east-1')!.state).toBe('off')
})
