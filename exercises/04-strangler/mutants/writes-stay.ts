import { defineMutant } from '../../runner/mutant.ts'

/** Never goes back once the writes have moved. */
export default defineMutant({
  caughtBy: 'is taken back in the second in which members may see a difference',
  replace: `      if (stage !== 'shadow')
`,
  by: `      if (stage !== 'shadow' && stage !== 'writes')
`,
})
