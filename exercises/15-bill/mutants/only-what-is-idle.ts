import { defineMutant } from '../../runner/mutant.ts'

/** Leaves undone what no idle hour holds. */
export default defineMutant({
  caughtBy: 'is bought on Spot, in its cheapest hour',
  replace: `    plan.push({ job: job.id, work: left, ...cheapest(job, prices) })
`,
  by: '',
})
