import type { Delay, FailedCall, ScheduleName } from '../../sim/retry-storm/index.ts'
import { describe, it } from 'vitest'
import { createChance, hashTrace, ms } from '../../sim/engine/index.ts'
import { careful, recovery, run, SCHEDULES, summary } from '../../sim/retry-storm/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { decide } from './problem.ts'

/** The storage layer's first call has failed, all is well otherwise, and chance says one half. */
const PLAIN: FailedCall = {
  t: ms(10_000),
  caller: 'storage',
  callee: 'database',
  attempts: 1,
  idempotent: true,
  deadline: ms(12_000),
  requests: 100,
  retries: 0,
  lastWait: 0,
  random: () => 0.5,
}

/** How far a wait may be from the expected one, in ms: room for those who round. */
const ROUNDING = 1

const A_WAIT = 'a wait'

/**
 * Asks about the plain call with some things changed, which the transcript names.
 * @param expected a wait in ms, any wait, or none
 */
function ask(transcript: Transcript, changed: Partial<FailedCall>, expected: Delay | typeof A_WAIT | 'stop', because: string): void {
  const call = { ...PLAIN, ...changed }
  const words = Object.entries(changed).map(([key, value]) => `${key}: ${typeof value === 'function' ? `() => ${value()}` : JSON.stringify(value)}`)
  transcript.expect(call.t, `decide({ ${['…', ...words].join(', ')} })`, () => {
    const got = decide(call)
    const isWait = typeof got === 'number' && got >= 0 && got < Number.POSITIVE_INFINITY
    if (isWait && (expected === A_WAIT || (typeof expected === 'number' && Math.abs(got - expected) <= ROUNDING)))
      return expected
    return got
  }, expected, because, decide)
}

describe('by the rules', () => {
  it('does not repeat what may not happen twice', () => {
    const transcript = new Transcript({ schedule: 'a payment without a key that tells the second from the first' })
    ask(transcript, { idempotent: false }, 'stop', 'it is not idempotent, and the first attempt may have been carried out though its answer never came')
    ask(transcript, { idempotent: false, attempts: 2 }, 'stop', 'it is not idempotent')
  })

  it('leaves retrying to the layer that calls the database', () => {
    const transcript = new Transcript({ schedule: 'a layer passes on that it has failed' })
    ask(transcript, { caller: 'edge', callee: 'service' }, 'stop', 'the storage layer has tried already; four attempts here would make four times as many there')
    ask(transcript, { caller: 'service', callee: 'storage' }, 'stop', 'the storage layer has tried already, and knows best whether another attempt makes sense')
  })

  it('makes a failed call again when nothing speaks against it', () => {
    const transcript = new Transcript({ schedule: 'a call of the database has failed, once' })
    ask(transcript, {}, A_WAIT, 'a passing fault is worth a second attempt: nobody below has tried, it is idempotent, the budget is whole, and the member waits for 2 s')
    ask(transcript, { caller: 'service' }, A_WAIT, 'the same holds for whoever calls the database: what counts is the callee')
  })

  it('makes three attempts, and no fourth', () => {
    const transcript = new Transcript({ schedule: 'all is well otherwise' })
    ask(transcript, { attempts: 1 }, A_WAIT, 'one attempt of three is made')
    ask(transcript, { attempts: 2 }, A_WAIT, 'two attempts of three are made')
    ask(transcript, { attempts: 3 }, 'stop', 'three attempts are made')
    ask(transcript, { attempts: 4 }, 'stop', 'more than three attempts are made')
  })

  it('waits before the first retry as long as chance says, up to 100 ms', () => {
    const transcript = new Transcript({ schedule: 'the first attempt has failed' })
    ask(transcript, { random: () => 0.5 }, 50, '0.5 × 100 ms')
    ask(transcript, { random: () => 0.25 }, 25, '0.25 × 100 ms: full jitter is any wait up to the longest')
    ask(transcript, { random: () => 0.99 }, 99, '0.99 × 100 ms')
    ask(transcript, { random: () => 0 }, 0, '0 × 100 ms: full jitter goes all the way down')
  })

  it('waits up to twice as long before the second retry', () => {
    const transcript = new Transcript({ schedule: 'two attempts have failed' })
    ask(transcript, { attempts: 2, lastWait: 30, random: () => 0.25 }, 50, '0.25 × 200 ms: the longest wait doubles, whatever the last wait was')
    ask(transcript, { attempts: 2, lastWait: 99, random: () => 0.99 }, 198, '0.99 × 200 ms')
    ask(transcript, { attempts: 2, lastWait: 10, random: () => 0 }, 0, '0 × 200 ms')
  })

  it('retries no more than a tenth of its requests', () => {
    const transcript = new Transcript({ schedule: 'the budget runs out' })
    ask(transcript, { requests: 100, retries: 9 }, A_WAIT, '9 retries for 100 requests are less than a tenth')
    ask(transcript, { requests: 100, retries: 10 }, 'stop', '10 retries for 100 requests are a tenth: the budget is spent')
    ask(transcript, { requests: 400, retries: 39 }, A_WAIT, '39 retries for 400 requests are less than a tenth: the budget is a share')
    ask(transcript, { requests: 400, retries: 41 }, 'stop', '41 retries for 400 requests are more than a tenth')
    ask(transcript, { requests: 20, retries: 1 }, A_WAIT, '1 retry for 20 requests is less than a tenth')
    ask(transcript, { requests: 20, retries: 2 }, 'stop', '2 retries for 20 requests are a tenth')
  })

  it('does not come back to a member who has gone', () => {
    const transcript = new Transcript({ schedule: 'the deadline is near' })
    ask(transcript, { deadline: ms(10_000) }, 'stop', 'the member is gone: whatever is done now is done for nobody')
    ask(transcript, { deadline: ms(10_040) }, 'stop', 'chance says to wait 50 ms, and the member goes in 40')
    ask(transcript, { deadline: ms(10_050) }, 'stop', 'the retry would be made at 10050, when the member has gone')
    ask(transcript, { deadline: ms(10_060) }, 50, 'chance says to wait 50 ms, and the member stays for 60')
    ask(transcript, { deadline: ms(10_060), attempts: 2 }, 'stop', 'chance says to wait 100 ms, and the member goes in 60')
  })

  it('goes by what it is told, and keeps no count of its own', () => {
    const transcript = new Transcript({ schedule: 'two clients, a thousand failed calls' })
    transcript.sumUp('500 × retries: 0 → 50, 500 × retries: 10 → "stop"', () => {
      for (let i = 0; i < 1000; i++)
        ask(transcript, { t: ms(10_000 + i), retries: i % 2 * 10 }, i % 2 ? 'stop' : 50, `the counts are this client's, and ${i % 2 ? 'its budget is spent' : 'it has retried nothing in the last 10 s, whoever else has'}`)
    })
  })

  it.each(SEEDS)('decides as the rules do, whatever comes together (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: '500 failed calls made up by chance' })
    const chance = createChance(seed).fork('failed calls')
    const rules = careful()
    for (let i = 0; i < 500; i++) {
      const t = 1000 * i
      const [caller, callee] = chance.pick([['edge', 'service'], ['service', 'storage'], ['storage', 'database'], ['storage', 'database'], ['storage', 'database']] as const)
      const attempts = chance.int(1, 4)
      // Waits are multiples of 5 ms and deadlines stand between them, so that no rounding decides.
      const random = chance.int(0, 19) / 20
      const deadline = ms(t + chance.int(0, 60) * 5 + 2.5)
      const requests = 10 * chance.int(1, 30)
      const call: FailedCall = {
        ...PLAIN, t: ms(t), caller, callee, attempts, deadline, requests,
        idempotent: chance.happens(0.8), retries: chance.int(0, Math.floor(requests / 8)), lastWait: attempts === 1 ? 0 : chance.int(0, 100), random: () => random,
      }
      ask(transcript, call, rules.decide(call), 'so say the six rules')
    }
  })
})

