// The rules, spelt out hour by hour. The checks hold answers against what this costs, and tests hold it against the optimum
// of a linear program; the answer to read is exercises/15-bill/solution.ts, written job by job.
import type { Hour, Job, Placement, Policy, Prices } from './policy.ts'
import { idleIn } from './observe.ts'

/** The cheapest plan there is, where all comes as the curve says; in hours as early as that allows. */
function cheapest(jobs: readonly Job[], curve: readonly Hour[], prices: Prices): Placement[] {
  const left = new Map(jobs.map(job => [job, job.work]))
  const plan: Placement[] = []
  const put = (job: Job, hour: number, work: number, spot: boolean) => {
    if (work > 0)
      plan.push({ job: job.id, hour, work, spot })
    left.set(job, left.get(job)! - work)
  }
  // Idle instances, hour by hour, to whoever must be done first; what is equally urgent and slower to save before the rest.
  for (const [hour, here] of curve.entries()) {
    let idle = idleIn(here)
    const open = jobs.filter(({ deadline }) => deadline > hour).sort((a, b) => a.deadline - b.deadline || b.saves - a.saves)
    for (const job of open) {
      const work = Math.min(idle, left.get(job)!)
      put(job, hour, work, false)
      idle -= work
    }
  }
  // The rest is bought where it is cheapest; Spot leaves an hour in which to do it again.
  for (const job of jobs) {
    let best = { hour: job.deadline - 1, price: prices.onDemand, spot: false }
    for (let hour = job.deadline - 2; hour >= 0; hour--) {
      if (prices.spot[hour]! < best.price || (best.spot && prices.spot[hour] === best.price))
        best = { hour, price: prices.spot[hour]!, spot: true }
    }
    put(job, best.hour, left.get(job)!, best.spot)
  }
  return plan
}

/** The rules as a policy. */
export const referencePolicy: Policy = { place: cheapest }
