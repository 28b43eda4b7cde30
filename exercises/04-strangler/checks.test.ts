import type { Call, Comparisons, Duty, DutyState, Run, ShadowStats, Stage, State, Step } from '../../sim/strangler/index.ts'
import { describe, it } from 'vitest'
import { createChance, hashTrace, ms } from '../../sim/engine/index.ts'
import { DUTIES, MEANING, run, SCHEDULES, STAGES, summary } from '../../sim/strangler/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { promote, route } from './problem.ts'

/** A duty of a case by hand: its stage, ms in it, and what its comparisons say. */
type Situation = readonly [stage: Stage, heldFor?: number, compared?: number, differed?: number]

const stateOf = (stage: Stage, heldFor = 0, share = MEANING[stage].share): DutyState => ({ ...MEANING[stage], stage, share, heldFor: ms(heldFor) })
const ofEach = <T>(of: (duty: Duty) => T) => Object.fromEntries(DUTIES.map(duty => [duty, of(duty)])) as Record<Duty, T>

/** Asks where a read or a write of the ratings goes; all other duties are elsewhere. */
function way(stage: Stage, kind: Call['kind'], member: string, share?: number) {
  const others = stage === 'old' ? 'gone' : 'old'
  return route({ member, duty: 'ratings', kind }, ofEach(duty => duty === 'ratings' ? stateOf(stage, 0, share) : stateOf(others)))
}

describe('a call', () => {
  it('of a write reaches its one owner, and nobody else', () => {
    const transcript = new Transcript({ schedule: 'a member rates a title' })
    for (const stage of STAGES) {
      const { owner, share } = MEANING[stage]
      const because = owner === 'new' ? 'the new service owns the ratings now; a copy would be done a second time' : share ? 'reads may have moved, but the old code still owns the ratings, and a write has happened: no copy' : 'the old code owns the ratings; a write that is copied is done twice'
      transcript.expect(0, `route, write, stage ${stage}`, () => way(stage, 'write', 'member-001'), { to: owner, shadow: false }, because, route)
    }
  })

  it('of a read has a shadow from the second stage to the last but one', () => {
    const transcript = new Transcript({ schedule: 'a member looks at the ratings' })
    transcript.expect(0, 'route, read, stage old', () => way('old', 'read', 'member-001'), { to: 'old', shadow: false }, 'nobody has asked for comparisons yet', route)
    transcript.expect(0, 'route, read, stage shadow', () => way('shadow', 'read', 'member-001'), { to: 'old', shadow: true }, 'the old code answers, and the new service gets a copy to compare', route)
    for (const stage of ['few', 'half'] as const)
      transcript.expect(0, `shadow of route, read, stage ${stage}`, () => way(stage, 'read', 'member-001').shadow, true, 'whoever answers, the other one is asked too: without comparisons nothing tells that it is wrong', route)
    for (const stage of ['reads', 'writes'] as const)
      transcript.expect(0, `route, read, stage ${stage}`, () => way(stage, 'read', 'member-001'), { to: 'new', shadow: true }, 'the new service answers everybody, and is still compared with the old code, which stands', route)
    transcript.expect(0, 'route, read, stage gone', () => way('gone', 'read', 'member-001'), { to: 'new', shadow: false }, 'the old code is deleted: there is nobody to compare with', route)
  })

  it('goes to the same side for the same member, every time', () => {
    const transcript = new Transcript({ schedule: '300 members, asked three times each' })
    const sides = [0, 1, 2].map(() => NAMES.slice(0, 300).map(name => transcript.call(0, 'route', () => way('half', 'read', name).to)))
    const jumper = NAMES.slice(0, 300).find((_, i) => sides.some(side => side[i] !== sides[0]![i]))
    transcript.hold(!jumper, jumper ? `${jumper} is on one side at one call and on the other at the next` : 'nobody changes sides', 'nobody: compute the side from who they are, with no dice and no memory')
  })

  it('keeps on the new side whoever is there when the share grows', () => {
    const transcript = new Transcript({ schedule: 'the share grows from 5 to 20, 50 and 100' })
    const shares = [5, 20, 50, 100].map(share => ({ share, on: new Set(NAMES.filter(name => transcript.call(0, 'route', () => way('half', 'read', name, share).to) === 'new')) }))
    for (const [i, { share, on }] of shares.entries()) {
      const lost = i ? [...shares[i - 1]!.on].find(name => !on.has(name)) : undefined
      transcript.hold(!lost, lost ? `${lost} is on the new service at ${shares[i - 1]!.share}%, and sent back at ${share}%` : `at ${share}% nobody is sent back`, 'nobody: one number for each member, held against the share')
    }
  })

  it('goes to the new service for the share asked for', () => {
    const transcript = new Transcript({ schedule: '2,000 members, numbered and by name' })
    for (const [share, least, most] of [[0, 0, 0], [1, 0.3, 2], [5, 3, 7], [20, 16, 24], [50, 45, 55], [95, 93, 97], [99, 98, 99.7], [100, 100, 100]] as const) {
      const got = NAMES.filter(name => transcript.call(0, 'route', () => way('half', 'read', name, share).to) === 'new').length / NAMES.length * 100
      transcript.hold(got >= least && got <= most, `share ${share}: the new service answers ${got.toFixed(1)}% of the members`, least === most ? `${share}%, exactly` : `from ${least} to ${most}%: spread members evenly over a hundred buckets, whatever they are called`)
    }
  })
})
/** Members numbered, as in the world, and members by name. */
const NAMES = Array.from({ length: 2000 }, (_, i) => i % 2 ? `member-${String(i).padStart(3, '0')}` : ['ada', 'bo', 'carmen', 'dimitri', 'eun'][i % 5]! + String.fromCharCode(97 + i % 26, 97 + (i * 7) % 23, 97 + Math.floor(i / 26) % 26, 97 + Math.floor(i / 676)))

