import { defineMutant } from '../../runner/mutant.ts'

/** Orders what no region has. */
export default defineMutant({
  caughtBy: 'asks no region for more than its limit',
  replace: 'Math.min(host.limit, (host.peak + part * rooms[i]!) / FULL)',
  by: '(host.peak + part * rooms[i]!) / FULL',
})
