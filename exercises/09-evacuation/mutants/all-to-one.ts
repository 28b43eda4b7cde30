import { defineMutant } from '../../runner/mutant.ts'

/** Sends everyone to the region with the most room. */
export default defineMutant({
  caughtBy: 'gives a host as many as it has room for, not an even share',
  replace: 'rooms.map(room => leave * room / (sum(rooms) || 1))',
  by: 'rooms.map((_, i) => i === rooms.indexOf(Math.max(...rooms)) ? Math.min(leave, rooms[i]!) : 0)',
})