/** Fresh data for each question; what is not said of a duty is that it is done. */
function asked(of: Partial<Record<Duty, Situation>>, rest: Situation = ['gone']): [State, ShadowStats] {
  const situation = (duty: Duty): Situation => of[duty] ?? rest
  return [
    ofEach(duty => stateOf(situation(duty)[0], situation(duty)[1])),
    ofEach((duty): Comparisons => ({ compared: situation(duty)[2] ?? 0, differed: situation(duty)[3] ?? 0 })),
  ]
}
const words = (of: Partial<Record<Duty, Situation>>, rest: Stage) => [
  ...Object.entries(of).map(([duty, [stage, heldFor = 0, compared = 0, differed = 0]]) => `${duty} ${stage} for ${heldFor / 1000} s, ${compared} compared, ${differed} differed`),
  ...Object.keys(of).length < DUTIES.length ? [`${Object.keys(of).length ? 'the others' : 'all'} ${rest}`] : [],
].join('; ')
/** In the order of duties: in which order the steps of a second are told does not count. */
const sorted = (steps: Step[]) => Array.isArray(steps) ? [...steps].sort((a, b) => DUTIES.indexOf(a?.duty) - DUTIES.indexOf(b?.duty)) : steps
function ask(transcript: Transcript, of: Partial<Record<Duty, Situation>>, expected: Partial<Record<Duty, Stage>>, because: string, rest: Stage = 'gone') {
  const [state, stats] = asked(of, [rest, 600_000])
  const steps = DUTIES.filter(duty => expected[duty]).map(duty => ({ duty, stage: expected[duty]! }))
  transcript.expect(0, `promote, ${words(of, rest)}`, () => sorted(promote(state, stats)), steps, because, promote)
}

