import type { Outcome } from '../../sim/circuit-breaker/index.ts'
import type { Circumstances } from '../runner/transcript.ts'
import { describe, it } from 'vitest'
import { POPULAR_ROWS, ReferenceBreaker, run, SCHEDULES, summary } from '../../sim/circuit-breaker/index.ts'
import { createChance, hashTrace, ms, seconds, Simulation } from '../../sim/engine/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { CircuitBreaker, fallback } from './problem.ts'
import { policyOf } from './world.ts'

/** A fresh breaker of the learner's, every call to it on record. */
function scene(circumstances: Circumstances) {
  const transcript = new Transcript(circumstances)
  const breaker = transcript.call(0, 'new CircuitBreaker()', () => new CircuitBreaker())

  const scene = {
    transcript,
    allow(t: number, expected: boolean, because: string, note?: string): void {
      transcript.expect(t, 'allow', () => breaker.allow(ms(t)), expected, because, breaker.allow, note)
    },
    record(t: number, outcome: Outcome): void {
      transcript.call(t, `record ${outcome}`, () => breaker.record(ms(t), outcome))
      transcript.tell(`t=${t} record ${outcome}`)
    },
    /** Calls that a closed breaker must let through, each ending at once. */
    calls(from: number, every: number, ...outcomes: [count: number, outcome: Outcome][]): void {
      const list = outcomes.flatMap(([count, outcome]) => Array.from({ length: count }, () => outcome))
      const last = from + every * (list.length - 1)
      transcript.sumUp(`t=${from}…${last} ${outcomes.map(([count, outcome]) => `${count} × ${outcome}`).join(', ')}`, () => {
        list.forEach((outcome, i) => {
          scene.allow(from + i * every, true, 'CLOSED (nothing has been judged yet that would open it)')
          scene.record(from + i * every, outcome)
        })
      })
    },
    /** Twenty failing calls: open from 2000 on. */
    open(): void {
      scene.calls(0, 100, [20, 'failure'])
      scene.allow(2000, false, 'OPEN since 2000 (20 of 20 calls failed)', 'open')
    },
  }
  return scene
}

