import { defineMutant } from '../../runner/mutant.ts'

/** Takes a wrong version out at once, whoever else is there. */
export default defineMutant({
  caughtBy: 'is taken when members of the new version are not answered',
  replace: `  if (!target.enabled)
`,
  by: `  if (state.wanted !== to && current.enabled)
    return { do: 'disable', fleet: from }
  if (!target.enabled)
`,
})
