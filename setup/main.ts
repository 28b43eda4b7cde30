import { defineAppSetup } from '@slidev/types'
import { warmDeck } from '../composables/warm-deck.ts'

/** Where Slidev keeps the visitor's colour scheme. */
const SCHEME_KEY = 'slidev-color-schema'

export default defineAppSetup(({ router }) => {
  // The stage is dark unless the visitor has chosen (key D): a presenter's laptop set to light would
  // otherwise open on paper. Print and the handout ask for the light scheme themselves.
  if (localStorage.getItem(SCHEME_KEY) === null && !location.href.includes('print'))
    localStorage.setItem(SCHEME_KEY, 'dark')

  warmDeck(router)
})