describe('while CLOSED', () => {
  it('begins CLOSED with an empty window, whatever other breakers have seen', () => {
    scene({ schedule: 'another breaker' }).calls(0, 10, [20, 'failure'])
    const { allow, calls } = scene({ schedule: '20 failures at another breaker, one success at this one' })
    calls(0, 10, [1, 'success'])
    allow(500, true, 'CLOSED (1 success in 1 call; what other breakers saw is theirs)')
  })

  it('opens at 2000 when 10 of 20 calls fail', () => {
    const { allow, calls } = scene({ schedule: 'a call every 100 ms, 10 of 20 fail' })
    calls(0, 100, [10, 'success'], [10, 'failure'])
    allow(2000, false, 'OPEN since 2000 (10 errors in 20 calls are 50%, and 50% is enough)')
  })

  it('stays closed at 9 errors in 20 calls', () => {
    const { allow, calls } = scene({ schedule: 'a call every 100 ms, 9 of 20 fail' })
    calls(0, 100, [11, 'success'], [9, 'failure'])
    allow(2000, true, 'CLOSED (9 errors in 20 calls are 45%)')
  })

  it('needs 20 calls to judge: 19 failures in 19 calls are too few', () => {
    const { allow, calls } = scene({ schedule: 'a call every 100 ms, 19 of 19 fail' })
    calls(0, 100, [19, 'failure'])
    allow(2000, true, 'CLOSED (19 calls in the window, and it takes 20 to judge)')
  })

  it('judges by completed buckets only', () => {
    const { allow, calls } = scene({ schedule: 'a call every 10 ms, all fail' })
    calls(0, 10, [49, 'failure'])
    allow(490, true, 'CLOSED (the first bucket ends at 500, and until then nothing is judged)')
  })

  it('has buckets of 500 ms', () => {
    const { allow, calls } = scene({ schedule: 'a call every 10 ms, all fail' })
    calls(0, 10, [50, 'failure'])
    allow(500, false, 'OPEN since 500 (the first bucket ended with 50 errors in 50 calls)')
  })

  it('has a window of 20 buckets: what is 10 s old is forgotten', () => {
    const { allow, calls } = scene({ schedule: '19 failures early on, one more 10 s later' })
    calls(0, 10, [19, 'failure'])
    calls(10_100, 100, [1, 'failure'])
    allow(10_500, true, 'CLOSED (the window at 10500 begins at 500, and has 1 call in it)')
  })

  it('remembers for the whole 10 s', () => {
    const { allow, calls } = scene({ schedule: '19 failures early on, one more just within 10 s' })
    calls(0, 10, [19, 'failure'])
    calls(9900, 100, [1, 'failure'])
    allow(10_000, false, 'OPEN since 10000 (that window begins at 0, and has 20 errors in 20 calls)')
  })

  it('rounds the percentage down', () => {
    const { allow, calls } = scene({ schedule: 'a call every 5 ms, 199 of 400 fail' })
    calls(0, 5, [201, 'success'], [199, 'failure'])
    allow(2000, true, 'CLOSED (199 errors in 400 calls are 49.75%, and that counts as 49%)')
  })

  it('counts a time-out as an error', () => {
    const { allow, calls } = scene({ schedule: 'a call every 100 ms, 10 of 20 time out' })
    calls(0, 100, [10, 'success'], [10, 'timeout'])
    allow(2000, false, 'OPEN since 2000 (10 time-outs in 20 calls are 50% errors)')
  })

  it('counts a rejection by the full pool as an error', () => {
    const { allow, calls } = scene({ schedule: 'a call every 100 ms, 10 of 20 find no thread' })
    calls(0, 100, [10, 'success'], [10, 'rejected'])
    allow(2000, false, 'OPEN since 2000 (10 rejections in 20 calls are 50% errors)')
  })

  it('does not count short circuits', () => {
    const { allow, calls, record, transcript } = scene({ schedule: '19 failures and 20 short circuits' })
    calls(0, 10, [19, 'failure'])
    transcript.sumUp('t=200…390 20 × short-circuited', () => {
      for (let t = 200; t < 400; t += 10)
        record(t, 'short-circuited')
    })
    allow(500, true, 'CLOSED (19 calls were made; a short circuit is a call that was not)')
  })
})

describe('once OPEN', () => {
  it('refuses for 5000 ms, to the millisecond', () => {
    const { allow, open } = scene({ schedule: 'recommendations-down' })
    open()
    allow(7000, false, 'OPEN since 2000 (7000 is not later than 2000 + 5000)')
    allow(7001, true, 'the sleep window is over: 7001 is later than 2000 + 5000')
  })

  it('counts the 5000 ms from the end of the bucket, not from the call that noticed', () => {
    const { allow, calls } = scene({ schedule: 'recommendations-down, then silence until 2400' })
    calls(0, 100, [20, 'failure'])
    allow(2400, false, 'OPEN since 2000', 'open')
    allow(7001, true, 'the breaker opened at 2000, when the bucket ended; that nobody asked until 2400 changes nothing')
  })
})

