import type { Plugin } from 'vite'
import { defineVitePluginsSetup } from '@slidev/types'
import { apart } from '../scripts/build/apart.ts'
import { faults } from '../scripts/build/faults.ts'
import { knownNames } from '../scripts/build/known-names.ts'
import { labThread } from '../scripts/build/lab-thread.ts'
import { lazyNotes } from '../scripts/build/lazy-notes.ts'
import { notes } from '../scripts/build/notes.ts'
import { lightClient } from '../scripts/build/light-client.ts'
import { paperData } from '../scripts/print/paper-data.ts'
import { ownOrigin } from '../scripts/build/own-origin.ts'
import { ownClient } from '../scripts/build/own-client.ts'
import { page } from '../scripts/build/page/page.ts'
import { plan } from '../scripts/build/plan.ts'
import { playground } from '../scripts/build/playground.ts'
import { reading } from '../scripts/build/reading.ts'
import { sharedState } from '../scripts/build/shared-state.ts'

/** The print page is part of the build, so that the PDF is printed from what is published. */
function printPage(): Plugin {
  return {
    name: 'deck:print-page',
    apply: 'build',
    config: () => ({ define: { __SLIDEV_FEATURE_PRINT__: 'true' } }),
  }
}

export default defineVitePluginsSetup(() => [ownOrigin(), printPage(), apart(), lazyNotes(), knownNames(), faults(), lightClient(), ownClient(), labThread(), notes(), paperData(), plan(), page(), playground(), reading(), sharedState()])
