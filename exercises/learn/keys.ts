// What a terminal sends, as keys. A key longer than one letter comes as a sequence that begins with ESC, and text
// that is pasted comes as much at once: neither may act as the letters it is made of.

/** Asks the terminal to mark what is pasted, and to stop doing so. */
export const PASTE_MARKS = { on: '\x1B[?2004h', off: '\x1B[?2004l' } as const
const [PASTE_BEGINS, PASTE_ENDS] = ['\x1B[200~', '\x1B[201~']

/**
 * Reads keys: single letters, `enter`, `backspace` and `ctrl-c`.
 * @returns a function that takes what came and gives the keys in it
 */
export function readKeys(): (chunk: string) => string[] {
  let isPasting = false
  return (chunk) => {
    if (!isPasting && chunk.startsWith(PASTE_BEGINS))
      isPasting = true
    if (isPasting) {
      isPasting = !chunk.includes(PASTE_ENDS)
      return []
    }
    if (chunk.includes('\x03'))
      return ['ctrl-c']
    // Digits are typed ahead where the line is slow; whatever else comes in one piece was not typed.
    const letters = [...chunk]
    if (letters.length > 1 && !/^\d+[\r\n]*$/.test(chunk))
      return []
    return letters.flatMap(letter => letter === '\r' || letter === '\n' ? ['enter'] : letter === '\x7F' || letter === '\b' ? ['backspace'] : letter < ' ' ? [] : [letter])
  }
}
