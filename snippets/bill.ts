/**
 * Batch work on machines that are paid for already, as short as it can be said: hour by hour it takes
 * what nobody uses, the most urgent job first.
 */

/** Work that may wait, but not for ever. */
export interface Job {
  name: string
  /** How much of it there is, in instances times hours. */
  instanceHours: number
  /** Hour before which it must be done; hours are counted from 0. */
  deadline: number
}

const byDeadline = (a: Job, b: Job): number => a.deadline - b.deadline

// #region borrow
export function borrow(jobs: readonly Job[], idle: readonly number[]) {
  const free = [...idle] // reserved and unused, hour by hour
  return jobs.toSorted(byDeadline).map((job) => {
    let left = job.instanceHours
    const lent = free.slice(0, job.deadline).map((unused, hour) => {
      const loan = Math.min(unused, left)
      free[hour] = unused - loan
      left -= loan
      return loan
    })
    return { job, lent, left } // what is left is paid on demand
  })
}
// #endregion
