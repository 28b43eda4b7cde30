import { defineMutant } from '../../runner/mutant.ts'

/** Goes back all the way: nobody compares any more, so nobody learns when it is mended. */
export default defineMutant({
  caughtBy: 'is taken back in the second in which members may see a difference',
  replace: `      if (stage !== 'shadow')
        steps.push({ duty, stage: 'shadow' })
`,
  by: `      if (stage !== 'shadow')
        steps.push({ duty, stage: 'old' })
`,
})
