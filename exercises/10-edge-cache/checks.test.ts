import type { Box, BoxNow, FillWindow, Forecast, Plan, Run, WorldOptions } from '../../sim/edge-cache/index.ts'
import { describe, it } from 'vitest'
import { KINDS, memory, nightly, planned, run, SCHEDULES, summary } from '../../sim/edge-cache/index.ts'
import { createChance, hashTrace, hours, ms } from '../../sim/engine/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { fillPlan, steer } from './problem.ts'

/** The window as published: twelve hours. */
const NIGHT: FillWindow = { from: hours(48), to: hours(60) }
/** Two hours of it. */
const SHORT: FillWindow = { from: hours(48), to: hours(50) }

const title = (id: string, size: number, views: number, point = 0.5): Forecast => ({ id, size, views, point })
const box = (id: string, given: Partial<Box> = {}): Box =>
  ({ id, kind: 'storage', ...KINDS.storage, space: 10_000, points: [0.9], holds: [], ...given })

/** A plan as lines, so that a failure can be read; what is no plan is shown as it is. */
const lines = (plan: unknown): unknown => plan instanceof Map
  ? [...plan].map(([id, titles]) => `${id}: ${Array.isArray(titles) ? titles.join(', ') : titles}`).sort()
  : plan
const ofTitle = ({ id, size, views, point }: Forecast, isOnRing: boolean) => `${id} (${size} GB, ${views} views${isOnRing ? `, at ${point}` : ''})`
const ofBox = ({ id, space, rate, night, points, holds }: Box, isOnRing: boolean) =>
  `box ${id}: ${space} GB, ${rate} Gbps, ${night} GB a night${isOnRing ? `, at ${points.join(' and ')}` : ''}${holds.length ? `, holds ${holds.join(', ')}` : ''}`

/** Asks for a plan, and holds it against lines such as `X: a, b`. */
function plan(transcript: Transcript, forecast: readonly Forecast[], boxes: readonly Box[], window: FillWindow, expected: readonly string[], because: string): void {
  const isOnRing = boxes.length > 1
  transcript.tell(`forecast: ${forecast.map(each => ofTitle(each, isOnRing)).join(', ')}`)
  transcript.tell(boxes.map(each => ofBox(each, isOnRing)).join('; '))
  transcript.expect(window.from, `fillPlan, window of ${(window.to - window.from) / hours(1)} h`, () => lines(fillPlan(forecast, boxes, window)), [...expected].sort(), because, fillPlan)
}

