import { defineMutant } from '../../runner/mutant.ts'

/** Takes popular rows for finished. */
export default defineMutant({
  caughtBy: 'sorts popular rows like any others',
  replace: '  return arrange(rows, seen, scores)\n',
  by: '  return rows === cache.popular ? rows : arrange(rows, seen, scores)\n',
})