describe('while HALF_OPEN', () => {
  function halfOpen(schedule: string) {
    const halfOpen = scene({ schedule })
    halfOpen.open()
    halfOpen.allow(7001, true, 'the sleep window is over: 7001 is later than 2000 + 5000', 'probe')
    return halfOpen
  }

  it('lets exactly one probe through', () => {
    const { allow } = halfOpen('recommendations-down')
    allow(7002, false, 'a probe is in flight')
    allow(7003, false, 'a probe is in flight')
  })

  it('is not decided by a short circuit', () => {
    const { allow, record } = halfOpen('recommendations back at 7001')
    record(7002, 'short-circuited')
    allow(7003, false, 'the probe is still in flight')
    record(7100, 'success')
    allow(7101, true, 'CLOSED (the probe succeeded)')
  })

  it('opens again when the probe fails, and starts the 5000 ms anew', () => {
    const { allow, record } = halfOpen('recommendations-down')
    record(7100, 'timeout')
    allow(7101, false, 'OPEN again since 7100')
    allow(12_100, false, 'OPEN since 7100 (12100 is not later than 7100 + 5000)')
    allow(12_101, true, 'the sleep window is over: 12101 is later than 7100 + 5000')
    allow(12_102, false, 'a probe is in flight')
  })

  it('closes when the probe succeeds, and forgets the errors', () => {
    const { allow, calls, record } = halfOpen('recommendations back at 7001')
    record(7100, 'success')
    allow(7101, true, 'CLOSED (the probe succeeded)')
    record(7101, 'success')
    allow(7500, true, 'CLOSED (the window is empty: errors from before are forgotten)')
    record(7500, 'success')
    calls(8000, 10, [17, 'failure'])
    allow(8500, true, 'CLOSED (19 calls since the window was emptied, and it takes 20 to judge)')
  })
})

describe('in a silence', () => {
  it('judges at the end of every bucket, even if nobody calls', () => {
    const { allow, calls } = scene({ schedule: '51 successes, 49 failures, then silence until 20500' })
    calls(0, 100, [51, 'success'], [49, 'failure'])
    allow(20_500, true, 'OPEN since 10500 (as the first bucket left the window, 49 of 95 calls had failed), so at 20500 a probe is due', 'probe')
    allow(20_501, false, 'OPEN since 10500 (as the first bucket left the window, 49 of 95 calls had failed), and the call at 20500 was the probe')
  })
})

describe('the fallback', () => {
  const cached = ['Because you watched Dark']
  it('shows the rows kept for the member', () => {
    const transcript = new Transcript({ schedule: 'a member whose rows are kept' })
    transcript.expect(0, 'fallback', () => fallback(cached, POPULAR_ROWS), cached, 'the rows this member saw last', fallback)
  })

  it('shows popular rows to a member of whom nothing is kept', () => {
    const transcript = new Transcript({ schedule: 'a member who is new' })
    transcript.expect(0, 'fallback', () => fallback(undefined, POPULAR_ROWS), POPULAR_ROWS, 'an empty page is worse than everyone\'s rows', fallback)
  })
})

describe('in the long run', () => {
  it.each(SEEDS)('agrees with the rules on random calls (%s)', (_, seed) => {
    const { allow, record } = scene({ seed, schedule: 'random calls' })
    const reference = new ReferenceBreaker()
    const simulation = new Simulation({ seed, until: seconds(300) })
    const chance = createChance(seed).fork('random calls')
    let gap = 100
    let errors = 0.5

    const weather = () => {
      // From twenty calls a second to one in three seconds; from all well to all failing.
      gap = chance.pick([50, 100, 300, 3000])
      errors = chance.pick([0, 0.1, 0.45, 0.5, 0.55, 1])
      simulation.after(seconds(chance.int(1, 20)), weather)
    }
    const next = () => {
      const t = simulation.now
      const because = reference.explain(t)
      const allowed = reference.allow(t)
      allow(t, allowed, because)
      if (allowed) {
        const outcome = chance.happens(errors) ? chance.pick<Outcome>(['failure', 'timeout', 'rejected']) : 'success'
        simulation.after(ms(outcome === 'rejected' ? 0 : outcome === 'timeout' ? 1000 : chance.int(1, 200)), () => end(outcome))
      }
      else {
        end('short-circuited')
      }
      simulation.after(ms(Math.round(chance.exponential(gap))), next)
    }
    const end = (outcome: Outcome) => {
      reference.record(simulation.now, outcome)
      record(simulation.now, outcome)
    }
    weather()
    next()
    simulation.run()
  })

  it.each(SEEDS)('keeps the plays going while the recommendations are slow (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'recommendations-slow' })
    const { plays, rows } = summary(watchedRun(transcript, seed), seconds(10), seconds(40))
    transcript.hold(plays >= 0.85, `from 10 s to 40 s ${percent(plays)} of plays start`, '85% or more (about a third without a breaker)')
    transcript.hold(rows === 1, `from 10 s to 40 s ${percent(rows)} of home pages have rows`, '100%, from the fallback')
  })

  it('does the same again when run again', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'recommendations-slow' })
    const first = hashTrace(watchedRun(transcript, 7).trace)
    const second = hashTrace(watchedRun(transcript, 7).trace)
    transcript.tell(`first run: trace ${first}`)
    transcript.hold(first === second, `second run: trace ${second}`, 'the same trace: a breaker keeps its state in itself and decides by what it is told alone')
  })
})

