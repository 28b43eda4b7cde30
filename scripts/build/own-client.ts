// Files of Slidev's client that the deck has its own version of, where Slidev has no setting for what they do.
import type { Plugin } from 'vite'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.ts'

/** The end of an import in Slidev's client, and what stands in for it. */
const OWN: readonly [RegExp, string][] = [
  [/\/composables\/useSwipeControls$/, 'components/presenting/touch.ts'],
  [/\/internals\/TimerInlined\.vue$/, 'components/presenting/PresenterClock.vue'],
  [/^\.\/PrintSlide\.vue$/, 'components/presenting/PrintedSteps.vue'],
]

/** Parts of Slidev's client that no slide needs, by the end of their import, and how each is waited for (components/presenting/at-first-sign.ts). */
const LATER: Readonly<Record<string, string>> = {
  'internals/NavControls.vue': `standIn: 'Show the controls'`,
  'QuickOverview.vue': '',
  'Goto.vue': 'shown: showGotoDialog',
  'ContextMenu.vue': '',
}
/** Where Slidev's way to a slide looks for what is typed: addresses count as well as titles. */
const SOUGHT = { file: /\/@slidev\/client\/internals\/Goto\.vue$/, keys: `keys: ['no', 'title']`, own: `keys: ['no', 'title', 'frontmatter.routeAlias']` }
const LATER_MODULE = '\0deck:later/'

export function ownClient(): Plugin {
  return {
    name: 'deck:own-client',
    enforce: 'pre',
    buildStart() {
      const gone = OWN.find(([, file]) => !existsSync(join(ROOT, file)))
      if (gone)
        this.error(`${gone[1]} is to stand in for a file of Slidev's client and does not exist.`)
    },
    resolveId(source, importer = '') {
      if (!importer.includes('@slidev/client/'))
        return
      const later = Object.keys(LATER).find(path => source.endsWith(`/${path}`))
      if (later)
        return `${LATER_MODULE}${later}.js`
      const own = OWN.find(([pattern]) => pattern.test(source))
      return own ? join(ROOT, own[1]) : undefined
    },
    transform(code, id) {
      if (!SOUGHT.file.test(id))
        return
      if (!code.includes(SOUGHT.keys))
        this.error(`${id}: Slidev looks for slides in another way now; adapt scripts/build/own-client.ts to it.`)
      return { code: code.replace(SOUGHT.keys, SOUGHT.own), map: null }
    },
    load(id) {
      if (!id.startsWith(LATER_MODULE))
        return
      const path = id.slice(LATER_MODULE.length, -'.js'.length)
      return `
        import { atFirstSign } from '${join(ROOT, 'components/presenting/at-first-sign.ts')}'
        import { showGotoDialog } from '@slidev/client/state/storage.ts'
        export default atFirstSign({ load: () => import('@slidev/client/internals/${path.replace('internals/', '')}'), ${LATER[path]} })`
    },
  }
}
