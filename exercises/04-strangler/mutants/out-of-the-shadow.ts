import { defineMutant } from '../../runner/mutant.ts'

/** Takes what differs in the shadow out of it. */
export default defineMutant({
  caughtBy: 'waits in the shadow while answers differ, and holds up no other',
  replace: `      if (stage !== 'shadow')
        steps.push({ duty, stage: 'shadow' })
`,
  by: `      steps.push({ duty, stage: stage === 'shadow' ? 'old' : 'shadow' })
`,
})
