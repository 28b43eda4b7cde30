// What the first script knows of every slide. Slidev writes it out slide by slide; here it is written once (scripts/build/lazy-notes.ts).
import { shallowReactive } from 'vue'

/** Fields that Slidev reads from a slide's `meta` and that follow its frontmatter. */
const FOLLOWS = ['layout', 'transition', 'class', 'clicks', 'name', 'preload'] as const

/**
 * `meta` of a slide's route, as Slidev's client has it.
 * @param frontmatter the slide's, reactive.
 * @param no number of the slide, from 1.
 * @param title as the tab, the overview and the search show it.
 * @param level of the title's heading; undefined where it comes from the frontmatter.
 */
export function slideMeta(frontmatter: Record<string, unknown>, no: number, title: string, level?: number) {
  const meta = {
    slide: { title, level, noteHTML: '', frontmatter, filepath: '', start: 0, id: no - 1, no },
    __clicksContext: null,
    __preloaded: false,
  }
  for (const field of FOLLOWS)
    Object.defineProperty(meta, field, { get: () => frontmatter[field], enumerable: true })
  return shallowReactive(meta)
}
