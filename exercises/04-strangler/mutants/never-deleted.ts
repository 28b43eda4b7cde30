import { defineMutant } from '../../runner/mutant.ts'

/** Skips the last step: the old code stands for ever. */
export default defineMutant({
  caughtBy: 'leaves its old code standing for thirty seconds, then deletes it',
  replace: `if (compared >= ENOUGH && `,
  by: `if (stage !== 'writes' && compared >= ENOUGH && `,
})
