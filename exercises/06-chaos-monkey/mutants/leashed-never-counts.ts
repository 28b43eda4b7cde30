import { defineMutant } from '../../runner/mutant.ts'

/** Lets a rehearsal follow a rehearsal at once. */
export default defineMutant({
  caughtBy: 'a kill on a leash keeps no real one waiting',
  replace: '(config.leashed || !kill.leashed)',
  by: '!kill.leashed',
})
