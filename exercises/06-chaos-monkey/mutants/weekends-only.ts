import { defineMutant } from '../../runner/mutant.ts'

/** Knows weekends by heart, and no holidays. */
export default defineMutant({
  caughtBy: 'is empty when nobody works',
  replace: 'if (!calendar.isWorkday(day))',
  by: 'if ((day + 4) % 7 % 6 === 0)',
})
