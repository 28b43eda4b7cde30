// Where everything of the figure of blue-green stands at a moment: plain geometry, no Vue, no clock.
import type { FleetName, FleetSample, Request, Run } from '../../sim/blue-green/index.ts'
import type { Health, Light } from '../drawing/parts.ts'
import { percent } from '../../case/format.ts'
import { answeredShare, FLEETS, frameAt } from '../../sim/blue-green/index.ts'
import { lastUpTo, ms } from '../../sim/engine/index.ts'
import { between } from '../drawing/parts.ts'
import { shareCurve } from '../live/run-shape.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 392,
  /** The line that all requests come along, and the points where it divides. */
  line: { y: 196, points: 372 },
  /** Behind the points, where nobody is. */
  buffer: 452,
  fleets: { blue: { x: 532, y: 22 }, green: { x: 532, y: 238 } },
  fleet: { width: 326, height: 132 },
  /** An instance of a fleet. */
  instance: { x: 22, y: 84, width: 38, height: 30, pitch: 48 },
  readouts: { x: 912, y: 18, pitch: 96 },
  /** Virtual ms from the edge to the points, from the points to a fleet, and for a cross to fade. */
  come: 3000,
  go: 1400,
  fade: 2500,
} as const

/** A fleet as it is drawn. */
export interface FleetView {
  readonly name: FleetName
  readonly x: number
  readonly y: number
  readonly enabled: boolean
  readonly health: Health | undefined
  readonly words: string
  /** The way from the points to its door. */
  readonly track: string
  readonly instances: readonly { readonly x: number, readonly state: 'up' | 'coming' }[]
}

export interface Scene {
  readonly fleets: readonly FleetView[]
  readonly lights: readonly Light[]
  readonly isNobodyIn: boolean
}

const door = (name: FleetName) => ({ x: SCENE.fleets[name].x, y: SCENE.fleets[name].y + SCENE.fleet.height / 2 })
/** The way bends once, between the points and the door. */
const BEND = 96
function onTrack(name: FleetName, p: number): { x: number, y: number } {
  const to = door(name)
  const at = between(SCENE.line.points, to.x, p)
  const bent = Math.max(0, Math.min(1, (at - SCENE.line.points) / BEND))
  return { x: at, y: between(SCENE.line.y, to.y, bent * bent * (3 - 2 * bent)) }
}
const TRACKS = Object.fromEntries(FLEETS.map(name => [name, Array.from({ length: 25 }, (_, i) => onTrack(name, i / 24)).map(({ x, y }, i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')])) as Record<FleetName, string>

function wordsOf(name: FleetName, { instances, enabled, up, healthy, answered, inFlight }: FleetSample): string {
  if (instances === 0)
    return name === 'blue' ? 'gone: there is no way back' : 'not there'
  if (up < instances)
    return `${up} of ${instances} up`
  if (enabled)
    return answered !== null && answered < 0.99 ? `${percent(answered * 100)} answered` : healthy < up ? 'answers; health checks fail' : 'answers'
  return inFlight ? `out; ${inFlight} still under way` : healthy < up ? 'out; health checks fail' : name === 'blue' ? 'out, and kept: the way back' : 'out'
}

function healthOf({ instances, enabled, up, healthy, answered }: FleetSample): Health | undefined {
  if (enabled && (up === 0 || (answered !== null && answered < 0.95)))
    return 'failed'
  return instances > 0 && (healthy < up || (enabled && answered !== null && answered < 0.99)) ? 'degraded' : undefined
}

function lightsAt(run: Run, t: number): Light[] {
  const { line, buffer, come, go, fade } = SCENE
  const lights: Light[] = []
  const until = lastUpTo(run.requests, request => request.start, t + come)
  for (let i = until; i >= 0 && run.requests[i]!.start > t - 30_000; i--) {
    const request = run.requests[i]!
    const age = t - request.start
    if (age < 0)
      lights.push({ key: request.id, x: line.points * (1 + age / come), y: line.y })
    else
      lights.push(...past(request, age, t))
  }
  return lights

  /** What a request looks like that has passed the points: on its way, or what became of it. */
  function past({ id, fleet, end, answer }: Request, age: number, t: number): Light[] {
    const isWrong = answer !== null && answer !== 'served'
    const ended = end !== null && end <= t
    const place = fleet ? onTrack(fleet, Math.min(1, age / go)) : { x: between(line.points, buffer, Math.min(1, age / go)), y: line.y }
    if (age < go && !(ended && answer === 'lost'))
      return [{ key: id, ...place, ...isWrong && age > go * 0.7 && { state: 'refused' as const } }]
    const since = answer === 'lost' ? t - (end ?? t) : age - go
    if (!isWrong || !ended || since < 0 || since > fade)
      return []
    // What failed is thrown out in front of the door, each a little elsewhere.
    const at = fleet ? door(fleet) : { x: buffer, y: line.y }
    return [{ key: id, x: at.x - 12 - ((id * 37) % 5) * 11 - since / 90, y: at.y - 26 + ((id * 53) % 7) * 9, state: 'refused', opacity: 1 - since / fade }]
  }
}

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const { sample } = frameAt(run, ms(t))
  const { instance } = SCENE
  return {
    isNobodyIn: FLEETS.every(name => !sample.fleets[name].enabled),
    lights: lightsAt(run, t),
    fleets: FLEETS.map((name) => {
      const fleet = sample.fleets[name]
      return {
        name,
        ...SCENE.fleets[name],
        enabled: fleet.enabled,
        health: healthOf(fleet),
        words: wordsOf(name, fleet),
        track: TRACKS[name],
        instances: Array.from({ length: Math.min(6, fleet.instances) }, (_, i) => ({ x: instance.x + i * instance.pitch, state: i < fleet.up ? 'up' as const : 'coming' as const })),
      }
    }),
  }
}

/** Share of requests that were answered, from 0 to 1, over the four seconds before each moment. */
export const answeredRate = (run: Run): number[] => shareCurve(run, 4000, (from, to) => answeredShare(run, from, to))
