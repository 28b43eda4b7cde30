import { expect, it } from 'vitest'
import * as solution from '../../exercises/04-strangler/solution.ts'
import { runProblem } from '../../exercises/04-strangler/world.ts'
import { moments } from './moments.ts'
import { sceneAt } from './scene.ts'

const run = runProblem(solution)
const [gateway, shadow, differs, share, writes, gone] = moments.map(({ t, at }) => {
  const { duties } = sceneAt(run, t)
  return { duties, pointed: duties.find(({ y }) => at && y > at.y && y < at.y + (at.height ?? 0)) }
})

it('pauses, and points, where the move does what is said of it', () => {
  expect(gateway!.duties.every(({ grown }) => grown === 0)).toBe(true)
  expect(shadow!.pointed).toMatchObject({ name: 'encoding', isShadowed: true, grown: 0 })
  expect(differs!.pointed).toMatchObject({ name: 'search', leaf: 'degraded', grown: 0 })
  expect(share!.pointed!.words).toContain('of members')
  expect(writes!.pointed).toMatchObject({ name: 'search', words: 'writes too', isHollow: false })
  expect(gone!.duties.every(({ isHollow }) => isHollow)).toBe(true)
})
