import { defineMutant } from '../../runner/mutant.ts'

/** Takes a rehearsal for a kill. */
export default defineMutant({
  caughtBy: 'a kill on a leash keeps no real one waiting',
  replace: '(config.leashed || !kill.leashed)',
  by: '(config.leashed || kill)',
})
