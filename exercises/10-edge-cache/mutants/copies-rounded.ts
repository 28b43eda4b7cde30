import { defineMutant } from '../../runner/mutant.ts'

/** Rounds the copies. */
export default defineMutant({
  caughtBy: 'makes a copy for each 4,000 views begun',
  replace: `Math.ceil(views / PER_COPY)`,
  by: `Math.max(views > 0 ? 1 : 0, Math.round(views / PER_COPY))`,
})
