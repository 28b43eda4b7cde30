// A misspelt component compiles: Vue looks it up when the slide is shown, finds none and draws nothing. An unknown claim or
// fact throws there. Here a build with such a slide fails; while one writes, the slide says what is wrong, and the others work.
import type { Plugin } from 'vite'
import { globSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import process from 'node:process'
import { claims, facts } from '../../case/index.ts'
import { nearest } from '../../case/nearest.ts'
import { readCut } from '../slides/cuts.ts'
import { loadSlides } from '../slides/slides.ts'
import { ROOT } from './root.ts'

/** What Vue and its router register by name. */
const GLOBAL = new Set(['RouterLink', 'RouterView', 'router-link', 'router-view'])
const UNRESOLVED = /_resolveComponent\(\s*["']([^"']+)["']/g
/** Components that name a row of the case, and the rows there are. */
const CITED = new Map([['Claim', new Set<string>(claims.map(({ id }) => id))], ['Fact', new Set<string>(facts.map(({ id }) => id))]])
const CITES = /<(Claim|Fact)\b[^>]*?\sid="([^"]*)"/g

/** Names that components can be written by. */
function componentNames(): string[] {
  return globSync(['components/**/*.vue', 'addons/*/components/*.vue', 'layouts/*.vue', 'node_modules/@slidev/client/builtin/*.{vue,ts}'], { cwd: ROOT }).map(file => basename(file).replace(/\.\w+$/, ''))
}

/** A text and where it begins in its file. */
interface Written { readonly file: string, readonly line: number, readonly text: string }

const lineOf = ({ line, text }: Written, at: number) => line + text.slice(0, at).split('\n').length - 1

/** Claims and facts that a slide cites and the case does not have: a sentence each, which begins with file and line. */
export function unknownCitations(written: Written): string[] {
  return [...written.text.matchAll(CITES)].flatMap(({ 1: kind, 2: id, index }) => {
    const known = CITED.get(kind!)!
    return known.has(id!) ? [] : [`${written.file}:${lineOf(written, index)}: there is no ${kind!.toLowerCase()} "${id}". Did you mean "${nearest(id!, known)}"?`]
  })
}

/** Of the names in compiled code that Vue will look up, those that nothing has. */
export function unknownComponents(code: string, written: Written): string[] {
  const names = new Set([...code.matchAll(UNRESOLVED)].map(match => match[1]!).filter(name => !GLOBAL.has(name)))
  return [...names].map((name) => {
    const at = written.text.search(new RegExp(`<${name}\\b`))
    return `${written.file}:${lineOf(written, Math.max(0, at))}: there is no component <${name}>. Did you mean <${nearest(name, componentNames())}>?`
  })
}

/** The slide or component of a module, as written. */
async function writtenOf(id: string): Promise<Written> {
  const [file, no] = id.replace(/\?.*/, '').split('__slidev_')
  const slide = no && (await loadSlides(readCut(process.env.DECK_CUT))).find(slide => slide.no === Number.parseInt(no))
  return slide
    ? { file: slide.file, line: slide.line, text: slide.raw }
    : { file: relative(ROOT, file!), line: 1, text: readFileSync(file!, 'utf8') }
}

export function knownNames(): Plugin {
  let building = false
  return {
    name: 'deck:known-names',
    enforce: 'post',
    configResolved({ command }) {
      building = command === 'build'
    },
    async transform(code, id) {
      if (id.includes('/node_modules/') || !(building ? /\.(?:md|vue)(?:$|\?)/ : /\.(?:md|vue)$/).test(id))
        return
      const isSlide = id.includes('__slidev_')
      if (!isSlide && !UNRESOLVED.test(code))
        return
      UNRESOLVED.lastIndex = 0
      const written = await writtenOf(id)
      const faults = [...isSlide ? unknownCitations(written) : [], ...unknownComponents(code, written)]
      if (!faults.length)
        return
      if (building)
        this.error(faults.join('\n'))
      for (const fault of faults)
        this.environment.logger.error(fault, { timestamp: true })
      // A component goes on without the part that nobody knows.
      return isSlide ? { code: failedSlide(faults), map: null } : undefined
    },
  }
}

/** A slide that says what is wrong with it. */
function failedSlide(faults: readonly string[]): string {
  return `import { h } from 'vue'
import SlideFault from ${JSON.stringify(join(ROOT, 'components/presenting/SlideFault.vue'))}
export default { render: () => h(SlideFault, { faults: ${JSON.stringify(faults)} }) }`
}