describe('the plan for one box', () => {
  it('fills a box with what is watched most for its size', () => {
    const transcript = new Transcript({ schedule: 'one box, a few titles' })
    plan(transcript, [title('a', 400, 100), title('b', 200, 160), title('c', 100, 45)], [box('X')], NIGHT, ['X: b, c, a'], 'all fit; the most views for a GB come first, since they are written first: b has 0.8, c 0.45, a 0.25')
    plan(transcript, [title('a', 600, 900), title('b', 300, 500), title('c', 300, 480)], [box('X', { space: 700 })], NIGHT, ['X: b, c'], 'a is watched most, and takes the room of b and c, which together are watched more')
  })

  it('writes no more than the rate brings in while the window is open', () => {
    const transcript = new Transcript({ schedule: 'a night is too short' })
    plan(transcript, [title('a', 1000, 900), title('b', 100, 50)], [box('X')], SHORT, ['X: a'], '1.2 Gbps for two hours are 1,080 GB; b is too much for tonight')
    plan(transcript, [title('a', 1000, 900), title('b', 70, 20)], [box('X')], SHORT, ['X: a, b'], '1,070 GB are less than 1,080')
    plan(transcript, [title('a', 6470, 9000), title('b', 5, 1)], [box('X')], NIGHT, ['X: a, b'], '1.2 Gbps for twelve hours are 6,480 GB')
    plan(transcript, [title('a', 6470, 9000), title('b', 15, 1)], [box('X')], NIGHT, ['X: a'], '6,485 GB are less than the 6,500 of a night, and more than 1.2 Gbps bring in')
  })

  it('writes no more than a night allows', () => {
    const transcript = new Transcript({ schedule: 'a global box' })
    const global = { kind: 'global', ...KINDS.global } as const
    plan(transcript, [title('a', 2000, 900), title('b', 95, 40)], [box('X', global)], NIGHT, ['X: a, b'], '2,095 GB are less than the 2,100 of a night')
    plan(transcript, [title('a', 2000, 900), title('b', 105, 40)], [box('X', global)], NIGHT, ['X: a'], '0.4 Gbps would bring in 2,160 GB, and a night allows 2,100')
  })

  it('counts what is there already as room, and not as writing', () => {
    const transcript = new Transcript({ schedule: 'the second night' })
    plan(transcript, [title('a', 900, 900), title('b', 900, 800), title('c', 900, 700)], [box('X', { holds: ['b', 'c'] })], SHORT, ['X: a, b, c'], 'a is the only one that has to be written')
    plan(transcript, [title('a', 900, 900), title('b', 900, 800), title('c', 900, 700)], [box('X', { holds: ['b', 'c'], space: 2000 })], SHORT, ['X: a, b'], 'what is there takes its room: c has to go')
    plan(transcript, [title('a', 900, 900), title('b', 900, 800), title('c', 900, 700)], [box('X', { holds: ['c'], space: 2000 })], SHORT, ['X: a, c'], 'after a the night has 180 GB left: b would be too much, c is there')
    plan(transcript, [title('b', 100, 900), title('a', 2101, 900)], [box('X', { kind: 'global', ...KINDS.global, holds: ['b'] })], NIGHT, ['X: b'], '2,101 GB are more than 2,100, and what is there gives nothing back')
  })

  it('goes on with what still fits', () => {
    const transcript = new Transcript({ schedule: 'a gap' })
    plan(transcript, [title('a', 500, 900), title('b', 400, 700), title('c', 100, 90)], [box('X', { space: 700 })], NIGHT, ['X: a, c'], 'b does not fit behind a, c does')
    plan(transcript, [title('a', 700, 900), title('b', 1, 1)], [box('X', { space: 700 })], NIGHT, ['X: a'], 'full is full; and a box may be filled to the last GB')
  })

  it('keeps the forecast’s order among equals, and takes nothing that nobody will watch', () => {
    const transcript = new Transcript({ schedule: 'equals' })
    plan(transcript, [title('d', 200, 40), title('b', 100, 20), title('c', 300, 60), title('a', 100, 0)], [box('X', { holds: ['a'] })], NIGHT, ['X: d, b, c'], 'each of the three has 0.2 views for a GB; a is expected to be watched by nobody')
  })
})

