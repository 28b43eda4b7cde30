// `virtual:deck-plan`: the minutes that each slide of the cut is planned for, for the presenter's clock.
import type { Plugin } from 'vite'
import process from 'node:process'
import { readCut } from '../slides/cuts.ts'
import { isTold, loadSlides } from '../slides/slides.ts'

const NAME = 'virtual:deck-plan'
const RESOLVED = `\0${NAME}`

export function plan(): Plugin {
  return {
    name: 'deck:plan',
    resolveId: id => id === NAME ? RESOLVED : undefined,
    async load(id) {
      if (id !== RESOLVED)
        return
      // The break before a slide passes on the one before it.
      const slides = await loadSlides(readCut(process.env.DECK_CUT))
      const minutes = slides.map((slide, i) => isTold(slide) ? (slide.minutes || 0) + (slides[i + 1]?.pause ?? 0) : 0)
      return `export default ${JSON.stringify(minutes)}`
    },
  }
}
