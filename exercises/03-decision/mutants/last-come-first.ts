import { defineMutant } from '../../runner/mutant.ts'

/** Turns the order of those who draw around. */
export default defineMutant({
  caughtBy: 'gives everybody 0 when nothing matters',
  replace: `    .sort((a, b) => b.total - a.total)
}`,
  by: `    .sort((a, b) => a.total - b.total)
    .reverse()
}`,
})