/** The world with the learner's breaker in it, every call on record. */
function watchedRun(transcript: Transcript, seed: number) {
  return run({
    seed,
    schedule: SCHEDULES['recommendations-slow'],
    policy: () => {
      const policy = transcript.call(0, 'new CircuitBreaker()', () => policyOf({ CircuitBreaker, fallback }))
      return {
        allow: t => transcript.call(t, 'allow', () => policy.allow(t)),
        record: (t, outcome) => transcript.call(t, `record ${outcome}`, () => policy.record(t, outcome)),
        fallback: (cached, popular) => transcript.call(0, 'fallback', () => policy.fallback!(cached, popular)),
      }
    },
  })
}

function percent(share: number): string {
  return `${Math.floor(share * 100)}%`
}

describe('the fallback, whoever asks', () => {
  it.each(SEEDS)('gives the rows that it was given, and leaves them as they are (%s)', (_, seed) => {
    const chance = createChance(seed).fork('rows')
    const rows = () => Array.from({ length: chance.int(1, 5) }, (_, i) => `Row ${chance.int(1, 99)}, ${i + 1}`)
    for (let i = 0; i < 30; i++) {
      const transcript = new Transcript({ seed, schedule: `random rows ${i + 1}` })
      const [kept, popular] = [chance.happens(0.5) ? rows() : undefined, rows()]
      const before = { kept: kept && [...kept], popular: [...popular] }
      const expected = before.kept ?? before.popular
      transcript.tell(`kept for the member: ${before.kept?.join(' | ') ?? 'nothing'}; popular: ${before.popular.join(' | ')}`)
      transcript.expect(0, 'fallback', () => fallback(kept, popular), expected, kept ? 'the rows this member saw last' : 'nothing is kept, so everyone\'s rows', fallback)
      transcript.expect(0, 'the rows that it was given, afterwards', () => ({ kept, popular }), before, 'they are the page\'s own: the next member is shown them too', fallback)
    }
  })
})

describe('two breakers', () => {
  it.each(SEEDS)('keep apart what each has seen, while both live (%s)', (_, seed) => {
    const chance = createChance(seed).fork('two breakers')
    const both = [0, 1].map(i => ({ mine: new ReferenceBreaker(), theirs: scene({ seed, schedule: `breaker ${i + 1} of two, asked in turn` }), errors: i }))
    for (let t = 0; t < 60_000; t += chance.int(20, 200)) {
      const { mine, theirs, errors } = chance.pick(both)
      const because = mine.explain(ms(t))
      const allowed = mine.allow(ms(t))
      theirs.allow(t, allowed, `${because}; what the other breaker saw is its own`)
      const outcome: Outcome = !allowed ? 'short-circuited' : chance.happens(errors === 0 ? 0.1 : 0.7) ? 'failure' : 'success'
      mine.record(ms(t), outcome)
      theirs.record(t, outcome)
    }
  })
})
