import { defineMutant } from '../../runner/mutant.ts'

/** On the way back takes the new fleet out first: nobody answers. */
export default defineMutant({
  caughtBy: 'lets the old fleet in before it takes the new one out',
  replace: `  if (!target.enabled)
`,
  by: `  if (state.wanted === 'blue' && current.enabled)
    return { do: 'disable', fleet: from }
  if (!target.enabled)
`,
})