const ratio = (value: number) => `${(Math.ceil(value * 100) / 100).toFixed(2)}×`
const percent = (share: number) => `${Math.floor(share * 1000) / 10}%`

/** Failed calls in a run after which nobody needs to see its end: by the rules there are some two thousand at worst. */
const STORM = 5000

/** The world with the learner's code in it, every call on record. A storm is stopped as soon as it is one. */
function watchedRun(transcript: Transcript, seed: number, schedule: ScheduleName) {
  let failed = 0
  return run({
    seed,
    schedule: SCHEDULES[schedule],
    policy: () => ({
      decide(call) {
        if (++failed > STORM)
          transcript.hold(false, `t=${call.t} ${failed} calls have failed`, `no more than ${STORM} in the whole run: these retries fail, and are retried`)
        return transcript.call(call.t, `decide for ${call.caller}`, () => decide(call))
      },
    }),
  })
}

describe('in the world', () => {
  it.each(SEEDS)('still gets over what fails now and then (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'a-few-fail' })
    const reads = watchedRun(transcript, seed, 'a-few-fail').requests.filter(({ idempotent, answer }) => idempotent && answer)
    const served = reads.filter(({ answer }) => answer === 'served').length / reads.length
    transcript.hold(served >= 0.99, `one call in twenty fails, and ${percent(served)} of what may be repeated is served`, '99% or more: without retries it is 95%')
  })

  it.each(SEEDS)('adds no more than a tenth to the load when everything fails (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'all-fail' })
    const { callsPerRequest } = summary(watchedRun(transcript, seed, 'all-fail'))
    transcript.hold(callsPerRequest <= 1.1, `${ratio(callsPerRequest)} calls for each request`, '1.10× or less (more than 40× with four attempts in each of three layers)')
  })

  it.each(SEEDS)('serves members again within 30 s of the disk\'s mending (%s)', (_, seed) => {
    for (const schedule of ['disk-slow', 'database-down'] as const) {
      const transcript = new Transcript({ seed, schedule })
      const took = recovery(watchedRun(transcript, seed, schedule))
      transcript.hold(took !== null && took <= 30, `mended at 20 s; 95% of members are served again ${took === null ? 'never: the retries alone keep the database full' : `after ${took} s`}`, 'within 30 s')
    }
  })

  it('repeats nothing for nobody, and nothing twice that must not be', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'disk-slow' })
    const { trace, requests } = watchedRun(transcript, 7, 'disk-slow')
    for (const event of trace) {
      if (event.type !== 'retry')
        continue
      const { deadline, idempotent } = requests[event.id - 1]!
      transcript.hold(idempotent, `t=${event.t} request ${event.id} is made again`, 'not to be: it is not idempotent')
      transcript.hold(event.t + event.wait < deadline, `t=${event.t} request ${event.id} will be made again in ${event.wait} ms`, `not to be: its member leaves at ${deadline}`)
    }
  })

  it('does the same again when run again', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'disk-slow' })
    const [first, second] = [0, 1].map(() => hashTrace(watchedRun(transcript, 7, 'disk-slow').trace))
    transcript.tell(`first run: trace ${first}`)
    transcript.hold(first === second, `second run: trace ${second}`, 'the same trace: all chance comes from random(), and nothing is kept from one run to the next')
  })
})
