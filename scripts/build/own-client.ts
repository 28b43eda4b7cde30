// Files of Slidev's client that the deck has its own version of, where Slidev has no setting for what they do.
import type { Plugin } from 'vite'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.ts'

/** The end of an import in Slidev's client, and what stands in for it. */
const OWN: readonly [RegExp, string][] = [
  [/\/composables\/useSwipeControls$/, 'components/presenting/touch.ts'],
  [/\/internals\/TimerInlined\.vue$/, 'components/presenting/PresenterClock.vue'],
]

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
      const own = importer.includes('@slidev/client/') && OWN.find(([pattern]) => pattern.test(source))
      return own ? join(ROOT, own[1]) : undefined
    },
  }
}
