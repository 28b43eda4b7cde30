import type { BreakerName } from './ecosystem.ts'
import { createRequire } from 'node:module'
import { circuitBreaker, handleAll, SamplingBreaker } from 'cockatiel'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ms } from '../engine/index.ts'
import { agree, BREAKERS, ECOSYSTEM } from './ecosystem.ts'
import { ReferenceBreaker } from './reference.ts'

const require = createRequire(import.meta.url)

/** What is used of opossum, which comes without types. */
interface Opossum {
  fire(call: () => Promise<void>): Promise<void>
}
const OpossumBreaker = require('opossum') as new (action: (call: () => Promise<void>) => Promise<void>, options: object) => Opossum

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

const now = () => ms(Date.now())
const until = (t: number) => vi.advanceTimersByTimeAsync(t - Date.now())

/** A breaker in virtual time, asked to make one call after another. */
interface Subject {
  /** Makes a call that ends at once. Tells whether it was made or refused. */
  call(fails: boolean): Promise<'made' | 'refused'>
  /** Makes a call that stays in flight; `end` ends it well. Tells how a call stands by whether it was begun. */
  begin(): Promise<{ begun: () => boolean, end: () => Promise<void> }>
}

/** A subject out of a library's "run this if you may". */
function ofLibrary(run: (call: () => Promise<void>) => Promise<void>): Subject {
  return {
    async call(fails) {
      let made = false
      await run(async () => {
        made = true
        if (fails)
          throw new Error('failed')
      }).catch(() => {})
      return made ? 'made' : 'refused'
    },
    async begin() {
      let begun = false
      let end = () => {}
      const over = run(() => {
        begun = true
        return new Promise<void>(resolve => (end = resolve))
      }).catch(() => {})
      await vi.advanceTimersByTimeAsync(0)
      return {
        begun: () => begun,
        async end() {
          end()
          await over
        },
      }
    },
  }
}

const SUBJECTS: Record<BreakerName, (own: boolean) => Subject> = {
  hystrix() {
    const breaker = new ReferenceBreaker()
    return {
      async call(fails) {
        if (!breaker.allow(now()))
          return 'refused'
        breaker.record(now(), fails ? 'failure' : 'success')
        return 'made'
      },
      async begin() {
        const begun = breaker.allow(now())
        return { begun: () => begun, end: async () => breaker.record(now(), 'success') }
      },
    }
  },
  opossum(own) {
    const options = { timeout: 1000, errorThresholdPercentage: 50, resetTimeout: 5000, rollingCountTimeout: 10_000, rollingCountBuckets: 20, volumeThreshold: 20 }
    const breaker = new OpossumBreaker(call => call(), own ? {} : options)
    return ofLibrary(call => breaker.fire(call))
  },
  cockatiel(own) {
    const breaker = new SamplingBreaker(own ? { threshold: 0.5, duration: 10_000 } : { threshold: 0.5, duration: 10_000, minimumRps: 2 })
    const policy = circuitBreaker(handleAll, { halfOpenAfter: 5000, breaker })
    return ofLibrary(call => policy.execute(call))
  },
}

/** A call every 100 ms from 0 on. */
async function calls(subject: Subject, ...fails: boolean[]): Promise<void> {
  for (const [i, fail] of fails.entries()) {
    await until(i * 100)
    await subject.call(fail)
  }
}
const times = (n: number, fail: boolean) => Array.from({ length: n }, () => fail)

/** Opens a breaker by twenty failures, and tells when that was: at the last call, or at the end of its bucket. */
async function open(subject: Subject): Promise<number> {
  await calls(subject, ...times(20, true))
  if (await subject.call(false) === 'refused')
    return Date.now()
  await until(2000)
  expect(await subject.call(false)).toBe('refused')
  return 2000
}

const opensAt2000 = async (subject: Subject) => {
  await until(2000)
  return await subject.call(false) === 'made' ? 'stays closed' : 'opens'
}

/** How each question is put; the answer in the words of the table. */
const QUESTIONS: Record<string, (subject: Subject) => Promise<string>> = {
  async 'more-than-half'(subject) {
    await calls(subject, ...times(9, false), ...times(11, true))
    return opensAt2000(subject)
  },
  async 'exactly-half'(subject) {
    await calls(subject, ...times(10, false), ...times(10, true))
    return opensAt2000(subject)
  },
  async 'too-few'(subject) {
    await calls(subject, ...times(19, true))
    return opensAt2000(subject)
  },
  async 'how-soon'(subject) {
    let made = 0
    while (await subject.call(true) === 'made') {
      made++
      await until(Date.now() + 10)
    }
    return made === 50 ? '50, to the end of the bucket' : `${made}, judged at each call`
  },
  async 'to-the-millisecond'(subject) {
    await until(await open(subject) + 4999)
    expect(await subject.call(false)).toBe('refused')
    await until(Date.now() + 1)
    return await subject.call(false) === 'made' ? 'let through' : 'refused'
  },
  async 'second-call'(subject) {
    await until(await open(subject) + 5001)
    const probe = await subject.begin()
    expect(probe.begun()).toBe(true)
    const second = await subject.begin()
    expect(second.begun()).toBe(false)
    await probe.end()
    await vi.advanceTimersByTimeAsync(0)
    return second.begun() ? 'waits for the probe' : 'refused'
  },
  async 'failed-probe'(subject) {
    await until(await open(subject) + 5001)
    const failedAt = Date.now()
    expect(await subject.call(true)).toBe('made')
    await until(failedAt + 4999)
    expect(await subject.call(false)).toBe('refused')
    await until(failedAt + 5001)
    return await subject.call(false) === 'made' ? 'opens for 5 s anew' : 'stays open'
  },
  async 'after-closing'(subject) {
    await until(await open(subject) + 5001)
    expect(await subject.call(false)).toBe('made')
    expect(await subject.call(true)).toBe('made')
    // Beyond the end of the bucket, so that Hystrix has judged too.
    await until(Date.now() + 500)
    return await subject.call(false) === 'made' ? 'stays closed: the window is new' : 'opens: the old errors still count'
  },
  async 'defaults'(subject) {
    await subject.call(true)
    await until(500)
    return await subject.call(false) === 'made' ? 'stays closed' : 'opens'
  },
}

describe.each(ECOSYSTEM.map(row => [row.question, row] as const))('%s', (_, row) => {
  it.each(Object.keys(BREAKERS) as BreakerName[])('%s', async (name) => {
    const subject = SUBJECTS[name](row.id === 'defaults')
    expect(await QUESTIONS[row.id]!(subject)).toBe(row.answers[name])
  })
})

describe('the table', () => {
  it('has a proof for every row and a row for every proof', () => {
    expect(ECOSYSTEM.map(row => row.id).sort()).toEqual(Object.keys(QUESTIONS).sort())
  })

  it('names the versions that were asked', () => {
    for (const name of ['opossum', 'cockatiel'] as const)
      expect(BREAKERS[name]).toBe(`${name} ${(require(`${name}/package.json`) as { version: string }).version}`)
  })

  it('shows both agreement and difference', () => {
    expect(ECOSYSTEM.filter(agree).map(row => row.id)).toEqual(['more-than-half', 'too-few', 'failed-probe'])
  })
})
