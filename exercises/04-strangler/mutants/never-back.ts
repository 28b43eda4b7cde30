import { defineMutant } from '../../runner/mutant.ts'

/** Waits where it is, with members on it. */
export default defineMutant({
  caughtBy: 'is taken back in the second in which members may see a difference',
  replace: `      if (stage !== 'shadow')
        steps.push({ duty, stage: 'shadow' })
      continue
`,
  by: `      continue
`,
})
