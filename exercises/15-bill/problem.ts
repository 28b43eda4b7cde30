import type { Hour, Job, Placement, Prices } from '../../sim/bill/index.ts'

// TODO: Place the jobs where they cost least and are still done in time, by the rules in the README.

/**
 * Where the jobs are to run. Asked at each full hour; what it says of hour 0 is carried out.
 * @param jobs those that are there now: `id`, `work` left, hours to the `deadline`, minutes it takes to save (`saves`)
 * @param _curve the next 24 hours: instances that `members` need, and that are `reserved`
 * @param _prices of an instance for an hour: `onDemand`, `reserved`, and `spot` for each hour of the curve
 */
export function place(jobs: readonly Job[], _curve: readonly Hour[], _prices: Prices): Placement[] {
  // All of it now, on instances of one's own: what no reservation covers is billed on demand.
  return jobs.map(({ id, work }) => ({ job: id, hour: 0, work, spot: false }))
}
