import type { Plugin } from 'vite'
import { defineVitePluginsSetup } from '@slidev/types'
import { knownComponents } from '../scripts/build/known-components.ts'
import { labThread } from '../scripts/build/lab-thread.ts'
import { lazyNotes } from '../scripts/build/lazy-notes.ts'
import { lightClient } from '../scripts/build/light-client.ts'
import { paperData } from '../scripts/print/paper-data.ts'
import { playground } from '../scripts/build/playground.ts'

/** The print page is part of the build, so that the PDF is printed from what is published. */
function printPage(): Plugin {
  return {
    name: 'deck:print-page',
    apply: 'build',
    config: () => ({ define: { __SLIDEV_FEATURE_PRINT__: 'true' } }),
  }
}

export default defineVitePluginsSetup(() => [printPage(), lazyNotes(), knownComponents(), lightClient(), labThread(), paperData(), playground()])
