import { defineMutant } from '../../runner/mutant.ts'

/** Takes away what was watched instead of moving it. */
export default defineMutant({
  caughtBy: 'moves what was just watched to the end of its row',
  replace: '({ heading, titles: titles.toSorted(',
  by: '({ heading, titles: titles.filter(title => !seen.has(title)).toSorted(',
})
