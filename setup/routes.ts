import { defineRoutesSetup } from '@slidev/types'
import { beginning } from './door.ts'
import { SHOWS_NOTES } from './warm-deck.ts'

/** The documents on paper. Slidev draws slides for print only where the address says so, before its hash. */
function onPaper() {
  if (new URLSearchParams(location.search).has('print'))
    return true
  location.search = '?print=true'
  return false
}

export default defineRoutesSetup(routes => [
  { path: '/', redirect: () => ({ path: beginning() }) },
  ...__DECK_NOTES__
    ? [
        { name: 'read', path: '/read/:chapter?/:idea?', component: () => import('../reading/ReadingPage.vue') },
        { name: 'handout', path: '/handout', component: () => import('../paper/Handout.vue'), beforeEnter: onPaper },
        { name: 'leaflet', path: '/leaflet', component: () => import('../paper/Leaflet.vue'), beforeEnter: onPaper },
        { name: 'guide', path: '/guide', component: () => import('../paper/Guide.vue'), beforeEnter: onPaper },
      ]
    : [],
  ...routes.filter(({ path }) => path !== '' && (__DECK_NOTES__ || !SHOWS_NOTES.test(path))),
])
