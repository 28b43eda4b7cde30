import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 15,
  slug: 'bill',
  title: 'A plan that runs tonight’s jobs on what is paid for already, and in time',
  minutes: 30,
  slide: 'bill-practise',
  exports: {
    place: 'function place(jobs, curve, prices) { … }',
  },
  hints: [
    'Reserved instances are paid for whether they run or not, so their price decides nothing. Begin with what they leave: for each hour of the curve, how many are reserved and needed by no member. Never fewer than none.',
    'Copy the jobs and sort the copy by deadline. Each job takes from the idle hours before its deadline, the earliest first, and what it takes is gone for the next job. Only what is left over is bought: on Spot in its cheapest hour, but never in the last hour before the deadline; or on demand, in that last hour.',
    'const idle = curve.map(h => Math.max(0, h.reserved - h.members)); for each job of [...jobs].sort((a, b) => a.deadline - b.deadline || b.saves - a.saves): for (hour = 0; hour < deadline; hour++) { loan = Math.min(idle[hour], left); idle[hour] -= loan; left -= loan; push { job, hour, work: loan, spot: false } }. Then, if left > 0: usable = prices.spot.slice(0, deadline - 1); price = Math.min(...usable); price < onDemand ? { hour: usable.indexOf(price), spot: true } : { hour: deadline - 1, spot: false }.',
  ],
  startsAt: 'borrows what is reserved and idle before it buys anything',
})
