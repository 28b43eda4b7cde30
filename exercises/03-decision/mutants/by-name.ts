import { defineMutant } from '../../runner/mutant.ts'

/** Puts those who draw in the order of the alphabet. */
export default defineMutant({
  caughtBy: 'keeps the order in which options are given where they draw',
  replace: `b.total - a.total)
}
// #endregion`,
  by: `b.total - a.total || a.id.localeCompare(b.id))
}
// #endregion`,
})
