import { describe, it } from 'vitest'
import { hashTrace, ms } from '../../sim/engine/index.ts'
import { run } from '../../sim/__slug__/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { allow } from './problem.ts'

// FILL: the golden cases first, plain to subtle; then the world on all seeds. Every `because` teaches.
describe('by the rules', () => {
  it('refuses while the service is down', () => {
    const transcript = new Transcript({ schedule: 'service-down' })
    transcript.expect(9999, 'allow', () => allow(ms(9999)), true, 'all is well until 10000', allow)
    transcript.expect(10_000, 'allow', () => allow(ms(10_000)), false, 'the service is down since 10000', allow)
  })
})

describe('in the world', () => {
  it.each(SEEDS)('lets nothing fail (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'service-down' })
    const { failed } = watchedRun(transcript, seed).samples.at(-1)!.counts
    transcript.hold(failed === 0, `${failed} requests failed`, 'none')
  })

  it('does the same again when run again', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'service-down' })
    const first = hashTrace(watchedRun(transcript, 7).trace)
    const second = hashTrace(watchedRun(transcript, 7).trace)
    transcript.tell(`first run: trace ${first}`)
    transcript.hold(first === second, `second run: trace ${second}`, 'the same trace: nothing may be kept from one run to the next')
  })
})

/** The world with the learner's code in it, every call on record. */
function watchedRun(transcript: Transcript, seed: number) {
  return run({ seed, policy: () => ({ allow: t => transcript.call(t, 'allow', () => allow(t)) }) })
}
