import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import { frozen, ms, seconds } from '../engine/index.ts'

/**
 * What a fault can hit. A fleet that is `slow` fails its health checks but answers; one that must `fail` passes them and
 * does not answer all; one that is `down` does neither. `release` is `down` while somebody has asked for the way back.
 */
export const NODES = ['blue', 'green', 'release'] as const

/** Past the end of a run. */
const END = seconds(3600)

/** Ready-made schedules, by the name that messages print. */
export const SCHEDULES = frozen({
  /** A release as one wishes it to be. */
  'calm': { faults: [] },
  /** The deck's main run: the new version is well, is trusted, and begins to fail under real traffic. */
  'leak': { faults: [{ node: 'green', kind: 'fail', rate: 0.3, from: seconds(100), to: END }] },
  /** The new version fails from its first request on. */
  'bad-build': { faults: [{ node: 'green', kind: 'fail', rate: 0.4, from: seconds(0), to: END }] },
  /** Health checks of the new fleet come and go: while it warms up, and again when it serves. */
  'flapping': { faults: [45, 53, 61, 120, 150, 180].map(at => ({ node: 'green', kind: 'slow', latency: seconds(2), from: seconds(at), to: seconds(at + 4) })) },
  /** Somebody asks for the way back while all is well. */
  'asked-back': { faults: [{ node: 'release', kind: 'down', from: seconds(110), to: END }] },
  /** Somebody asks for it after the old fleet was let go. */
  'asked-late': { faults: [{ node: 'release', kind: 'down', from: seconds(185), to: END }] },
} as const satisfies Record<string, FaultSchedule>)

/** The fault behind the figure's button: the new version fails, from now on. */
export const breakGreen = (from: Millis): Fault => ({ node: 'green', kind: 'fail', rate: 0.3, from, to: END })

/** Health checks of the new fleet fail for four seconds. */
export const flapNow = (from: Millis): Fault => ({ node: 'green', kind: 'slow', latency: seconds(2), from, to: ms(from + 4000) })

/** Somebody asks for the way back. */
export const askBack = (from: Millis): Fault => ({ node: 'release', kind: 'down', from, to: END })