describe('the plan for a cluster', () => {
  const three = [box('X', { points: [0.1, 0.6] }), box('Y', { points: [0.3] }), box('Z', { points: [0.8] })]

  it('puts a title into the first box on the ring from its point on', () => {
    const transcript = new Transcript({ schedule: 'a ring of three' })
    plan(transcript, [title('a', 100, 400, 0.2)], three, NIGHT, ['X: ', 'Y: a', 'Z: '], 'from 0.2 on the first point is 0.3, and that is Y’s')
    plan(transcript, [title('a', 100, 400, 0.4), title('b', 100, 300, 0.7)], three, NIGHT, ['X: a', 'Y: ', 'Z: b'], 'from 0.4 on it is 0.6, X’s; from 0.7 on 0.8, Z’s')
    plan(transcript, [title('a', 100, 400, 0.3)], three, NIGHT, ['X: ', 'Y: a', 'Z: '], 'a point in the very place of the title is the first')
    plan(transcript, [title('a', 100, 400, 0.9)], three, NIGHT, ['X: a', 'Y: ', 'Z: '], 'after the last point the ring begins again, with 0.1')
  })

  it('makes a copy for each 4,000 views begun', () => {
    const transcript = new Transcript({ schedule: 'copies' })
    plan(transcript, [title('a', 100, 4000, 0.2)], three, NIGHT, ['X: ', 'Y: a', 'Z: '], '4,000 views are one copy’s')
    plan(transcript, [title('a', 100, 4001, 0.2)], three, NIGHT, ['X: a', 'Y: a', 'Z: '], 'one view more begins a second copy, in the next box on the ring')
    plan(transcript, [title('a', 100, 8001, 0.2)], three, NIGHT, ['X: a', 'Y: a', 'Z: a'], 'and the third one')
    plan(transcript, [title('a', 100, 0.4, 0.2)], three, NIGHT, ['X: ', 'Y: a', 'Z: '], 'less than one view expected begins a copy as well')
  })

  it('puts no title into a box twice', () => {
    const transcript = new Transcript({ schedule: 'neighbours on the ring' })
    const two = [box('X', { points: [0.2, 0.3, 0.4] }), box('Y', { points: [0.7] })]
    plan(transcript, [title('a', 100, 7000, 0.1)], two, NIGHT, ['X: a', 'Y: a'], 'three points in a row are X’s: the second copy is for the next box, not for the next point')
    plan(transcript, [title('a', 100, 90_000, 0.1)], two, NIGHT, ['X: a', 'Y: a'], 'there are no more copies than boxes')
  })

  it('leaves a copy out rather than moving it', () => {
    const transcript = new Transcript({ schedule: 'a full box' })
    const boxes = [box('X', { points: [0.5], space: 150 }), box('Y', { points: [0.9] })]
    plan(transcript, [title('a', 100, 900, 0.4), title('b', 100, 800, 0.4)], boxes, NIGHT, ['X: a', 'Y: '], 'b’s box is full. Where it is looked for is what the ring says: moved, it would be elsewhere every night')
    plan(transcript, [title('a', 100, 900, 0.4), title('b', 100, 5000, 0.4)], boxes, NIGHT, ['X: b', 'Y: b'], 'b first, in both of its boxes; a’s box is full then, and Y is not its box')
  })

  it('plans each box by its own room and its own night', () => {
    const transcript = new Transcript({ schedule: 'two kinds of boxes' })
    const boxes = [box('X', { points: [0.5] }), box('Y', { points: [0.9], kind: 'global', ...KINDS.global, holds: ['b'] })]
    plan(transcript, [title('a', 900, 7000, 0.4), title('b', 300, 2000, 0.4), title('c', 200, 500, 0.6)], boxes, SHORT, ['X: a', 'Y: c'], 'in two hours X is brought 1,080 GB, and Y 360: a’s copy there is left out. b has one copy, in X, where the night is over after a')
  })
})

describe('the way to a box', () => {
  const now = (id: string, given: Partial<BoxNow> = {}): BoxNow => ({ id, up: true, holds: true, streams: 1000, most: 6000, ...given })
  const words = ({ id, up, holds, streams, most }: BoxNow) => `${id} ${up ? 'up' : 'down'}, ${holds ? 'holds it' : 'does not hold it'}, ${streams} of ${most}`
  const ask = (transcript: Transcript, boxes: readonly BoxNow[], expected: string, because: string) =>
    transcript.expect(0, `steer, ${boxes.map(words).join('; ')}`, () => steer({ title: 'a', boxes }), expected, because, steer)

  it('leads to a box that holds the title, is well and has room', () => {
    const transcript = new Transcript({ schedule: 'three boxes' })
    ask(transcript, [now('X', { holds: false, streams: 0 }), now('Y'), now('Z', { holds: false })], 'Y', 'only Y holds it')
    ask(transcript, [now('X', { up: false, streams: 0 }), now('Y')], 'Y', 'X holds it and is down')
    ask(transcript, [now('X', { streams: 3000, most: 3000 }), now('Y', { streams: 5900 })], 'Y', 'X is full: 3,000 of 3,000')
    ask(transcript, [now('X', { streams: 5900 })], 'X', 'there is room for these')
  })

  it('leads to the one that is least full, and to the first of equals', () => {
    const transcript = new Transcript({ schedule: 'three copies' })
    ask(transcript, [now('X', { streams: 2000 }), now('Y', { streams: 1000 }), now('Z', { streams: 1500 })], 'Y', 'a sixth of Y is taken')
    ask(transcript, [now('X', { streams: 1000, most: 3000 }), now('Y', { streams: 1500 })], 'Y', 'Y has more members, and is a quarter full where X is a third')
    ask(transcript, [now('X', { streams: 4000 }), now('Y', { streams: 1900, most: 3000 })], 'Y', 'Y has less room left in numbers, and is less full: 63% against 67%')
    ask(transcript, [now('X', { streams: 2000 }), now('Y', { streams: 1000, most: 3000 })], 'X', 'both are a third full: the first on the ring, so that a title stays with its box')
  })

  it('tells the misses apart', () => {
    const transcript = new Transcript({ schedule: 'misses' })
    ask(transcript, [now('X', { holds: false }), now('Y', { holds: false, up: false })], 'content', 'no box holds it, dead or alive: the plan did not see it coming')
    ask(transcript, [now('X', { holds: false }), now('Y', { up: false })], 'health', 'Y holds it, and is down')
    ask(transcript, [now('X', { up: false, streams: 6000 }), now('Y', { up: false })], 'health', 'all that hold it are down, however full they are')
    ask(transcript, [now('X', { streams: 6000 }), now('Y', { holds: false, streams: 0 })], 'other', 'X holds it and is well, and full')
    ask(transcript, [now('X', { up: false }), now('Y', { streams: 6000 })], 'other', 'one of those that hold it is well: it is not for health that it does not serve')
    ask(transcript, [], 'content', 'without a box nothing is held')
  })
})

