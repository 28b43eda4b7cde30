import { defineMutant } from '../../runner/mutant.ts'

/** Sends what waits in the shadow to the shadow, again and again. */
export default defineMutant({
  caughtBy: 'waits in the shadow while answers differ, and holds up no other',
  replace: `      if (stage !== 'shadow')
        steps.push({ duty, stage: 'shadow' })
`,
  by: `      steps.push({ duty, stage: 'shadow' })
`,
})
