import { defineMutant } from '../../runner/mutant.ts'

/** Takes the hours behind for hours ahead. */
export default defineMutant({
  caughtBy: 'keeps the hours of Los Angeles, in summer and in winter',
  replace: 'day * 24 + hour + calendar.hoursBehind(day)',
  by: 'day * 24 + hour - calendar.hoursBehind(day)',
})
