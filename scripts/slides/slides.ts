// The deck as data: every slide with its frontmatter, notes and place in its file.
import type { PaperAbout } from '../../paper/data.ts'
import type { Cut } from './cuts.ts'
import type { Notes } from './notes.ts'
import { join, relative } from 'node:path'
import { load } from '@slidev/parser/fs'
import { breakBefore, DEFAULT_CUT, isInCut } from './cuts.ts'
import { parseNotes } from './notes.ts'
import { ROOT } from '../build/root.ts'

/** A slide as its author wrote it. */
export interface Slide {
  /** Place in the deck it was read from, from 1: `#/<no>`. */
  no: number
  /** Its address, `#/<alias>`; its number as text where it has none, which the tests forbid. */
  alias: string
  /** The title as written, tags and all; empty where there is none. */
  title: string
  chapter: string
  /** The smallest cut that shows it. */
  cut: Cut
  /** Minutes of break before it, in the cut that was read. */
  pause: number
  /** How long it takes where it is told; NaN where its frontmatter does not say, which the tests forbid. */
  minutes: number
  layout: string
  /** Slug of the exercise that the slide offers, if it offers one: its minutes are practice, not telling. */
  exercise: string | undefined
  /** Parts that are missing are empty. */
  notes: Notes
  /** All of its frontmatter, with what `slides.md` says for the whole file. */
  frontmatter: Record<string, unknown>
  /** Its file, relative to the project. */
  file: string
  /** Line of the file, from 1, on which `raw` starts. */
  line: number
  /** Frontmatter, text and notes, as in the file. */
  raw: string
  /** The text without frontmatter and notes. */
  content: string
}

/**
 * The slides of a cut in their order, numbered as that cut shows them.
 * @throws Error naming every page that is missing or cannot be read.
 */
export async function loadSlides(cut: Cut = 'workshop', root = ROOT): Promise<Slide[]> {
  const data = await load({ roots: [root], userRoot: root }, join(root, 'slides.md'))
  const errors = Object.values(data.markdownFiles)
    .flatMap(file => (file.errors ?? []).map(e => `${relative(root, file.filepath)}:${e.row + 1}: ${e.message}`))
  if (errors.length)
    throw new Error(errors.join('\n'))
  return data.slides
    .filter(slide => isInCut(slide.frontmatter.cut, cut))
    .map((slide, i): Slide => {
      const { frontmatter, source } = slide
      const no = i + 1
      return {
        no,
        alias: String(frontmatter.routeAlias ?? no),
        title: source.title ?? '',
        chapter: String(frontmatter.chapter ?? ''),
        cut: (frontmatter.cut ?? DEFAULT_CUT) as Cut,
        pause: breakBefore(frontmatter.break, cut),
        minutes: typeof frontmatter.minutes === 'number' ? frontmatter.minutes : Number.NaN,
        layout: String(frontmatter.layout ?? 'default'),
        exercise: /<Lab\b[^>]*?\sexercise="([\w-]+)"/.exec(source.content)?.[1],
        notes: parseNotes(slide.note ?? ''),
        frontmatter,
        file: relative(root, source.filepath),
        line: source.start + 1,
        raw: source.raw,
        content: source.content,
      }
    })
}

/** What the deck's headmatter says of it. */
export function aboutDeck({ frontmatter }: Slide): PaperAbout {
  const text = (key: string) => typeof frontmatter[key] === 'string' ? frontmatter[key] : ''
  return {
    title: text('title'),
    author: text('author'),
    subject: text('info'),
    keywords: text('keywords'),
    language: (frontmatter.htmlAttrs as { lang?: string } | undefined)?.lang ?? 'en',
  }
}

/** Slides grouped by chapter, in the order in which chapters begin. */
export function byChapter<T extends { chapter: string }>(slides: readonly T[]): Map<string, T[]> {
  const chapters = new Map<string, T[]>()
  for (const slide of slides)
    chapters.set(slide.chapter, [...chapters.get(slide.chapter) ?? [], slide])
  return chapters
}

/** The chapter that lists everything and tells nothing: it is there to look things up, and on no clock. */
const APPENDIX = 'Appendix'

/** Whether a slide is told in some talk. */
export function isTold({ chapter }: Pick<Slide, 'chapter'>): boolean {
  return chapter !== APPENDIX
}

/** Minutes that it takes to tell slides, the practice on them apart. */
export function minutesOf(slides: readonly Slide[]): number {
  return sumOf(slides.filter(slide => !slide.exercise))
}

/** Minutes that the exercises on slides take, all of them. */
export function practiceOf(slides: readonly Slide[]): number {
  return sumOf(slides.filter(slide => slide.exercise))
}

/** Minutes of break before slides, all of them. */
export function breaksOf(slides: readonly Slide[]): number {
  return slides.filter(isTold).reduce((sum, slide) => sum + slide.pause, 0)
}

/** Minutes that slides take on the clock: telling, practice and breaks. */
export function onTheClock(slides: readonly Slide[]): number {
  return sumOf(slides) + breaksOf(slides)
}

function sumOf(slides: readonly Slide[]): number {
  return slides.filter(isTold).reduce((sum, slide) => sum + slide.minutes, 0)
}
