// What Slidev's client brings along for features that this deck has turned off, left out of the build: the type
// hovers of twoslash with their library of floating cards, and the styles of GitHub's alerts.
import type { Plugin } from 'vite'

/** Modules of which a build gets nothing. */
const LEFT_OUT: readonly RegExp[] = [
  /^@shikijs\/vitepress-twoslash\/style\.css$/,
  /^markdown-it-github-alerts\/styles\//,
]
/** Vue plugin that shows twoslash's hovers: installs nothing. */
const HOVERS = '@shikijs/vitepress-twoslash/client'
/** Places floating cards, of which slides have none; the presenter's own controls keep theirs. */
const FLOATING = 'floating-vue'
const ON_SLIDES = /[\\/](?:SlidesShow\.vue|SlideContainer\.vue|VSwitch\.ts|print\.vue)(?:\?.*)?$/

const STAND_INS: Record<string, string> = {
  '\0deck:nothing.css': '',
  '\0deck:no-hovers': 'export default { install() {} }',
  '\0deck:no-floating': 'export function recomputeAllPoppers() {}',
}

export function lightClient(): Plugin {
  return {
    name: 'deck:light-client',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (LEFT_OUT.some(pattern => pattern.test(source)))
        return '\0deck:nothing.css'
      if (source === HOVERS)
        return '\0deck:no-hovers'
      if (source === FLOATING && importer && ON_SLIDES.test(importer))
        return '\0deck:no-floating'
    },
    load: id => STAND_INS[id],
  }
}
