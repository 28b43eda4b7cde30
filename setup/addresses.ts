import type { RouteParams, Router } from 'vue-router'
import { slides } from '#slidev/slides'
import { nearest } from '../case/nearest.ts'
import { say } from '../components/presenting/notice.ts'
import { chapterSlug, readingAddress } from '../reading/address.ts'
import { currentAddress } from './moved.ts'

/** An address that has moved leads on. One that leads nowhere says so, and which slide may be meant: Slidev goes to some slide without a word. */
export function guardAddresses(router: Router) {
  router.beforeResolve(({ name, params, path }) => {
    if (name === 'read')
      return guardReading(params)
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

/** The same for pages to read: an idea may be named without its chapter, or with the one that it stood in before. */
function guardReading({ chapter, idea }: RouteParams) {
  if (!chapter)
    return true
  const homes = new Map(slides.value.map(({ no, meta: { slide: { frontmatter } } }) => [String(frontmatter.routeAlias ?? no), chapterSlug(String(frontmatter.chapter ?? ''))]))
  const chapters = new Set(homes.values())
  const alias = currentAddress(String(idea || chapter))
  const home = homes.get(alias)
  if (chapters.has(String(chapter)) && (!idea || home === chapter))
    return true
  if (home)
    return { path: `/read/${home}/${alias}`, replace: true }
  const meant = nearest(alias, [...homes.keys(), ...chapters])
  say({
    text: `There is no chapter and no idea “${alias}” in this deck.`,
    ...meant && { link: { words: `Is it “${meant}”?`, to: readingAddress(meant) } },
  })
  return { path: chapters.has(String(chapter)) ? `/read/${String(chapter)}` : '/read', replace: true }
}
