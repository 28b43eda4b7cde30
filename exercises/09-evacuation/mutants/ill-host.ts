import { defineMutant } from '../../runner/mutant.ts'

/** Moves members from one ill region into another. */
export default defineMutant({
  caughtBy: 'does not count on a host that is ill itself',
  replace: 'other !== region && other.status === \'well\'',
  by: 'other !== region',
})
