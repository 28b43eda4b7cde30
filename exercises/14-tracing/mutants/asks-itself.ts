import { defineMutant } from '../../runner/mutant.ts'

/** Takes a service that calls itself for one that others ask. */
export default defineMutant({
  caughtBy: 'leaves alone who is asked by others too',
  replace: `      if (caller !== called) {`,
  by: `      if (caller !== called || from === to) {`,
})
