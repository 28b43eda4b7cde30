import { defineMutant } from '../../runner/mutant.ts'

/** Takes nine o’clock for nine o’clock UTC, which is night in Los Angeles. */
export default defineMutant({
  caughtBy: 'keeps the hours of Los Angeles, in summer and in winter',
  replace: 'day * 24 + hour + calendar.hoursBehind(day)',
  by: 'day * 24 + hour + 0 * calendar.hoursBehind(day)',
})
