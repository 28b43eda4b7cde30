// Where everything of the figure of strangler stands at a moment: plain geometry, no Vue, no clock.
import type { Run } from '../../sim/strangler/index.ts'
import type { Light } from '../drawing/parts.ts'
import { frameAt, summary } from '../../sim/strangler/index.ts'
import { ms } from '../../sim/engine/index.ts'
import { shareCurve } from '../live/run-shape.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. FILL: what the room is to see. */
export const SCENE = {
  width: 1152,
  height: 392,
  lane: 196,
  service: { x: 520, y: 140, width: 240, height: 112 },
  readouts: { x: 940, y: 18, pitch: 76 },
  /** Virtual ms that a request takes across the canvas. */
  cross: 2000,
} as const

export interface Scene {
  lights: Light[]
  isDown: boolean
}

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const { requests, fault } = frameAt(run, ms(t), ms(SCENE.cross))
  return {
    isDown: fault !== undefined,
    lights: requests.map(({ id, start, answer }) => ({ key: id, x: ((t - start) / SCENE.cross) * SCENE.width, y: SCENE.lane, ...answer && answer !== 'served' && { state: 'refused' as const } })),
  }
}

/** Share of requests that were served, from 0 to 1, over the two seconds before each moment. */
export const servedRate = (run: Run): number[] => shareCurve(run, 2000, (from, to) => summary(run, from, to).served)
