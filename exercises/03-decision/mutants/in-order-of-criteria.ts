import { defineMutant } from '../../runner/mutant.ts'

/** Lists flips as the criteria come. */
export default defineMutant({
  caughtBy: 'come nearest first',
  replace: `
      .sort((a, b) => away(a) - away(b)),`,
  by: `,`,
})
