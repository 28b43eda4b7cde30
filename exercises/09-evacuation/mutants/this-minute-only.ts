import { defineMutant } from '../../runner/mutant.ts'

/** Scales for what is asked now, with the evening still rising. */
export default defineMutant({
  caughtBy: 'plans for the peak of the coming hour, not for this minute',
  replace: '(host.peak + part * rooms[i]!) / FULL',
  by: '(host.demand + part * rooms[i]!) / FULL',
})
