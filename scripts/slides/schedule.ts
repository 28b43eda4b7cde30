// The schedule, computed from what the slides say they take.
import type { Slide } from './slides.ts'
import { CUT_MINUTES, isInCut } from './cuts.ts'
import { byChapter, CUTS, minutesOf, practiceOf } from './slides.ts'

/** Where the schedule stands in a Markdown file. */
export const MARKERS = ['<!-- schedule -->', '<!-- /schedule -->'] as const

const CUT_NAMES = { talk: 'Talk', workshop: 'Workshop' } as const

/** Slides and minutes of every chapter in every cut, and its minutes of practice, as a Markdown table. */
export function scheduleTable(slides: readonly Slide[]): string {
  const cell = (some: readonly Slide[]) => some.length ? `${minutes(minutesOf(some))} min, ${some.length} ${some.length === 1 ? 'slide' : 'slides'}` : '–'
  const practice = (some: readonly Slide[]) => practiceOf(some) ? `${minutes(practiceOf(some))} min` : '–'
  const row = (name: string, some: readonly Slide[]) =>
    `| ${[name, ...CUTS.map(cut => cell(some.filter(slide => isInCut(slide.cut, cut)))), practice(some)].join(' | ')} |`
  return [
    `| Chapter | ${CUTS.map(cut => `${CUT_NAMES[cut]} (${CUT_MINUTES[cut]} min at most)`).join(' | ')} | Practice, on top |`,
    `|---|${CUTS.map(() => '---|').join('')}---|`,
    ...[...byChapter(slides)].map(([chapter, some]) => row(chapter, some)),
    row('**In all**', slides),
  ].join('\n')
}

/** A file with the schedule between its markers brought up to date. @throws Error when the markers are missing. */
export function withSchedule(text: string, slides: readonly Slide[]): string {
  return withBlock(text, 'schedule', scheduleTable(slides))
}

/**
 * A text with what stands between `<!-- name -->` and `<!-- /name -->` replaced.
 * @throws Error when the markers are missing.
 */
export function withBlock(text: string, name: string, block: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const start = text.indexOf(open)
  const end = text.indexOf(close)
  if (start < 0 || end < start)
    throw new Error(`The ${name} goes between ${open} and ${close}; they are missing.`)
  return `${text.slice(0, start + open.length)}\n${block}\n${text.slice(end)}`
}

/** `1.5`, `12`: at most one decimal. */
function minutes(value: number): string {
  return String(Math.round(value * 10) / 10)
}
