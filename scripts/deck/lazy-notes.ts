// Slidev puts the speaker notes of every slide into the script that opens the first one.
// A visitor who follows the deck reads none of them: they are taken out of the build's
// first script and put into one of their own, which the presenter view loads.
import type { Plugin } from 'vite'

const FRONTMATTER = /\/@slidev\/slides\/(\d+)\/frontmatter|__slidev_(\d+)\.frontmatter|(\d+)\.frontmatter/
const NOTE = /"noteHTML":("(?:[^"\\]|\\.)*")/
/** Imported by composables/warm-deck.ts. */
const NOTES = 'virtual:deck-notes'

export function lazyNotes(): Plugin {
  const notes = new Map<number, string>()
  let building = false
  return {
    name: 'deck:lazy-notes',
    enforce: 'post',
    configResolved(config) {
      building = config.command === 'build'
    },
    resolveId: id => id === NOTES ? `\0${NOTES}` : undefined,
    load(id) {
      if (id !== `\0${NOTES}`)
        return
      return building ? 'export default __DECK_NOTES__' : 'export default {}'
    },
    transform(code, id) {
      const match = FRONTMATTER.exec(id)
      const note = building && match && NOTE.exec(code)
      if (!note)
        return
      notes.set(Number(match[1] ?? match[2] ?? match[3]), JSON.parse(note[1]!))
      return { code: code.replace(note[0], '"noteHTML":""'), map: null }
    },
    renderChunk(code) {
      if (code.includes('__DECK_NOTES__'))
        return { code: code.replace('__DECK_NOTES__', () => JSON.stringify(Object.fromEntries(notes))), map: null }
    },
  }
}
