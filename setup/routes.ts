import { defineRoutesSetup } from '@slidev/types'

/** The documents on paper. Slidev draws slides for print only where the address says so, before its hash. */
function onPaper() {
  if (new URLSearchParams(location.search).has('print'))
    return true
  location.search = '?print=true'
  return false
}

export default defineRoutesSetup(routes => [
  { name: 'handout', path: '/handout', component: () => import('../paper/Handout.vue'), beforeEnter: onPaper },
  { name: 'guide', path: '/guide', component: () => import('../paper/Guide.vue'), beforeEnter: onPaper },
  ...routes,
])