describe('what it is given', () => {
  it('leaves forecast, boxes and client as they are', () => {
    const transcript = new Transcript({ schedule: 'afterwards' })
    const forecast = [title('a', 100, 10, 0.2), title('b', 100, 5000, 0.7), title('c', 100, 20, 0.4)]
    const boxes = [box('Y', { points: [0.8, 0.3], holds: ['c'] }), box('X', { points: [0.6, 0.1] })]
    const client = { title: 'a', boxes: [{ id: 'X', up: true, holds: true, streams: 9, most: 10 }, { id: 'Y', up: true, holds: true, streams: 1, most: 10 }] }
    const before = structuredClone({ forecast, boxes, client })
    transcript.call(0, 'fillPlan', () => fillPlan(forecast, boxes, NIGHT))
    transcript.call(0, 'steer', () => steer(client))
    for (const part of ['forecast', 'boxes'] as const)
      transcript.expect(0, `the ${part} that fillPlan was given, afterwards`, () => ({ forecast, boxes })[part], before[part], 'they are not its own: whoever comes next is given them too', fillPlan)
    transcript.expect(0, 'the client that steer was given, afterwards', () => client, before.client, 'the order of its boxes is the ring’s', steer)
  })
})

/** Two days, with twice as many members in a drawn view: a third of the slide's run, and of its time. */
const SHORTER = { crowd: 200, duration: hours(48) }

/** The world with the learner's code in it, every call on record. */
function watchedRun(transcript: Transcript, given: Partial<WorldOptions>, onPlan: (boxes: readonly Box[], window: FillWindow, plan: Plan, forecast: readonly Forecast[]) => void = () => {}): Run {
  return run({
    ...SHORTER,
    ...given,
    policy: () => ({
      fillPlan(forecast, boxes, window) {
        const plan = transcript.call(window.from, `fillPlan for ${boxes.length} boxes`, () => fillPlan(forecast, boxes, window))
        onPlan(boxes, window, plan, forecast)
        return plan
      },
      steer: client => transcript.call(0, `steer to ${client.title}`, () => steer(client)),
    }),
  })
}

const percent = (share: number) => `${Math.floor(share * 1000) / 10}%`
const counted = (run: Run) => run.samples.at(-1)!.counts