describe('a duty', () => {
  it('begins in the shadow, encoding before all others', () => {
    const transcript = new Transcript({ schedule: 'nothing has moved' })
    ask(transcript, {}, { encoding: 'shadow' }, 'encoding first, and first of all in the shadow', 'old')
  })

  it('goes on by one stage after five seconds and twenty comparisons that agree', () => {
    const transcript = new Transcript({ schedule: 'encoding moves' })
    ask(transcript, { encoding: ['shadow', 4999, 40] }, {}, 'watched for less than five seconds')
    ask(transcript, { encoding: ['shadow', 5000, 19] }, {}, 'nineteen comparisons are not enough')
    ask(transcript, { encoding: ['shadow', 5000, 20] }, { encoding: 'few' }, 'five seconds, twenty comparisons, none of which differs')
    ask(transcript, { encoding: ['few', 4999, 20] }, {}, 'each stage is watched anew')
    ask(transcript, { encoding: ['few', 5000, 20] }, { encoding: 'half' }, 'from 5% to half of the members')
    ask(transcript, { encoding: ['half', 90_000, 19] }, {}, 'however long it takes: too few have been compared')
    ask(transcript, { encoding: ['half', 5000, 20] }, { encoding: 'reads' }, 'from half of them to all reads')
    ask(transcript, { encoding: ['reads', 5000, 20] }, { encoding: 'writes' }, 'last of all the writes, as a whole')
  })

  it('is taken back in the second in which members may see a difference', () => {
    const transcript = new Transcript({ schedule: 'answers differ' })
    for (const stage of ['few', 'half', 'reads', 'writes'] as const) {
      ask(transcript, { logs: [stage, 60_000, 200, 1] }, { logs: 'shadow' }, 'one in two hundred differs, and members see it: back to the shadow, where it is still compared')
      ask(transcript, { logs: [stage, 0, 1, 1] }, { logs: 'shadow' }, 'going back waits for nothing')
    }
    ask(transcript, { encoding: ['writes', 9000, 30, 2], logs: ['half', 3000, 9, 1], search: ['few', 6000, 30, 0] }, { encoding: 'shadow', logs: 'shadow', search: 'half' }, 'both that differ go back in the same second, and what agrees goes on')
  })

  it('waits in the shadow while answers differ, and holds up no other', () => {
    const transcript = new Transcript({ schedule: 'the new search is wrong' })
    ask(transcript, { search: ['shadow', 60_000, 200, 1] }, {}, 'one answer differs, so nothing is promoted; nobody sees it, so nothing goes back')
    ask(transcript, { search: ['shadow', 60_000, 40, 1], ratings: ['half', 5000, 20] }, { ratings: 'reads' }, 'a difference stops its own duty; the ratings agree')
    ask(transcript, { search: ['shadow', 60_000, 40, 1], ratings: ['old', 600_000] }, { ratings: 'shadow' }, 'search waits to be mended, and is on nobody’s way')
    ask(transcript, { search: ['half', 2000, 9, 1], ratings: ['old', 600_000] }, { search: 'shadow', ratings: 'shadow' }, 'the same holds in the second in which it is taken back')
    ask(transcript, { search: ['shadow', 60_000, 20, 0] }, { search: 'few' }, 'mended: of the last ten seconds’ answers none differs')
  })

  it('begins when no other is on its way, and in order', () => {
    const transcript = new Transcript({ schedule: 'one after another' })
    for (const stage of ['shadow', 'few', 'half', 'reads'] as const)
      ask(transcript, { encoding: [stage, 1000, 5] }, {}, 'encoding is on its way: a second one would make it hard to say what was wrong', 'old')
    ask(transcript, { encoding: ['writes', 1000, 5] }, { logs: 'shadow' }, 'encoding has arrived, even if its old code still stands: activity logs are next', 'old')
    ask(transcript, { encoding: ['gone'], logs: ['shadow', 20_000, 50, 3] }, { search: 'shadow' }, 'the first in order that has not begun', 'old')
    ask(transcript, { encoding: ['reads', 5000, 20] }, { encoding: 'writes' }, 'as things stand now it is still on its way; the next one begins a second later', 'old')
  })

  it('leaves its old code standing for thirty seconds, then deletes it', () => {
    const transcript = new Transcript({ schedule: 'the last step' })
    ask(transcript, { billing: ['writes', 5000, 20] }, {}, 'this step cannot be taken back: it takes thirty seconds, not five')
    ask(transcript, { billing: ['writes', 29_999, 60] }, {}, 'not yet thirty seconds')
    ask(transcript, { billing: ['writes', 60_000, 19] }, {}, 'the comparisons count here too')
    ask(transcript, { billing: ['writes', 30_000, 20] }, { billing: 'gone' }, 'the step that most projects skip: delete the old code')
    ask(transcript, {}, {}, 'all is moved, and nothing of the old code is left')
  })

  it('moves in every situation as the rules say', () => {
    const chance = createChance(4).fork('situations')
    const transcript = new Transcript({ seed: 4, schedule: 'random situations' })
    for (let i = 0; i < 300; i++) {
      const of = ofEach((): Situation => [chance.pick([...STAGES, 'old', 'writes', 'gone']), chance.pick([0, 4999, 5000, 12_000, 29_999, 30_000, 90_000]), chance.pick([3, 19, 20, 35]), chance.pick([0, 0, 0, 1, 3])])
      ask(transcript, of, byTheRules(of), 'by the rules of the README')
    }
  })
})

