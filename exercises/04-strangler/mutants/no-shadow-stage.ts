import { defineMutant } from '../../runner/mutant.ts'

/** Begins with members. */
export default defineMutant({
  caughtBy: 'begins in the shadow, encoding before all others',
  replace: `steps.push({ duty: next, stage: 'shadow' })`,
  by: `steps.push({ duty: next, stage: 'few' })`,
})
