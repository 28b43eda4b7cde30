import { defineMutant } from '../../runner/mutant.ts'

/** Forgets how large a fall must be. */
export default defineMutant({
  caughtBy: 'forgives a change whose means are within what is allowed',
  replace: `
    && ratio <= allowedDecrease`,
  by: ``,
})
