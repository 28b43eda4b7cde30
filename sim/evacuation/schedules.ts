import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import type { RegionName } from './policy.ts'
import { frozen, minutes, ms, seconds } from '../engine/index.ts'
import { REGIONS } from './policy.ts'

/** The nodes of this world that a fault can hit: a region's services, and the copying of writes between regions. */
export const NODES = [...REGIONS, 'replication'] as const

/** Ready-made schedules, by the name that messages print. */
export const SCHEDULES = frozen({
  /** Nothing goes wrong. */
  'calm': { faults: [] },
  /** In the east's evening eight requests in ten fail there, for an hour and more. The deck's main run. */
  'east-fails': { faults: [{ node: 'us-east-1', kind: 'fail', from: minutes(20), to: minutes(85), rate: 0.8 }] },
  /** The same in the west, while the east is at its peak and has little to spare. */
  'west-fails': { faults: [{ node: 'us-west-2', kind: 'fail', from: minutes(20), to: minutes(85), rate: 0.8 }] },
  /** The same in Europe, at night. */
  'europe-fails': { faults: [{ node: 'eu-west-1', kind: 'down', from: minutes(20), to: minutes(85) }] },
  /** Two minutes of trouble that pass by themselves. */
  'east-blip': { faults: [{ node: 'us-east-1', kind: 'fail', from: minutes(20), to: minutes(22), rate: 0.8 }] },
  /** Ill, well for four minutes, and ill again. */
  'east-blinks': {
    faults: [
      { node: 'us-east-1', kind: 'fail', from: minutes(20), to: minutes(50), rate: 0.8 },
      { node: 'us-east-1', kind: 'fail', from: minutes(54), to: minutes(85), rate: 0.8 },
    ],
  },
  /** The east fails, and for the first eight minutes other regions are a minute behind its writes. */
  'east-behind': {
    faults: [
      { node: 'replication', kind: 'slow', from: minutes(20), to: minutes(28), latency: minutes(1) },
      { node: 'us-east-1', kind: 'fail', from: minutes(20), to: minutes(85), rate: 0.8 },
    ],
  },
  /** The east fails, and its writes take nine seconds to be copied: few enough to move, many enough to lose. */
  'east-drains': {
    faults: [
      { node: 'replication', kind: 'slow', from: minutes(20), to: minutes(60), latency: seconds(9) },
      { node: 'us-east-1', kind: 'fail', from: minutes(20), to: minutes(85), rate: 0.8 },
    ],
  },
} as const satisfies Record<string, FaultSchedule>)

/** The name of a ready-made schedule. */
export type ScheduleName = keyof typeof SCHEDULES

/** The fault behind "fail this region now": add it with `injectFault`. */
export function failRegion(region: RegionName, from: Millis, length: Millis = minutes(45)): Fault {
  return { node: region, kind: 'fail', from, to: ms(from + length), rate: 0.8 }
}

/** The fault behind "delay the copies": the regions fall a minute behind each other's writes. */
export function delayCopies(from: Millis, length: Millis = minutes(10)): Fault {
  return { node: 'replication', kind: 'slow', from, to: ms(from + length), latency: minutes(1) }
}
