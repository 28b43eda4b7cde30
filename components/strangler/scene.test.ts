import { expect, it } from 'vitest'
import { run } from '../../sim/strangler/index.ts'
import { SCENE, sceneAt } from './scene.ts'

// FILL: what the room would notice if the drawing lied.
it('keeps every light inside the canvas at every moment', () => {
  const world = run()
  for (let t = 0; t <= world.options.duration; t += 300) {
    for (const { x } of sceneAt(world, t).lights) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(SCENE.width)
    }
  }
})
