import { defineMutant } from '../../runner/mutant.ts'

/** Moves everyone at once, whatever fits. */
export default defineMutant({
  caughtBy: 'moves as many as there is running room for, and leaves the rest',
  replace: 'const fits = Math.min(1, sum(hosts.map(runningRoom)) / sick.demand)',
  by: 'const fits = 1',
})
