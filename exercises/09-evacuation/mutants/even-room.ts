import { defineMutant } from '../../runner/mutant.ts'

/** Makes the same room everywhere, though one region is in its own evening. */
export default defineMutant({
  caughtBy: 'makes more room where there can be more',
  replace: '(host.peak + part * rooms[i]!)',
  by: '(host.peak + part * sum(rooms) / rooms.length)',
})
