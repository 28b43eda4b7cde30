import { defineMutant } from '../../runner/mutant.ts'

/** Takes the moment from the draw that decided: kills come early in the day. */
export default defineMutant({
  caughtBy: 'meets its mean over 2,000 days, each group and each moment drawn by itself (seed 1)',
  replace: '  const minutes = (config.endHour - config.startHour) * 60\n',
  by: '  const minutes = (config.endHour - config.startHour) * 60\n  const draws = random\n  let last = 0\n  let calls = 0\n  random = () => calls++ < groups.length ? last = draws() : last\n',
})
