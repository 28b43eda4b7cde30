// A run as an address: the seed, the faults and the moment, so that a colleague sees the same thing.
import type { FaultSchedule } from '../../sim/engine/index.ts'
import LZString from 'lz-string'
import { parseSchedule } from '../../sim/engine/index.ts'

export interface SharedRun {
  seed: number
  schedule: FaultSchedule
  /** Virtual ms at which the playhead stands. */
  t: number
}

/** The part of an address that holds a run of the figure `key`. */
export function encodeRun(key: string, run: SharedRun): string {
  return `${key}.${LZString.compressToEncodedURIComponent(JSON.stringify(run))}`
}

/**
 * Reads what {@link encodeRun} wrote; undefined when it is of another figure.
 * @param nodes what a fault of this world may hit
 * @throws Error that says what is wrong with the address; a bad schedule is named by the engine.
 */
export function decodeRun(key: string, text: string, nodes: readonly string[]): SharedRun | undefined {
  const [figure, data = ''] = text.split('.')
  if (figure !== key)
    return undefined
  let given: Partial<SharedRun>
  try {
    given = JSON.parse(LZString.decompressFromEncodedURIComponent(data) || '')
  }
  catch {
    throw new Error('The run in this address is damaged: copy the address again from the figure.')
  }
  if (!Number.isInteger(given.seed) || given.seed! < 0)
    throw new Error(`The seed in this address is ${given.seed}; it must be a whole number from 0 on.`)
  if (typeof given.t !== 'number' || !(given.t >= 0))
    throw new Error(`The moment in this address is ${given.t}; it must be 0 ms or more.`)
  return { seed: given.seed!, schedule: parseSchedule(given.schedule, nodes), t: given.t }
}

/** This page's address with a run in it. */
export function runAddress(key: string, run: SharedRun): string {
  const { origin, pathname, hash } = location
  return `${origin}${pathname}${hash.split('?')[0]}?run=${encodeRun(key, run)}`
}

/** The run in this page's address, if it is of figure `key`; a bad one is reported and left aside. */
export function readRun(key: string, nodes: readonly string[]): SharedRun | undefined {
  const text = new URLSearchParams(location.hash.split('?')[1]).get('run')
  if (!text)
    return undefined
  try {
    return decodeRun(key, text, nodes)
  }
  catch (error) {
    console.warn(String(error))
    return undefined
  }
}
