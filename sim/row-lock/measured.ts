import type { Millis } from '../engine/index.ts'
import type { Policy } from './policy.ts'
import type { Point } from './scalability.ts'
import { frozen, ms, seconds } from '../engine/index.ts'
import { summary } from './observe.ts'
import { fitLaw } from './scalability.ts'
import { run } from './world.ts'

/** Numbers of workers that are measured. */
export const WORKERS = [1, 2, 4, 8, 16, 32, 64, 128] as const

/** How much so many workers get done, with one film that everybody wants and no sequel: a run of its own for each. */
export function measure(policy: () => Policy, seed = 7): Point[] {
  return WORKERS.map((n) => {
    const duration: Millis = seconds(n < 8 ? 120 : 30)
    const { perSecond } = summary(run({ seed, policy, workers: [n], both: [0], duration }), ms(2000))
    return { n, perSecond: Math.round(perSecond * 10) / 10 }
  })
}

/** What {@link measure} gives for the baseline: one database, and one row that everybody wants. A test measures again. */
export const MEASURED: readonly Point[] = frozen([
  { n: 1, perSecond: 5.1 },
  { n: 2, perSecond: 9.8 },
  { n: 4, perSecond: 19.5 },
  { n: 8, perSecond: 37 },
  { n: 16, perSecond: 60 },
  { n: 32, perSecond: 59.3 },
  { n: 64, perSecond: 53 },
  { n: 128, perSecond: 40.1 },
])

/** The law that fits it. */
export const LAW = frozen(fitLaw(MEASURED))
