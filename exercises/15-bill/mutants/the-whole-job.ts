import { defineMutant } from '../../runner/mutant.ts'

/** Buys the whole job, not what is left of it. */
export default defineMutant({
  caughtBy: 'is bought on Spot, in its cheapest hour',
  replace: 'work: left, ...',
  by: 'work: left > 0 ? job.work : 0, ...',
})
