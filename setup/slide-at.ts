import type { RouteLocationNormalized } from 'vue-router'
import { slides } from '#slidev/slides'

/** The slide that an address shows: by its number or its name. */
export function slideAt({ params }: RouteLocationNormalized) {
  return slides.value.find(slide => String(slide.no) === params.no || slide.meta.slide.frontmatter.routeAlias === params.no)
}
