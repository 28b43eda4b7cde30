import { defineMutant } from '../../runner/mutant.ts'

/** Divides the guests evenly, not by room. */
export default defineMutant({
  caughtBy: 'gives a host as many as it has room for, not an even share',
  replace: 'rooms.map(room => leave * room / (sum(rooms) || 1))',
  by: 'rooms.map(() => leave / rooms.length)',
})
