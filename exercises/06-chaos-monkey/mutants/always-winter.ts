import { defineMutant } from '../../runner/mutant.ts'

/** Is an hour late all summer. */
export default defineMutant({
  caughtBy: 'keeps the hours of Los Angeles, in summer and in winter',
  replace: 'day * 24 + hour + calendar.hoursBehind(day)',
  by: 'day * 24 + hour + Math.max(8, calendar.hoursBehind(day))',
})
