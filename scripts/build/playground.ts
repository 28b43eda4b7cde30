// Tells the deck of the learner's files: `npm run learn` and the slide then show the same answer.
import type { Plugin } from 'vite'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import { ROOT } from './root.ts'

const FOLDER = join(ROOT, 'playground')
const fileOf = (slug: string) => join(FOLDER, `${slug}.ts`)

/** Development only: sends `deck:playground` when a window asks and whenever a file is saved. */
export function playground(): Plugin {
  return {
    name: 'deck:playground',
    apply: 'serve',
    configureServer(server) {
      server.watcher.add(FOLDER)
      server.ws.on('deck:playground', (message: unknown, client) => {
        const slug = (message as { slug?: unknown } | null | undefined)?.slug
        if (typeof slug === 'string' && /^[a-z-]+$/.test(slug) && existsSync(fileOf(slug)))
          client.send('deck:playground', { slug, text: readFileSync(fileOf(slug), 'utf8') })
      })
      server.watcher.on('all', (event, file) => {
        if ((event === 'add' || event === 'change') && file.startsWith(FOLDER + sep) && file.endsWith('.ts'))
          server.ws.send('deck:playground', { slug: basename(file, '.ts'), text: readFileSync(file, 'utf8') })
      })
    },
  }
}
