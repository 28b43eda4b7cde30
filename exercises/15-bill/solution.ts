import type { Hour, Job, Placement, Prices } from '../../sim/bill/index.ts'

/** The most urgent first. What is idle is never taken back: of two that are equally urgent, it goes to the one that is slower to save. */
const byUrgency = (a: Job, b: Job): number => a.deadline - b.deadline || b.saves - a.saves

export function place(jobs: readonly Job[], curve: readonly Hour[], prices: Prices): Placement[] {
  // #region place
  const idle = curve.map(({ members, reserved }) => Math.max(0, reserved - members))
  return jobs.toSorted(byUrgency).flatMap((job) => {
    const plan: Placement[] = []
    let left = job.work
    for (let hour = 0; hour < job.deadline; hour++) {
      const loan = Math.min(idle[hour]!, left)
      idle[hour]! -= loan
      left -= loan
      plan.push({ job: job.id, hour, work: loan, spot: false })
    }
    // What no idle hour holds is bought.
    plan.push({ job: job.id, work: left, ...cheapest(job, prices) })
    return plan
  })
  // #endregion
}

/** Where the rest of a job is bought. */
function cheapest({ deadline }: Job, { onDemand, spot }: Prices): Pick<Placement, 'hour' | 'spot'> {
  // Spot may be taken back at any minute, so it is never used in the last hour: on demand can still do it again then.
  const usable = spot.slice(0, deadline - 1)
  const price = Math.min(...usable)
  // The earliest of the cheapest leaves the most time to try once more.
  if (price < onDemand)
    return { hour: usable.indexOf(price), spot: true }
  // On demand is there at any hour, at one price: as late as possible, since until then something may yet be idle.
  return { hour: deadline - 1, spot: false }
}