describe('in the world', () => {
  it.each(SEEDS)('never plans more than a box can be brought and can hold (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'calm' })
    // Few members will do: the plan is looked at.
    watchedRun(transcript, { seed, crowd: 1000, schedule: SCHEDULES.calm }, (boxes, window, plan, forecast) => {
      const sizes = new Map(forecast.map(({ id, size }) => [id, size]))
      for (const box of boxes) {
        const wanted = plan.get?.(box.id) ?? []
        const sum = (titles: readonly string[]) => titles.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0)
        const [held, written] = [sum(wanted), sum(wanted.filter(id => !box.holds.includes(id)))]
        transcript.hold(held <= box.space, `box ${box.id} is to hold ${held} GB`, `at most ${box.space} GB`)
        transcript.hold(written <= nightly(box, window), `${written} GB are to be written to box ${box.id}`, `at most ${nightly(box, window)} GB a night`)
      }
    })
  })

  it('does the same again when run again', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'every-evening' })
    const [first, second] = [1, 2].map(() => hashTrace(watchedRun(transcript, { seed: 7, schedule: SCHEDULES['every-evening'] }).trace))
    transcript.tell(`first run: trace ${first}`)
    transcript.hold(first === second, `second run: trace ${second}`, 'the same trace: plan and way follow from what they are given, and from nothing that an earlier call left behind')
  })

  it.each(SEEDS)('serves more than a cache that remembers (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'calm' })
    const [remembered, yours] = [run({ ...SHORTER, seed, schedule: SCHEDULES.calm, policy: memory }), watchedRun(transcript, { seed, schedule: SCHEDULES.calm })]
    transcript.tell(`boxes that keep what was asked for last serve ${percent(summary(remembered).hits)} of the views`)
    transcript.hold(summary(yours).hits >= summary(remembered).hits, `yours serve ${percent(summary(yours).hits)}`, 'at least as many, by far: tomorrow is nearly known')
  })

  it.each(SEEDS)('loses views to health alone when a box dies (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'every-evening' })
    // The first evening will do.
    const [calm, dead] = [SCHEDULES.calm, SCHEDULES['every-evening']].map(schedule => counted(watchedRun(transcript, { seed, schedule, duration: hours(24) })))
    for (const kind of ['content', 'other'] as const)
      transcript.hold(dead![kind] === calm![kind], `${dead![kind]} misses of kind ${kind} with a dead box, ${calm![kind]} without`, 'as many: its titles are known, and its neighbours have room')
    transcript.hold(dead!.health > 0 && calm!.health === 0, `${dead!.health} misses of kind health with a dead box, ${calm!.health} without`, 'some with, and none without')
  })
})

describe('at random', () => {
  it.each(SEEDS)('plans random nights by the rules (%s)', (_, seed) => {
    const chance = createChance(seed).fork('random nights')
    for (let night = 0; night < 25; night++) {
      const forecast = Array.from({ length: chance.int(1, 12) }, (_, i) => title(`t${i + 1}`, chance.int(1, 8) * 100, chance.int(0, 12) * 1000, chance.int(0, 19) / 20))
      const points = Array.from({ length: 10 }, (_, i) => (i + 0.5) / 10).filter(() => chance.happens(0.8))
      const boxes = ['X', 'Y', 'Z', 'W'].slice(0, chance.int(1, 4)).map((id, i, { length }) => {
        const kind = chance.pick(['storage', 'global'] as const)
        return box(id, { kind, ...KINDS[kind], space: chance.int(2, 20) * 100, points: [(i + 1) / 100, ...points.filter((_, at) => at % length === i)], holds: forecast.filter(() => chance.happens(0.3)).map(({ id }) => id) })
      })
      const window = { from: ms(0), to: hours(chance.int(1, 6)) }
      plan(new Transcript({ seed, schedule: `random night ${night + 1}` }), forecast, boxes, window, lines(planned.fillPlan!(forecast, boxes, window)) as string[], 'the most views for a GB first, in the first boxes on the ring, as long as room and night last')
    }
  })

  it.each(SEEDS)('leads random members by the rules (%s)', (_, seed) => {
    const chance = createChance(seed).fork('random members')
    const transcript = new Transcript({ seed, schedule: 'random members' })
    for (let i = 0; i < 60; i++) {
      const boxes = ['Z', 'X', 'W', 'Y'].slice(0, chance.int(1, 4)).map((id): BoxNow => ({ id, up: chance.happens(0.7), holds: chance.happens(0.6), streams: chance.int(0, 3) * 1000, most: chance.pick([2000, 3000, 6000]) }))
        .map(box => ({ ...box, streams: Math.min(box.streams, box.most) }))
      transcript.expect(0, `steer, ${boxes.map(({ id, up, holds, streams, most }) => `${id} ${up ? 'up' : 'down'}, ${holds ? 'holds it' : 'does not'}, ${streams} of ${most}`).join('; ')}`, () => steer({ title: 'a', boxes }), planned.steer({ title: 'a', boxes }), 'of those that hold it, are well and have room, the least full; else the kind of the miss', steer)
    }
  })
})
