import { defineMutant } from '../../runner/mutant.ts'

/** Begins with everything at once. */
export default defineMutant({
  caughtBy: 'begins in the shadow, encoding before all others',
  replace: `  if (next && !isOneOnItsWay)
    steps.push({ duty: next, stage: 'shadow' })
`,
  by: `  if (!isOneOnItsWay)
    steps.push(...DUTIES.filter(duty => state[duty].stage === 'old').map(duty => ({ duty, stage: 'shadow' as const })))
  void next
`,
})
