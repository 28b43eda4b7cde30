// What Slidev's client brings to the first slide for features that this deck does not use, left out of the build.
// A directive comes back by itself as soon as a slide, layout or component uses it.
import type { Plugin } from 'vite'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.ts'

interface Part {
  /** The import that would bring it, and in which file of the client. */
  source: RegExp
  importer?: RegExp
  /** What stands in for it. */
  code: string
  /** How the deck's files show that they need it after all. */
  used?: RegExp
}

const PARTS: readonly Part[] = [
  // Hovers of twoslash, which slides.md turns off.
  { source: /^@shikijs\/vitepress-twoslash\/client$/, code: 'export default { install() {} }' },
  { source: /^@shikijs\/vitepress-twoslash\/style\.css$/, code: '' },
  { source: /^markdown-it-github-alerts\/styles\//, code: '', used: /^> \[!/m },
  // Hand-drawn marks, springs and dragging.
  { source: /\/modules\/v-mark$/, code: 'export const createVMarkDirective = () => ({ install() {} })', used: /v-mark/ },
  { source: /\/modules\/v-motion$/, code: 'export const createVMotionDirectives = () => ({ install() {} })', used: /v-motion/ },
  { source: /\/modules\/v-drag$/, code: 'export const createVDragDirective = () => ({ install() {} })', used: /v-drag/i },
  { source: /\/DragControl\.vue$/, code: 'export default {}', used: /v-drag/i },
  // Drawing over slides, which slides.md leaves to `npm start`: nothing mounts it, but the composable asks for one.
  { source: /^drauu$/, code: 'export const createDrauu = () => ({ on() {}, load() {}, clear() {}, undo() {}, redo() {}, dump: () => "", canUndo: () => false, canRedo: () => false })', used: /^drawings:\n {2}enabled: (?!dev)/m },
  // Titles of pages, and nothing else of the document's head: its language stands in the page.
  { source: /^@unhead\/vue\/client$/, code: 'export const createHead = () => ({ install() {} })' },
  { source: /^@unhead\/vue$/, code: `
    import { toValue, watchEffect } from 'vue'
    export function useHead({ title }) { watchEffect(() => { document.title = toValue(title) }) }` },
  // Floating cards: none on slides; in the settings the browser's own tooltip tells as much.
  { source: /^floating-vue$/, importer: /\/(?:SlidesShow\.vue|SlideContainer\.vue|VSwitch\.ts|print\.vue)/, code: 'export function recomputeAllPoppers() {}' },
  { source: /^floating-vue$/, importer: /\/(?:FormItem|DrawingControls)\.vue/, code: `
    import { h } from 'vue'
    export const Dropdown = (_, { slots }) => slots.default?.()
    export const Tooltip = (_, { slots }) => h('div', { title: slots.popper?.()[0]?.props?.innerHTML?.replace(/<[^>]*>/g, '') }, slots.default?.())
    Tooltip.props = Dropdown.props = ['distance', 'shown', 'triggers']` },
]

/** Imports that lead to more than is needed, and what is enough. */
const ENOUGH: readonly [RegExp, string][] = [
  // One function of it; the whole brings a YAML parser along.
  [/^@slidev\/parser\/core$/, '@slidev/parser/utils'],
  // Templates are compiled when the deck is built.
  [/(?<=\/vue\/dist\/vue\.)esm-bundler\.js$/, 'runtime.esm-bundler.js'],
]

/** Where Slidev asks for the type of its notes on every page; styles/controls.ts brings it to those that have notes. */
const TYPE_OF_NOTES = { file: /\/@slidev\/client\/styles\/index\.ts$/, line: "import 'uno:typography.css'" }

const STAND_IN = '\0deck:stand-in/'

export function lightClient(): Plugin {
  let left: readonly (Part | undefined)[] = []
  return {
    name: 'deck:light-client',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      const deck = globSync(['slides.md', '{pages,layouts,components,addons}/**/*.{md,vue}'], { cwd: ROOT, exclude: ['**/node_modules/**'] })
        .map(file => readFileSync(join(ROOT, file), 'utf8')).join('\n')
      left = PARTS.map(part => part.used?.test(deck) ? undefined : part)
    },
    resolveId(source, importer = '') {
      const at = left.findIndex(part => part?.source.test(source) && (!part.importer || part.importer.test(importer)))
      if (at >= 0)
        return `${STAND_IN}${at}.${left[at]!.code ? 'js' : 'css'}`
      const enough = ENOUGH.find(([pattern]) => pattern.test(source))
      return enough && this.resolve(source.replace(...enough), importer, { skipSelf: true })
    },
    transform(code, id) {
      if (!TYPE_OF_NOTES.file.test(id))
        return
      if (!code.includes(TYPE_OF_NOTES.line))
        throw new Error(`${id} no longer has "${TYPE_OF_NOTES.line}"; adapt scripts/build/light-client.ts to where Slidev asks for it now.`)
      return { code: code.replace(TYPE_OF_NOTES.line, ''), map: null }
    },
    load: id => id.startsWith(STAND_IN) ? PARTS[Number.parseInt(id.slice(STAND_IN.length))]!.code : undefined,
  }
}
