import { useNav } from '@slidev/client'
import { defineShortcutsSetup } from '@slidev/types'
import { showOverview } from '@slidev/client/state/storage.ts'
import { onScopeDispose } from 'vue'
import { addKey, giveFocusBack, listenToKeys } from '../components/presenting/keys.ts'
import { isBlack, isHelpOpen } from '../components/presenting/cover.ts'
import { slideReadingAddress } from '../reading/address.ts'

/** What Slidev goes on doing with the keys while its overview is open. */
const IN_OVERVIEW = /^(?:next|prev|up|down|goto_from)_overview$/
const KEYS_OF_OVERVIEW = /^(?:Arrow|Enter|[0-9]$)/

/** Slidev's own keys give way to the deck's (components/presenting/keys.ts). */
export default defineShortcutsSetup((nav, base) => {
  const { currentSlideRoute, isPresenter } = useNav()
  // Slidev's F takes no heed of Ctrl; the deck's stands before it.
  const stopSlidev = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'f')
      event.stopImmediatePropagation()
  }
  const uncover = () => {
    isBlack.value = false
    isHelpOpen.value = false
    showOverview.value = false
  }
  const turn = (go: () => unknown) => () => {
    isBlack.value = false
    isHelpOpen.value = false
    void go()
  }
  const ends = [
    listenToKeys({
      next: turn(nav.next),
      prev: turn(nav.prev),
      nextSlide: turn(nav.nextSlide),
      prevSlide: turn(nav.prevSlide),
      goFirst: turn(nav.goFirst),
      goLast: turn(nav.goLast),
      toggleOverview: () => nav.toggleOverview(),
      showGotoDialog: () => nav.showGotoDialog(),
      toggleDark: () => nav.toggleDark(),
      toggleFullscreen: () => document.fullscreenElement ? document.exitFullscreen() : document.body.requestFullscreen(),
      toggleBlack: () => isBlack.value = !isBlack.value,
      toggleHelp: () => isHelpOpen.value = !isHelpOpen.value,
      uncover,
    }, key => showOverview.value && KEYS_OF_OVERVIEW.test(key)),
    giveFocusBack(),
    ...__DECK_NOTES__ && !isPresenter.value
      ? [addKey({ keys: ['r'], does: 'read this slide, with what is said', run: () => location.hash = slideReadingAddress(currentSlideRoute.value) })]
      : [],
    () => window.removeEventListener('keydown', stopSlidev),
  ]
  window.addEventListener('keydown', stopSlidev)
  onScopeDispose(() => ends.forEach(end => end()))

  return base.filter(({ name }) => IN_OVERVIEW.test(name ?? ''))
})
