// A run as an address: the seed, the faults, the settings and the moment, so that a colleague sees the same thing.
import type { FaultSchedule } from '../../sim/engine/index.ts'
import type { Router } from 'vue-router'
import type { Figure, Settings } from './figure.ts'
import LZString from 'lz-string'
import { onUnmounted, watch } from 'vue'
import { useRouter } from 'vue-router'
import { slideAddress } from '../presenting/address.ts'
import { parseSchedule } from '../../sim/engine/index.ts'
import { isRunName } from './run-shelf.ts'

export interface SharedRun {
  readonly seed: number
  readonly schedule: FaultSchedule
  readonly settings: Settings
  readonly swapped: boolean
  /** Virtual ms at which the playhead stands. */
  readonly t: number
  /** Name of the file that is drawn in place of the figure's own run; it is found on the device, or not. */
  readonly file?: string | undefined
}

/** A moment after the end of any run. */
const AT_THE_END = Number.MAX_SAFE_INTEGER

/** What an address needs to know of a figure. */
type Addressed = Pick<Figure, 'slug' | 'nodes' | 'settings'>

/** The part of an address that holds a run of the figure `slug`. */
export function encodeRun(slug: string, run: SharedRun): string {
  return `${slug}.${LZString.compressToEncodedURIComponent(JSON.stringify(run))}`
}

/**
 * Reads what {@link encodeRun} wrote; undefined when it is of another figure.
 * @throws Error that says what is wrong with the address; a bad schedule is named by the engine.
 */
export function decodeRun(figure: Addressed, text: string): SharedRun | undefined {
  const [slug, data = ''] = text.split('.')
  if (slug !== figure.slug)
    return undefined
  let given: Partial<SharedRun>
  try {
    given = JSON.parse(LZString.decompressFromEncodedURIComponent(data) || '')
  }
  catch {
    throw new Error('The run in this address is damaged: copy the address again from the figure.')
  }
  const { seed, t, settings = {}, swapped = false, file } = given
  if (!Number.isInteger(seed) || seed! < 0)
    throw new Error(`The seed in this address is ${seed}; it must be a whole number from 0 on.`)
  if (typeof t !== 'number' || !(t >= 0))
    throw new Error(`The moment in this address is ${t}; it must be 0 ms or more.`)
  if (file !== undefined && !isRunName(figure.slug, file))
    throw new Error(`The file in this address is ${JSON.stringify(file)}; it must be a name such as ${figure.slug}-yours.`)
  return { seed: seed!, schedule: parseSchedule(given.schedule, figure.nodes), settings: checked(figure, settings), swapped: swapped === true, t, ...file !== undefined && { file } }
}

function checked({ settings: known = {} }: Addressed, given: Settings): Settings {
  for (const [key, value] of Object.entries(given)) {
    const setting = Object.hasOwn(known, key) ? known[key] : undefined
    if (!setting)
      throw new Error(`The address sets "${key}"; this figure has ${Object.keys(known).join(', ') || 'nothing to set'}.`)
    if (!setting.values.some(([possible]) => possible === value))
      throw new Error(`The address sets "${key}" to ${JSON.stringify(value)}; it can be ${setting.values.map(([possible]) => JSON.stringify(possible)).join(', ')}.`)
  }
  return given
}

/** This page's address with a run in it. */
export function runAddress(slug: string, run: SharedRun): string {
  return slideAddress('run', encodeRun(slug, run))
}

/**
 * The run in this page's address, if it is of this figure; a bad one is reported and left aside.
 * @param isHere whether the address is that of the figure's slide: a file is drawn there only
 */
export function readRun(figure: Addressed, isHere: boolean): Partial<SharedRun> | undefined {
  const text = new URLSearchParams(location.hash.split('?')[1]).get('run')
  if (!text)
    return undefined
  if (isRunName(figure.slug, text))
    return isHere ? { file: text, t: AT_THE_END } : undefined
  try {
    const run = decodeRun(figure, text)
    return run && { ...run, file: isHere ? run.file : undefined }
  }
  catch (error) {
    console.warn(String(error))
    return undefined
  }
}

/**
 * Keeps the address of this page in step with a figure: it names the file that the slide shows, so that the page can be
 * loaded again.
 * @param name of the file; undefined while none is open
 * @param isHere whether it is the slide that the address is of
 */
export function useFileInAddress(name: () => string | undefined, isHere: () => boolean): void {
  const router = useRouter() as Router | undefined
  const shown = () => isHere() ? name() : undefined
  function tell(now: string | undefined, before: string | undefined) {
    const query = router?.currentRoute.value.query
    if (query && (now ?? before) !== undefined && (now === undefined ? query.run === before : query.run !== now))
      void router.replace({ query: { ...query, run: now } })
  }
  watch(shown, tell, { immediate: true })
  // A slide that is left takes its figure along, and Slidev hands the query on to the next one.
  onUnmounted(() => tell(shown(), name()))
}
