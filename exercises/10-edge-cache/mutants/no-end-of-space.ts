import { defineMutant } from '../../runner/mutant.ts'

/** Forgets that a box is full some time. */
export default defineMutant({
  caughtBy: 'fills a box with what is watched most for its size',
  replace: `title.size > space.get(id)! || written`,
  by: `written`,
})
