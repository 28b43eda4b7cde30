import { defineMutant } from '../../runner/mutant.ts'

/** One bucket too many: at 0% some members are on the new service. */
export default defineMutant({
  caughtBy: 'goes to the new service for the share asked for',
  replace: `bucket(member) < share`,
  by: `bucket(member) <= share`,
})
