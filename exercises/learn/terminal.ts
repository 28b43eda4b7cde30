import { spawn } from 'node:child_process'
import process from 'node:process'
import colours from 'picocolors'
import { PASTE_MARKS, readKeys } from './keys.ts'

/** Where the command line meets its user; tests bring their own. */
export interface Terminal {
  write(text: string): void
  /** Whether a person sits there who can press keys. */
  readonly interactive: boolean
  /** Characters in a line. */
  readonly columns: number
  /** Hears single keys, `enter`, `backspace` and `ctrl-c` among them, until the function returned is called. */
  onKey(listener: (key: string) => void): () => void
  /** Opens an address in the browser, if there is one. */
  open(address: string): void
  /** The learner's folder. */
  readonly home: string
  /** The deck's address, without a slide. */
  readonly deck: string
  /** The moment, as part of a file name. */
  stamp(): string
}

/** The terminal that the process was started in. */
export function processTerminal(home: string): Terminal {
  const { stdin, stdout } = process
  let hasCleared = false
  return {
    write(text) {
      // What stood on the screen before goes up into its history, once.
      if (text.startsWith(CLEAR) && !hasCleared)
        stdout.write('\n'.repeat(stdout.rows ?? 0))
      hasCleared ||= text.startsWith(CLEAR)
      stdout.write(text)
    },
    interactive: Boolean(stdin.isTTY && stdout.isTTY),
    get columns() {
      return stdout.columns ?? 100
    },
    onKey(listener) {
      const keysIn = readKeys()
      const hear = (data: string) => keysIn(data).forEach(listener)
      stdin.setEncoding('utf8')
      stdin.setRawMode(true)
      stdout.write(PASTE_MARKS.on)
      stdin.resume()
      stdin.on('data', hear)
      return () => {
        stdin.off('data', hear)
        stdin.setRawMode(false)
        stdin.pause()
        stdout.write(PASTE_MARKS.off)
      }
    },
    open(address) {
      const [command, ...args] = process.platform === 'darwin'
        ? ['open', address]
        : process.platform === 'win32' ? ['cmd', '/c', 'start', '', address] : ['xdg-open', address]
      spawn(command!, args, { stdio: 'ignore', detached: true }).on('error', () => {}).unref()
    },
    home,
    deck: process.env.DECK_URL ?? 'http://localhost:3030',
    // No colons: Windows does not have them in file names.
    stamp: () => new Date().toISOString().slice(0, 19).replaceAll(':', '-'),
  }
}

/** Colours for text; none where the terminal has none or NO_COLOR is set. */
export const paint = { good: colours.green, bad: colours.red, dim: colours.dim, strong: colours.bold }

/** Breaks text into lines that fit, between words. */
export function wrap(text: string, columns: number): string {
  return text.replaceAll(new RegExp(`(?![^\\n]{1,${columns}}$)([^\\n]{1,${columns}}) `, 'g'), '$1\n')
}

/** Empties the screen and goes to its top; what has scrolled away stays. */
export const CLEAR = '\x1B[2J\x1B[H'

/** The address of a slide. */
export function slideAddress(terminal: Terminal, slide: string): string {
  return `${terminal.deck.replace(/\/+$/, '')}/#/${slide}`
}
