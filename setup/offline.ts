// After the first visit the deck works without a network: a worker, made by the build (scripts/build/offline.ts), fetches all of it
// in the background. A page lives with the build that it came from; a newer one is offered, and taken when the visitor says so.
import type { Router } from 'vue-router'
import { say } from '../components/presenting/notice.ts'
import { slideAt } from './slide-at.ts'

/** This machine's own addresses: what comes from them needs no network, and `npm start` may be next at the same one. */
const OWN_MACHINE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** Ms after the page has loaded before anything is fetched in the background. */
const PATIENCE = 3000

export function keepOffline(router: Router): void {
  const { serviceWorker, connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  if (import.meta.env.DEV || !serviceWorker || OWN_MACHINE.test(location.hostname) || connection?.saveData)
    return
  let turns = -1
  router.afterEach(() => void turns++)
  const isCalm = () => !slideAt(router.currentRoute.value) || turns === 0

  let isAccepted = false
  // Another window may take the newer one: what this one has not loaded yet is then gone.
  if (serviceWorker.controller) {
    serviceWorker.addEventListener('controllerchange', () => isAccepted
      ? location.reload()
      : say({ text: 'A newer version of this deck is open in another window. Load it here too before you go on.', action: { words: 'Load it', run: () => location.reload() } }))
  }

  async function begin() {
    const { Workbox } = await import('workbox-window')
    const worker = new Workbox('./sw.js')
    worker.addEventListener('waiting', () => isCalm() && say({
      text: 'There is a newer version of this deck.',
      action: {
        words: 'Load it',
        run() {
          isAccepted = true
          worker.messageSkipWaiting()
        },
      },
    }))
    await worker.register()
  }
  void router.isReady().then(() => {
    const soon = () => setTimeout(() => begin().catch(() => {}), PATIENCE)
    if (document.readyState === 'complete')
      soon()
    else
      addEventListener('load', soon, { once: true })
  })
}
