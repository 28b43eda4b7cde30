import { defineMutant } from '../../runner/mutant.ts'

/** Makes a copy more than begun. */
export default defineMutant({
  caughtBy: 'makes a copy for each 4,000 views begun',
  replace: `Math.ceil(views / PER_COPY)`,
  by: `views > 0 ? Math.floor(views / PER_COPY) + 1 : 0`,
})
