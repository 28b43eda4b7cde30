// Long work says what it does and how far it is.
import process from 'node:process'

/** Without a terminal that can write over a line, ms between two lines. */
const EVERY = 10_000

/** What a process that works for another one sends it instead. */
export interface Progress { progress: string }

let last = performance.now()

/**
 * Tells how far a piece of work is, as often as it likes: on a terminal on one line that is written over, elsewhere on
 * a line every ten seconds. The last call has `done` at `of`.
 */
export function progress(what: string): (done: number, of: number, now?: string) => void {
  return (done, of, now) => {
    const line = `${what}: ${done} of ${of}${now ? `, ${now}` : ''}`
    if (process.send) {
      process.send({ progress: line } satisfies Progress)
    }
    else if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001B[K${done < of ? line : ''}`)
    }
    else if (performance.now() - last > EVERY) {
      last = performance.now()
      console.log(line)
    }
  }
}
