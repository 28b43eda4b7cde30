import { defineMutant } from '../../runner/mutant.ts'

/** Asks for a decision before a parent. */
export default defineMutant({
  caughtBy: 'reads the single header',
  replace: `(?:-([01d]))?(?:-([0-9a-f]{16}))?|`,
  by: `(?:-([01d])(?:-([0-9a-f]{16}))?)?|`,
})
