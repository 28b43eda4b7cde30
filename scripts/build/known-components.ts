// A misspelt component compiles: Vue looks it up when the slide is shown, finds none and draws nothing.
// A build with such a slide fails here instead.
import type { Plugin } from 'vite'
import { relative } from 'node:path'
import { ROOT } from './root.ts'

/** What Vue and its router register by name. */
const GLOBAL = new Set(['RouterLink', 'RouterView', 'router-link', 'router-view'])
const UNRESOLVED = /_resolveComponent\(\s*["']([^"']+)["']/g

export function knownComponents(): Plugin {
  return {
    name: 'deck:known-components',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (id.includes('/node_modules/') || !/\.(?:md|vue)(?:$|\?)/.test(id))
        return
      const unknown = [...code.matchAll(UNRESOLVED)].map(match => match[1]!).filter(name => !GLOBAL.has(name))
      if (unknown.length)
        this.error(`${place(id)}: there is no component ${unknown.map(name => `<${name}>`).join(', ')}.`)
    },
  }
}

/** `pages/01-opening.md, slide 3` for the module of a slide. */
function place(id: string): string {
  const [file, no] = id.replace(/\?.*/, '').split('__slidev_')
  return relative(ROOT, file!) + (no ? `, slide ${Number.parseInt(no)}` : '')
}
