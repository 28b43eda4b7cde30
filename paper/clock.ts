// The running clock of a cut: when each of its slides begins, by the minutes that those before it take.
import type { PaperSlide } from './data.ts'

/** Slides and minutes of a chapter. */
export interface Span {
  slides: number
  minutes: number
  /** Minutes from the beginning of the cut; undefined where the cut leaves the chapter out. */
  begins?: number
}

/** The slides that a cut shows. */
export function shownIn<T extends Pick<PaperSlide, 'cut'>>(slides: readonly T[], cut: 'talk' | 'workshop'): T[] {
  return slides.filter(slide => cut === 'workshop' || slide.cut === 'talk')
}

/** Minutes from the beginning at which each slide of a cut comes up, by its alias. */
export function clockOf(slides: readonly Pick<PaperSlide, 'alias' | 'cut' | 'minutes'>[], cut: 'talk' | 'workshop'): Map<string, number> {
  let now = 0
  return new Map(shownIn(slides, cut).map(({ alias, minutes }) => {
    now += minutes
    return [alias, now - minutes]
  }))
}

/** What some slides take in a cut. */
export function spanOf(slides: readonly Pick<PaperSlide, 'alias' | 'cut' | 'minutes'>[], cut: 'talk' | 'workshop', clock: ReadonlyMap<string, number>): Span {
  const shown = shownIn(slides, cut)
  return {
    slides: shown.length,
    minutes: shown.reduce((sum, slide) => sum + slide.minutes, 0),
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
