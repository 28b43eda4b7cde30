// What the deck loads beyond the open slide, and when: nothing until the visitor moves, so that a look at
// one slide costs one slide; then the neighbours, then the rest, so that a talk survives a lost network.
import type { Router } from 'vue-router'
import { slides } from '#slidev/slides'
import { loadLook } from '../components/presenting/at-first-sign.ts'
import { slideAt } from './slide-at.ts'

/** Routes whose views show speaker notes. */
export const SHOWS_NOTES = /^\/(presenter|notes|entry|overview)/

export function warmDeck(router: Router) {
  let opened = false
  let all = false

  router.beforeResolve(async (to) => {
    if (SHOWS_NOTES.test(to.path))
      await Promise.all([loadNotes(), loadLook()])
  })

  router.afterEach((to) => {
    if (!opened) {
      opened = true
      return
    }
    if (all || !to.params.no)
      return
    all = true
    whenIdle(async () => {
      const at = slideAt(to)?.no ?? 1
      // The one after comes first.
      const nearest = [...slides.value].sort((a, b) => Math.abs(a.no - at - 1) - Math.abs(b.no - at - 1))
      for (const slide of nearest)
        await slide.load()
      // What may be opened on them.
      const { loadLabs } = await import('../components/lab/load.ts')
      await Promise.allSettled([loadLabs(), import('../components/presenting/KeysHelp.vue'), loadLook()])
    })
  })
}

async function loadNotes() {
  const { default: notes } = await import('virtual:deck-notes')
  for (const slide of slides.value) {
    const note = notes[slide.no]
    if (note)
      slide.meta.slide.noteHTML = note
  }
}

function whenIdle(run: () => void) {
  // Safari has no requestIdleCallback.
  if ('requestIdleCallback' in window)
    requestIdleCallback(run, { timeout: 2000 })
  else
    setTimeout(run, 500)
}
