import { defineMutant } from '../../runner/mutant.ts'

/** Gives the second copy to the next point, whosever it is. */
export default defineMutant({
  caughtBy: 'puts no title into a box twice',
  replace: `[...new Set(places.map(place => place.box))].slice(0, copies)`,
  by: `[...new Set(places.slice(0, copies).map(place => place.box))]`,
})
