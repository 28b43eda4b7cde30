import { defineMutant } from '../../runner/mutant.ts'

/** Takes a duty whose writes have not moved for arrived. */
export default defineMutant({
  caughtBy: 'begins when no other is on its way, and in order',
  replace: `stage !== 'writes'
`,
  by: `stage !== 'writes' && stage !== 'reads'
`,
})
