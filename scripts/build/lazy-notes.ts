// Slidev puts what it knows of every slide into the script that opens the first one: its speaker notes, its
// frontmatter as text, hashes for the editor. A visitor reads none of it. In a build the notes get a script
// of their own, which the presenter view loads (setup/warm-deck.ts), and the rest goes.
import type { Plugin } from 'vite'
import { join } from 'node:path'
import { ROOT } from './root.ts'

/** A slide's frontmatter as Slidev hands it to Vite. */
const FRONTMATTER = /__slidev_(\d+)\.frontmatter$/
/** The object spread into `meta.slide`, on a line of its own. */
const SLIDE_DATA = /^(\s*)\.\.\.\((\{.*\})\),$/m
/** All of it: from the route's `meta` to the end of the module. */
const META = /^export const meta = shallowReactive\(\{[^]*/m
/** What makes the same of what a visitor needs. */
const SLIDE_META = join(ROOT, 'components/presenting/slide-meta.ts')
/** Imported by setup/warm-deck.ts. */
const NOTES = 'virtual:deck-notes'
/** Stands in the notes' script until all slides have been read. */
const PLACEHOLDER = '__NOTES_OF_SLIDES__'

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
      if (id === `\0${NOTES}`)
        return `export default ${building ? PLACEHOLDER : '{}'}`
    },
    transform(code, id) {
      const no = FRONTMATTER.exec(id)?.[1]
      if (!building || !no)
        return
      const found = SLIDE_DATA.exec(code)
      if (!found || !META.test(code))
        throw new Error(`${id}: Slidev's module of a slide's frontmatter has a new form; adapt scripts/build/lazy-notes.ts to it.`)
      const data = JSON.parse(found[2]!) as Record<string, unknown>
      notes.set(Number(no), String(data.noteHTML ?? ''))
      const { title, level } = data
      const given = [`frontmatter`, no, JSON.stringify(title ?? ''), ...level === undefined ? [] : [level]]
      return { code: `import { slideMeta } from ${JSON.stringify(SLIDE_META)}\n${code.replace(META, () => `export const meta = slideMeta(${given.join(', ')})`)}`, map: null }
    },
    renderChunk(code) {
      if (code.includes(PLACEHOLDER))
        return { code: code.replace(PLACEHOLDER, () => JSON.stringify(Object.fromEntries(notes))), map: null }
    },
  }
}
