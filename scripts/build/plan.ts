// `virtual:deck-plan`: the minutes that each slide of the cut is planned for, for the presenter's clock.
import type { Plugin } from 'vite'
import process from 'node:process'
import { readCut } from '../slides/cuts.ts'
import { loadSlides } from '../slides/slides.ts'

const NAME = 'virtual:deck-plan'
const RESOLVED = `\0${NAME}`

export function plan(): Plugin {
  return {
    name: 'deck:plan',
    resolveId: id => id === NAME ? RESOLVED : undefined,
    async load(id) {
      if (id !== RESOLVED)
        return
      // Practice comes on top of the plan, as in the schedule.
      const minutes = (await loadSlides(readCut(process.env.DECK_CUT))).map(slide => slide.exercise ? 0 : slide.minutes || 0)
      return `export default ${JSON.stringify(minutes)}`
    },
  }
}
