import { defineMutant } from '../../runner/mutant.ts'

/** Kills on Saturdays, too. */
export default defineMutant({
  caughtBy: 'is empty when nobody works',
  replace: '  if (!calendar.isWorkday(day))\n    return []\n',
  by: '',
})
