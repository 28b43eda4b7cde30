import type { Millis } from './time.ts'
import { Hash } from './hash.ts'

/** What every event of a trace has. A world's events are a union told apart by `type`. */
export interface TraceEvent {
  /** When it happened, in ms of virtual time. */
  readonly t: Millis
  readonly type: string
}

/** What happened in a run, in order; only ever appended to. Plain data. */
export type Trace<E extends TraceEvent> = readonly E[]

/**
 * JSON with sorted keys: equal values give equal text on every host.
 * @throws TypeError on what JSON would silently lose (NaN, Infinity, a function)
 */
export function stableJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`A trace holds finite numbers only, got ${value}`)
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
    throw new TypeError(`A trace holds plain data only, got a ${typeof value}`)
  if (typeof value !== 'object' || value === null)
    return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value))
    return `[${value.map(stableJson).join(',')}]`
  const fields = value as Record<string, unknown>
  let text = ''
  for (const key of Object.keys(fields).sort()) {
    if (fields[key] !== undefined)
      text += `${text && ','}${JSON.stringify(key)}:${stableJson(fields[key])}`
  }
  return `{${text}}`
}

/** Sixteen hexadecimal digits that two runs share if and only if (in practice) they are the same to the last byte. */
export function hashTrace(trace: Trace<TraceEvent>): string {
  const hash = new Hash()
  for (const event of trace)
    hash.add(stableJson(event)).add('\n')
  return hash.hex()
}

/** Where two traces part: the first position at which they differ, or undefined when they are the same. */
export function firstDifference<E extends TraceEvent>(a: Trace<E>, b: Trace<E>): number | undefined {
  const length = Math.max(a.length, b.length)
  for (let i = 0; i < length; i++) {
    if (i >= a.length || i >= b.length || stableJson(a[i]) !== stableJson(b[i]))
      return i
  }
  return undefined
}
