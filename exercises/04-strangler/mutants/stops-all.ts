import { defineMutant } from '../../runner/mutant.ts'

/** Stops the whole move while anything differs. */
export default defineMutant({
  caughtBy: 'waits in the shadow while answers differ, and holds up no other',
  replace: `      if (stage !== 'shadow')
        steps.push({ duty, stage: 'shadow' })
      continue
`,
  by: `      if (stage !== 'shadow')
        steps.push({ duty, stage: 'shadow' })
      isOneOnItsWay = true
      continue
`,
})
