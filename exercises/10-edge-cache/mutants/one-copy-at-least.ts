import { defineMutant } from '../../runner/mutant.ts'

/** Makes a copy of what nobody will watch. */
export default defineMutant({
  caughtBy: 'keeps the forecast’s order among equals, and takes nothing that nobody will watch',
  replace: `Math.ceil(views / PER_COPY)`,
  by: `Math.max(1, Math.ceil(views / PER_COPY))`,
})
