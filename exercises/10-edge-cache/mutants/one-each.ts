import { defineMutant } from '../../runner/mutant.ts'

/** Makes one copy of each, however popular. */
export default defineMutant({
  caughtBy: 'makes a copy for each 4,000 views begun',
  replace: `const copies = Math.ceil(views / PER_COPY)`,
  by: `const copies = Math.min(1, views)`,
})
