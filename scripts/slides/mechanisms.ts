// The mechanisms as a table, computed from what exists of each: its title, its exercise, the slides of its live figure.
import type { Exercise } from '../../exercises/exercise.ts'
import type { Slide } from './slides.ts'
import { mechanisms } from '../../case/slugs.ts'
import { folderOf } from '../../exercises/exercise.ts'

/** Slides on which a mechanism's live figure runs, but for that of its exercise: addresses in the deck. */
export function liveSlides(slug: string, slides: readonly Slide[]): string[] {
  const own = slides.filter(({ file }) => file.endsWith(`/${slug}.md`))
  return own.filter(({ content, exercise }) => exercise === undefined && /<\w+Figure\b[^>]*\sview="/.test(content)).map(({ alias }) => alias)
}

/** All mechanisms in teaching order, as a Markdown table for a README; a dash stands for what does not exist yet. */
export function mechanismTable(exercises: readonly Exercise[], slides: readonly Slide[]): string {
  return [
    '| Mechanism | Idea | What you build | Minutes | Live on |',
    '|---|---|---|---|---|',
    ...mechanisms.map(({ slug, title }) => {
      const exercise = exercises.find(one => one.slug === slug)
      const live = liveSlides(slug, slides).map(alias => `\`#/${alias}\``).join(', ')
      return `| ${exercise ? `[${slug}](exercises/${folderOf(exercise)}/README.md)` : slug} | ${title} | ${exercise?.title ?? '–'} | ${exercise?.minutes ?? '–'} | ${live || '–'} |`
    }),
  ].join('\n')
}
