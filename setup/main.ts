import { useDarkMode } from '@slidev/client'
import { defineAppSetup } from '@slidev/types'
import { keepClock, startClock } from '../components/presenting/clock.ts'
import { tellFaults } from '../components/presenting/faults.ts'
import { isLeading } from '../components/live/shared-state.ts'
import { sayWhenForgetful } from '../components/presenting/notice.ts'
import { lightOnPaper } from '../components/presenting/printing.ts'
import { guardAddresses } from './addresses.ts'
import { beginning, tellOfDoor } from './door.ts'
import { keepOffline } from './offline.ts'
import { slideAt } from './slide-at.ts'
import { warmDeck } from './warm-deck.ts'

/** Where Slidev keeps the visitor's colour scheme, and what it writes there on its own. */
const SCHEME = { key: 'slidev-color-schema', unchosen: 'auto' }
/** Set once the stage has been lit for this visitor. */
const SEEN = 'deck:stage-seen'

export default defineAppSetup(({ app, router }) => {
  tellFaults(app)
  // The stage is dark unless the visitor has chosen otherwise (key D): a presenter's laptop set to light
  // would else open on paper. Print asks for the light scheme itself, and a page to read is as light as its reader has it.
  const opened = location.href + (location.hash.length > 2 ? '' : beginning())
  if (!localStorage.getItem(SEEN) && !/print|\/read/.test(opened)) {
    localStorage.setItem(SEEN, 'yes')
    if ((localStorage.getItem(SCHEME.key) ?? SCHEME.unchosen) === SCHEME.unchosen)
      useDarkMode().isDark.value = true
  }

  sayWhenForgetful()
  lightOnPaper()
  guardAddresses(router)
  warmDeck(router)
  tellOfDoor(router)
  keepOffline(router)
  keepClock()
  // The first turn begins the clock, on the slide that has been talked about.
  router.afterEach((to, from) => {
    const [now, before] = [slideAt(to), slideAt(from)]
    const isTurn = now && before && (now !== before || Number(to.query.clicks ?? 0) !== Number(from.query.clicks ?? 0))
    if (isTurn && isLeading())
      startClock(before.no)
  })
})
