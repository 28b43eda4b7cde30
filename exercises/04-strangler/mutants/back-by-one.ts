import { defineMutant } from '../../runner/mutant.ts'

/** Goes back by one stage. */
export default defineMutant({
  caughtBy: 'is taken back in the second in which members may see a difference',
  replace: `      if (stage !== 'shadow')
        steps.push({ duty, stage: 'shadow' })
`,
  by: `      if (stage !== 'shadow')
        steps.push({ duty, stage: STAGES[STAGES.indexOf(stage) - 1]! })
`,
})
