import { defineMutant } from '../../runner/mutant.ts'

/** Makes every missing value 0, also where it is only lost. */
export default defineMutant({
  caughtBy: 'takes missing values out, or makes them 0',
  replace: `nanStrategy === 'replace'
    ? values`,
  by: `true
    ? values`,
})
