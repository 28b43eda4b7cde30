import { defineMutant } from '../../runner/mutant.ts'

/** Takes every missing value out, also where it stands for nothing counted. */
export default defineMutant({
  caughtBy: 'takes missing values out, or makes them 0',
  replace: `nanStrategy === 'replace'
    ? values`,
  by: `false
    ? values`,
})
