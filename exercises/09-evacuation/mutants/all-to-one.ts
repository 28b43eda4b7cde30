import { defineMutant } from '../../runner/mutant.ts'

/** Sends everyone to the region with the most room. */
export default defineMutant({
  caughtBy: 'gives a host as many as it has room for, not an even share',
  replace: 'rooms.map(room => leave * room / Math.max(1, sum(rooms)))',
  by: 'rooms.map((_, i) => i === rooms.indexOf(Math.max(...rooms)) ? Math.min(leave, rooms[i]!) : 0)',
})
