import { defineMutant } from '../../runner/mutant.ts'

/** Waits five seconds before it goes back. */
export default defineMutant({
  caughtBy: 'is taken back in the second in which members may see a difference',
  replace: `      if (stage !== 'shadow')
`,
  by: `      if (stage !== 'shadow' && heldFor >= HOLD)
`,
})
