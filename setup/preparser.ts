import process from 'node:process'
import { definePreparserSetup } from '@slidev/types'
import { breakBefore, isInCut, readCut } from '../scripts/slides/cuts.ts'

/** Leaves out the slides that the chosen cut (`DECK_CUT`) does not show, before they are parsed. */
export default definePreparserSetup(() => {
  const cut = readCut(process.env.DECK_CUT)
  return [{
    name: 'cut',
    async transformSlide(_content, frontmatter) {
      if (!frontmatter.src && !isInCut(frontmatter.cut, cut))
        frontmatter.hide = true
      // What the foot of the slide shows: the break before it in this cut.
      frontmatter.pause = breakBefore(frontmatter.break, cut)
      return undefined
    },
  }]
})
