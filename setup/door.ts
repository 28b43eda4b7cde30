// The door: who opens the deck's bare address on a narrow screen begins with the page to read, on a wide one with the slides.
// Both are told of the other way once.
import type { Router } from 'vue-router'
import type { Notice } from '../components/presenting/notice.ts'
import { watch } from 'vue'
import { notice, say } from '../components/presenting/notice.ts'
import { readingAddress, slideReadingAddress } from '../reading/address.ts'
import { slideAt } from './slide-at.ts'

/** The width from which a slide can be read as it is. */
const NARROW = '(width < 640px)'

/** Where a device keeps that it has been told, and what it chose where it had to choose. */
const KEY = 'deck:way'
type Way = 'read' | 'watch'

/** Whether somebody is here alone: not in a room, on paper, in a frame, or while the deck is written. */
function isVisitor(): boolean {
  return __DECK_NOTES__ && !import.meta.env.DEV && !/[?&](?:room|print|embedded)\b/.test(location.search) && !document.querySelector('meta[name=audience]')
}

const chosen = () => localStorage.getItem(KEY) as Way | null
const isNarrow = () => matchMedia(NARROW).matches

/** What the bare address leads to. */
export function beginning(): string {
  return isVisitor() && isNarrow() && chosen() !== 'watch' ? '/read' : '/1'
}

/** Tells whoever comes first to a slide that there are two ways, until they turn it; and notes which way is taken. */
export function tellOfDoor(router: Router): void {
  if (!isVisitor())
    return
  let told: Notice | undefined
  let isFirst = true
  router.afterEach((to) => {
    const slide = slideAt(to)
    const isNew = isFirst && slide && to.name === 'play' && !chosen()
    // On a wide screen, who comes to a slide by its own address wants that slide.
    if (isNew && (isNarrow() || to.redirectedFrom)) {
      told = isNarrow()
        ? { text: 'On a small screen this reads better as a page.', link: { words: 'Read it', to: slideReadingAddress(slide) } }
        : { text: '→ turns the slides.', link: { words: 'Or read the deck: what it is, for whom, how long, the PDFs', to: readingAddress() } }
      say(told)
      watch(notice, () => localStorage.setItem(KEY, 'watch'), { once: true })
    }
    else if (!isFirst) {
      if (notice.value === told)
        notice.value = undefined
      if (slide || to.name === 'read')
        localStorage.setItem(KEY, slide ? 'watch' : 'read')
    }
    isFirst = false
  })
}
