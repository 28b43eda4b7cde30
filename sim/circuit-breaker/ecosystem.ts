/** The breakers compared: Hystrix's rules as in `ReferenceBreaker`, and two libraries set to its numbers. */
export const BREAKERS = {
  hystrix: 'Hystrix',
  opossum: 'opossum 10.0.0',
  cockatiel: 'cockatiel 4.0.0',
} as const

/** One of the breakers compared. */
export type BreakerName = keyof typeof BREAKERS

/** One question put to all breakers, and what each of them did. Data for a slide. */
export interface Comparison {
  readonly id: string
  /** What happens, in a few words. */
  readonly question: string
  /** What each breaker does then. */
  readonly answers: Readonly<Record<BreakerName, string>>
}

/**
 * Where the breakers agree and where their rules differ. Each answer is proved by
 * ecosystem.test.ts, which puts the question to the libraries themselves under virtual time,
 * with a window of 10 s, 50%, 20 calls and 5 s (but for the last: with their own defaults).
 */
export const ECOSYSTEM: readonly Comparison[] = [
  {
    id: 'more-than-half',
    question: '11 of 20 calls fail',
    answers: { hystrix: 'opens', opossum: 'opens', cockatiel: 'opens' },
  },
  {
    id: 'exactly-half',
    question: '10 of 20 calls fail: exactly 50%',
    answers: { hystrix: 'opens', opossum: 'stays closed', cockatiel: 'stays closed' },
  },
  {
    id: 'too-few',
    question: '19 of 19 calls fail',
    answers: { hystrix: 'stays closed', opossum: 'stays closed', cockatiel: 'stays closed' },
  },
  {
    id: 'how-soon',
    question: '100 calls a second, all failing: how many pass?',
    answers: { hystrix: '50, to the end of the bucket', opossum: '20, judged at each call', cockatiel: '20, judged at each call' },
  },
  {
    id: 'to-the-millisecond',
    question: 'A call exactly 5000 ms after opening',
    answers: { hystrix: 'refused', opossum: 'let through', cockatiel: 'let through' },
  },
  {
    id: 'second-call',
    question: 'A second call while the probe is in flight',
    answers: { hystrix: 'refused', opossum: 'refused', cockatiel: 'waits for the probe' },
  },
  {
    id: 'failed-probe',
    question: 'The probe fails',
    answers: { hystrix: 'opens for 5 s anew', opossum: 'opens for 5 s anew', cockatiel: 'opens for 5 s anew' },
  },
  {
    id: 'after-closing',
    question: 'The probe succeeds, and the next call fails',
    answers: { hystrix: 'stays closed: the window is new', opossum: 'opens: the old errors still count', cockatiel: 'stays closed: the window is new' },
  },
  {
    id: 'defaults',
    question: 'With its own defaults, the very first call fails',
    answers: { hystrix: 'stays closed', opossum: 'opens', cockatiel: 'stays closed' },
  },
]

/** Whether all breakers do the same. */
export function agree({ answers }: Comparison): boolean {
  return new Set(Object.values(answers)).size === 1
}
