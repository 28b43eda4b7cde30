import { defineMutant } from '../../runner/mutant.ts'

/** Goes by the offset of three days before: wrong on the Monday after a change. */
export default defineMutant({
  caughtBy: 'keeps the hours of Los Angeles, in summer and in winter',
  replace: 'hour + calendar.hoursBehind(day)',
  by: 'hour + calendar.hoursBehind(day - 3)',
})
