// One way through the built deck: what it gets, and what it looks at.
import type { Browser } from 'playwright-chromium'
import type { Slide } from '../slides/slides.ts'
import type { Report } from './report.ts'

/** Of what the same code does for every slide and every wrong answer, `npm test` looks at these. */
export const SAMPLE = {
  /** Addresses opened in a page that has seen nothing. */
  addresses: 12,
  /** Wrong answers judged in the lab of each exercise. */
  answers: 1,
  /** Exercises whose starter and reference are judged in the lab too, beside a wrong answer. */
  judged: 5,
  /** Slides that are gone through by key on the stage, at every click. */
  onStage: 120,
  /** On paper, without motion: so many slides, each as it is when all is said. */
  onPaper: 60,
  /** What is tried by mouse, finger and key. */
  trials: 14,
  /** Chapters that are read on each device. */
  chapters: 2,
}

/** A way through the deck served at `url`. */
export interface Walk {
  browser: Browser
  url: string
  /** What should be there. */
  slides: readonly Slide[]
  /** What is looked at. */
  wanted: readonly Slide[]
  /** Looks at a sample where there is one; else at everything. */
  sample?: typeof SAMPLE
  report: Report
}

/** So many of a list, evenly spread. */
export function spread<T>(list: readonly T[], count = list.length): T[] {
  return Array.from({ length: Math.min(count, list.length) }, (_, i) => list[Math.floor(i * list.length / count)]!)
}

/** Where a slide is in the page. */
export function selector(no: number): string {
  return `#slideshow > .slidev-page[data-slidev-no="${no}"]`
}
