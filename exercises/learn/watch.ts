import { readFileSync, watch as watchFolder } from 'node:fs'
import { basename, dirname } from 'node:path'

/** How a file is watched. */
export interface WatchOptions {
  /** Ask the file system for events, besides looking at the file regularly. */
  readonly events: boolean
  /** How often to look, in ms: this is what works on WSL and on network drives, where events never come. */
  readonly interval: number
  /** How long to wait for the rest of a save, in ms. */
  readonly settle: number
}

/** How files are watched unless told otherwise. */
export const WATCH_DEFAULTS: WatchOptions = { events: true, interval: 400, settle: 20 }

/**
 * Watches a file's text.
 * @param onText told the new text after each change; not told when a save changed nothing
 * @returns stops watching
 */
export function watchText(path: string, onText: (text: string) => void, options: Partial<WatchOptions> = {}): () => void {
  const { events, interval, settle } = { ...WATCH_DEFAULTS, ...options }
  let known = read()
  let waiting: NodeJS.Timeout | undefined

  function read(): string | undefined {
    try {
      return readFileSync(path, 'utf8')
    }
    catch {
      // Editors that save by renaming leave a moment without the file.
      return undefined
    }
  }
  function look(): void {
    const text = read()
    if (text === undefined || text === known)
      return
    known = text
    onText(text)
  }
  function lookSoon(): void {
    clearTimeout(waiting)
    waiting = setTimeout(look, settle)
  }

  // Reading so small a file costs less than asking for its date, and dates lie on some drives.
  const polling = setInterval(() => read() !== known && lookSoon(), interval)
  const stopEvents = events ? watchEvents(path, lookSoon) : () => {}
  return () => {
    clearTimeout(waiting)
    clearInterval(polling)
    stopEvents()
  }
}

/** Hears of changes from the file system, where it tells of any; polling covers the rest. */
function watchEvents(path: string, onChange: () => void): () => void {
  const name = basename(path)
  try {
    // The folder, not the file: a watch on a file is lost when an editor replaces it.
    const watcher = watchFolder(dirname(path), (_, changed) => (changed === null || changed === name) && onChange())
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  }
  catch {
    return () => {}
  }
}
