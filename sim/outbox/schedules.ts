import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import { frozen, ms, seconds } from '../engine/index.ts'

/**
 * What a fault can hit. A process that is `down` dies after the first step of its next job, and begins anew when the
 * fault ends. While the `log` is to `fail`, it delivers every record twice.
 */
export const NODES = ['service', 'relay', 'reader', 'log'] as const

/** Ready-made schedules, by the name that messages print. */
export const SCHEDULES = frozen({
  /** Nothing dies. */
  'calm': { faults: [] },
  /** The deck's main run: the service dies twice, the relay once for long, a reader once; then readers change places. */
  'bad-evening': {
    faults: [
      { node: 'service', kind: 'down', from: seconds(8), to: seconds(10) },
      { node: 'relay', kind: 'down', from: seconds(16), to: seconds(24) },
      { node: 'service', kind: 'down', from: seconds(30), to: seconds(33) },
      { node: 'reader', kind: 'down', from: seconds(36), to: seconds(40) },
      { node: 'log', kind: 'fail', from: seconds(46), to: seconds(50) },
    ],
  },
} as const satisfies Record<string, FaultSchedule>)

/** A process dies in its next job, and is back after two seconds. */
export const killNow = (node: 'service' | 'relay' | 'reader', from: Millis): Fault => ({ node, kind: 'down', from, to: ms(from + (node === 'service' ? 2000 : 5000)) })

/** The log delivers twice for three seconds. */
export const twiceNow = (from: Millis): Fault => ({ node: 'log', kind: 'fail', from, to: ms(from + 3000) })
