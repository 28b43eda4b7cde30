// Tells in the terminal what was thrown on a slide while it was shown (components/presenting/faults.ts).
import type { Plugin } from 'vite'
import process from 'node:process'
import { readCut } from '../slides/cuts.ts'
import { loadSlides } from '../slides/slides.ts'

export function faults(): Plugin {
  return {
    name: 'deck:faults',
    apply: 'serve',
    configureServer({ ws, config: { logger } }) {
      ws.on('deck:fault', async ({ no, message }: { no: number, message: string }) => {
        const slide = (await loadSlides(readCut(process.env.DECK_CUT))).find(slide => slide.no === no)
        logger.error(`${slide ? `${slide.file}:${slide.line}` : `slide ${no}`}: ${message}`, { timestamp: true })
      })
    },
  }
}
