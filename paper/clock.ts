// The running clock of a cut: when each of its slides begins, by the minutes that those before it take.
import type { PaperSlide } from './data.ts'

/** Slides and minutes of a chapter. */
export interface Span {
  slides: number
  minutes: number
  /** Minutes from the beginning of the cut; undefined where the cut leaves the chapter out. */
  begins?: number
}

/** What the clock reads of a slide. */
type Timed = Pick<PaperSlide, 'alias' | 'cuts' | 'breaks' | 'minutes'>

/** The slides that a cut shows. */
export function shownIn<T extends Pick<PaperSlide, 'cuts'>>(slides: readonly T[], cut: string): T[] {
  return slides.filter(slide => slide.cuts.includes(cut))
}

/** Minutes from the beginning at which each slide of a cut comes up, by its alias: practice and breaks counted. */
export function clockOf(slides: readonly Timed[], cut: string): Map<string, number> {
  let now = 0
  return new Map(shownIn(slides, cut).map(({ alias, breaks, minutes }) => {
    const begins = now + (breaks[cut] ?? 0)
    now = begins + minutes
    return [alias, begins]
  }))
}

/** What some slides take in a cut, the breaks before them counted. */
export function spanOf(slides: readonly Timed[], cut: string, clock: ReadonlyMap<string, number>): Span {
  const shown = shownIn(slides, cut)
  return {
    slides: shown.length,
    minutes: shown.reduce((sum, { breaks, minutes }) => sum + (breaks[cut] ?? 0) + minutes, 0),
    begins: shown[0] && clock.get(shown[0].alias),
  }
}

/** `clockFace(97.5)` is `1:37`: whole minutes, as on a clock that began at nought. */
export function clockFace(minutes: number | undefined): string {
  if (minutes === undefined)
    return '–'
  return `${Math.floor(minutes / 60)}:${String(Math.floor(minutes % 60)).padStart(2, '0')}`
}

/** `1.5`, `12`: at most one decimal. */
export function minutesText(minutes: number): string {
  return String(Math.round(minutes * 10) / 10)
}
