import type { Router } from 'vue-router'
import { slides } from '#slidev/slides'
import { nearest } from '../case/nearest.ts'
import { say } from '../components/presenting/notice.ts'
import { currentAddress } from './moved.ts'

/** An address that has moved leads on. One that leads nowhere says so, and which slide may be meant: Slidev goes to some slide without a word. */
export function guardAddresses(router: Router) {
  router.beforeResolve(({ name, params, path }) => {
    const asked = name === 'NotFound' ? path.slice(1) : String(params.no ?? '')
    const aliases = slides.value.map(slide => String(slide.meta.slide.frontmatter.routeAlias ?? slide.no))
    if (!asked || asked === 'index.html' || aliases.includes(asked) || slides.value.some(({ no }) => no === Number(asked)))
      return true
    const folder = name === 'presenter' ? '/presenter' : ''
    if (aliases.includes(currentAddress(asked)))
      return { path: `${folder}/${currentAddress(asked)}`, replace: true }
    const meant = nearest(asked, aliases)
    say({
      text: /^\d+$/.test(asked) ? `There is no slide ${asked}; the last is ${slides.value.length}.` : `There is no slide “${asked}” in this deck.`,
      ...meant && !/^\d+$/.test(asked) && { link: { words: `Is it “${meant}”?`, to: `#/${meant}` } },
    })
    return { path: `${folder}/1`, replace: true }
  })
}