/** The rules once more, duty by duty. */
function byTheRules(of: Record<Duty, Situation>): Partial<Record<Duty, Stage>> {
  const agrees = (duty: Duty) => !of[duty][3]
  const isOnItsWay = (duty: Duty) => agrees(duty) && ['shadow', 'few', 'half', 'reads'].includes(of[duty][0])
  const waiting = DUTIES.filter(duty => of[duty][0] === 'old')
  const steps: Partial<Record<Duty, Stage>> = {}
  for (const duty of DUTIES) {
    const [stage, heldFor = 0, compared = 0] = of[duty]
    const isWatched = compared >= 20 && heldFor >= (stage === 'writes' ? 30_000 : 5000)
    if (stage === 'old') {
      if (duty === waiting[0] && !DUTIES.some(isOnItsWay))
        steps[duty] = 'shadow'
    }
    else if (stage !== 'gone' && agrees(duty) && isWatched) {
      steps[duty] = STAGES[STAGES.indexOf(stage) + 1]!
    }
    else if (!agrees(duty) && stage !== 'gone' && stage !== 'shadow') {
      steps[duty] = 'shadow'
    }
  }
  return steps
}

/** The world with the learner's code in it, every call on record. */
function watched(transcript: Transcript, seed: number, schedule: keyof typeof SCHEDULES): Run {
  return run({ seed, schedule: SCHEDULES[schedule], policy: () => ({
    route: (call, state) => transcript.call(0, 'route', () => route(call, state)),
    promote: (state, stats) => transcript.call(0, 'promote', () => promote(state, stats)),
  }) })
}
const stepsOf = ({ trace }: Run) => trace.filter(event => event.type === 'step')
const told = (of: readonly ReturnType<typeof stepsOf>[number][]) => of.map(({ t, duty, stage }) => `${t / 1000} s ${duty} ${stage}`).join(', ') || 'nothing moves'

describe('the move in the world', () => {
  it.each(SEEDS)('shows members next to nothing that is wrong, and does every write once (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'two-wrong' })
    const world = watched(transcript, seed, 'two-wrong')
    const { wrong, twice, lost, flipped } = summary(world)
    transcript.hold(twice === 0 && lost === 0, `${twice} writes are done twice, and ${lost} reach the one that does not own the data`, 'none: a write has one owner and no shadow')
    transcript.hold(flipped === 0, `${flipped} times a member is sent back to the old code, while the duty is not`, 'never')
    transcript.tell(told(stepsOf(world).filter(({ duty }) => duty === 'search' || duty === 'queue')))
    transcript.hold(wrong <= 10, `${wrong} wrong answers reach a member`, '10 at most: what is wrong is found in the shadow, or taken back within a second')
  })

  it('brings everything over, in order, and deletes the old code', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'calm' })
    const world = watched(transcript, 7, 'calm')
    const begun = stepsOf(world).filter(({ from }) => from === 'old').map(({ duty }) => duty)
    const left = DUTIES.filter(duty => world.samples.at(-1)!.duties[duty].stage !== 'gone')
    transcript.tell(told(stepsOf(world)))
    transcript.hold(begun.join() === DUTIES.join(), `in this order: ${begun.join(', ')}`, DUTIES.join(', '))
    transcript.hold(!left.length, `old code is left of ${left.join(', ') || 'nothing'}`, 'none after five minutes')
  })

  it('leaves behind only what nobody mends', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'never-mended' })
    const world = watched(transcript, 7, 'never-mended')
    const left = DUTIES.filter(duty => world.samples.at(-1)!.duties[duty].stage !== 'gone')
    transcript.tell(told(stepsOf(world).filter(({ duty }) => duty === 'ratings')))
    transcript.hold(left.join() === 'ratings', `old code is left of ${left.join(', ') || 'nothing'}`, 'the ratings alone: they wait in the shadow')
  })

  it('does the same again when run again', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'two-wrong' })
    const first = hashTrace(watched(transcript, 7, 'two-wrong').trace)
    const second = hashTrace(watched(transcript, 7, 'two-wrong').trace)
    transcript.tell(`first run: trace ${first}`)
    transcript.hold(first === second, `second run: trace ${second}`, 'the same trace: the ways and the steps depend on what is handed in alone')
  })
})
