// The reading pages' data: `virtual:deck-reading` has the contents and loads the text of a chapter, which is a module of its own;
// `virtual:deck-search` is the index of all of it.
import type { Plugin } from 'vite'
import process from 'node:process'
import { findExercises } from '../../exercises/runner/node/registry.ts'
import { readCut } from '../slides/cuts.ts'
import { readingOf } from '../slides/reading.ts'
import { searchIndex } from '../slides/search.ts'
import { loadSlides } from '../slides/slides.ts'

const NAME = 'virtual:deck-reading'
const RESOLVED = `\0${NAME}`
const SEARCH = 'virtual:deck-search'
const RESOLVED_SEARCH = `\0${SEARCH}`

export function reading(): Plugin {
  let made: ReturnType<typeof make> | undefined
  const make = async () => {
    const cut = readCut(process.env.DECK_CUT)
    return readingOf(await loadSlides(cut), cut)
  }
  return {
    name: 'deck:reading',
    resolveId: id => id === NAME || id === SEARCH || id.startsWith(`${NAME}/`) ? `\0${id}` : undefined,
    async load(id) {
      if (id === RESOLVED_SEARCH)
        return `export default ${JSON.stringify(searchIndex(await (made ??= make()), await findExercises()))}`
      if (!id.startsWith(RESOLVED))
        return
      const { deck, texts } = await (made ??= make())
      if (id === RESOLVED) {
        const loaders = deck.chapters.map(({ slug }) => `${JSON.stringify(slug)}: () => import('${NAME}/${slug}')`)
        return `export const deck = ${JSON.stringify(deck)}\nexport const texts = { ${loaders.join(', ')} }`
      }
      return `export default ${JSON.stringify(texts.get(id.slice(RESOLVED.length + 1)))}`
    },
    handleHotUpdate({ file, server }) {
      if (!file.endsWith('.md') || !made)
        return
      made = undefined
      for (const [id, module] of server.moduleGraph.idToModuleMap) {
        if (id.startsWith(RESOLVED) || id === RESOLVED_SEARCH)
          server.moduleGraph.invalidateModule(module)
      }
    },
  }
}
