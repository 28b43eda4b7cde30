// The schedule, computed from what the slides say they take.
import type { Slide } from './slides.ts'
import type { Cut } from './cuts.ts'
import { CUT_IDS, CUTS } from './cuts.ts'
import { breaksOf, byChapter, isTold, loadSlides, onTheClock, practiceOf } from './slides.ts'

/** Where the schedule stands in a Markdown file. */
export const MARKERS = ['<!-- schedule -->', '<!-- /schedule -->'] as const

/** Slides and minutes of every chapter in every cut, practice and breaks counted and told apart below, as a Markdown table. */
export function scheduleTable(cuts: ReadonlyMap<Cut, readonly Slide[]>): string {
  const all = [...cuts.values()]
  const chapters = all.map(byChapter)
  const row = (name: string, cell: (some: readonly Slide[]) => string, of: readonly (readonly Slide[])[] = all) => `| ${[name, ...of.map(cell)].join(' | ')} |`
  const number = (slides: readonly Slide[]) => `${slides.length} ${slides.length === 1 ? 'slide' : 'slides'}`
  const some = (slides: readonly Slide[]) => slides.length ? slides.some(isTold) ? `${minutes(onTheClock(slides))} min, ${number(slides)}` : `to look up, ${number(slides)}` : '–'
  const part = (of: (slides: readonly Slide[]) => number) => (slides: readonly Slide[]) => of(slides) ? `${minutes(of(slides))} min` : '–'
  return [
    `| Chapter | ${[...cuts.keys()].map(cut => `${CUTS[cut].name} (${CUTS[cut].minutes} min at most)`).join(' | ')} |`,
    `|---|${all.map(() => '---|').join('')}`,
    ...[...chapters.at(-1)!.keys()].map(chapter => row(chapter, some, chapters.map(chapters => chapters.get(chapter) ?? []))),
    row('**In all**', some),
    row('of that practice', part(practiceOf)),
    row('and breaks', part(breaksOf)),
  ].join('\n')
}

/** A file with the schedule between its markers brought up to date. @throws Error when the markers are missing. */
export function withSchedule(text: string, cuts: ReadonlyMap<Cut, readonly Slide[]>): string {
  return withBlock(text, 'schedule', scheduleTable(cuts))
}

/** The slides of every cut, shortest first. @throws Error as {@link loadSlides} does. */
export async function loadCuts(): Promise<Map<Cut, Slide[]>> {
  return new Map(await Promise.all(CUT_IDS.map(async cut => [cut, await loadSlides(cut)] as const)))
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
