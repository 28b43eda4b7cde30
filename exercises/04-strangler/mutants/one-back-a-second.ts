import { defineMutant } from '../../runner/mutant.ts'

/** Takes back one duty, and looks at the others in the next second. */
export default defineMutant({
  caughtBy: 'is taken back in the second in which members may see a difference',
  replace: `      if (stage !== 'shadow')
        steps.push({ duty, stage: 'shadow' })
      continue
`,
  by: `      return stage === 'shadow' ? [] : [{ duty, stage: 'shadow' }]
`,
})
