import type { DeviceMessage, Party } from '../src/core/index.ts'
import { describe, expect, it } from 'vitest'
import { cleanText, createReceiver, createTally, EMPTY_STAGE, isProven, keyPair, LIMITS, readDevice, readStage, sealDevice, sealStage, signGrant, TOPICS } from '../src/core/index.ts'
import { createWorld, keysOf } from './world.ts'

const OWNER = keysOf('o')
const OTHER = keysOf('x')
const ROOM = OWNER.public
const ask = { id: 'q.1', key: 'q', prompt: 'Which?', options: ['A', 'B'], pick: 1, open: true }
const stage = (number: number, slide = 'there', term = 1) => sealStage({ term, number, stage: { ...EMPTY_STAGE, slide } }, ROOM, OWNER)
const vote = (pick: number, number = 1, device = keysOf('d')) => sealDevice({ number, vote: { ask: ask.id, picks: [pick] }, questions: [] }, ROOM, device)

describe('who would move the room', () => {
  it('is not followed without the room\'s key', () => {
    const receiver = createReceiver(ROOM)
    expect(receiver.receive(sealStage({ term: 9, number: 9, stage: EMPTY_STAGE }, ROOM, OTHER), 0).kind).toBe('forged')
    const changed = stage(1).replace('there', 'hell!')
    expect(receiver.receive(changed, 0).kind).toBe('forged')
    expect(receiver.latest).toBeUndefined()
  })

  it('is not followed with a message of the past', () => {
    const receiver = createReceiver(ROOM)
    const [first, second] = [stage(1, 'one'), stage(2, 'two')]
    expect(receiver.receive(first, 0).kind).toBe('taken')
    expect(receiver.receive(second, 0).kind).toBe('taken')
    expect(receiver.receive(first, 0).kind).toBe('stale')
    expect(receiver.receive(second, 0).kind).toBe('stale')
  })

  it('is not followed with a message of another room', () => {
    const foreign = sealStage({ term: 1, number: 1, stage: EMPTY_STAGE }, OTHER.public, OTHER)
    expect(createReceiver(ROOM).receive(foreign, 0).kind).toBe('forged')
    // Even of the same presenter, signed for another room.
    expect(createReceiver(ROOM).receive(sealStage({ term: 1, number: 1, stage: EMPTY_STAGE }, OTHER.public, OWNER), 0).kind).toBe('forged')
  })

  it('has no right that it gave itself, that is another\'s, or of another term', () => {
    const right = signGrant({ to: OTHER.public, term: 2, seconds: 60 }, OWNER)
    const message = { term: 2, number: 1, stage: EMPTY_STAGE }
    const kind = (payload: string) => createReceiver(ROOM).receive(payload, 0).kind
    expect(kind(sealStage(message, ROOM, OTHER, right))).toBe('taken')
    expect(kind(sealStage(message, ROOM, OTHER, signGrant(right.grant, OTHER)))).toBe('forged')
    expect(kind(sealStage(message, ROOM, keysOf('y'), right))).toBe('forged')
    expect(kind(sealStage({ ...message, term: 3 }, ROOM, OTHER, right))).toBe('forged')
    expect(kind(sealStage(message, ROOM, OTHER, { ...right, grant: { ...right.grant, seconds: 80_000 } }))).toBe('forged')
  })

  it('leaves a page as it was with anything that is no message', () => {
    for (const payload of ['', '{', 'null', '[]', '{"body":"[]","signature":""}', '{"body":"[1,1,{}]","signature":"x"}', 'x'.repeat(LIMITS.stage + 1), JSON.stringify({ body: '['.repeat(5000), signature: '' })])
      expect(createReceiver(ROOM).receive(payload, 0).kind).toBe('forged')
  })

  it('brings nothing into a page but what a stage is made of', () => {
    const sealed = readStage(stage(1).replace('"{', '"{'))!
    expect(isProven(sealed, ROOM)).toBe(true)
    const odd = (change: object) => readStage(JSON.stringify({ body: JSON.stringify([1, 1, { ...EMPTY_STAGE, ...change }]), signature: 'x' }))
    expect(odd({})).toBeDefined()
    for (const change of [{ slide: 7 }, { click: -1 }, { click: 1.5 }, { figures: { a: {} } }, { figures: { '__proto__ x': '' } }, { ask: { ...ask, options: ['only'] } }, { ask: { ...ask, pick: 3 } }, { result: { ask: 'q', counts: ['<b>'], voters: 1 } }, { beat: 1 }, { question: { id: 'a', text: 'x'.repeat(999) } }])
      expect(odd(change), JSON.stringify(change)).toBeUndefined()
  })
})

describe('a hostile broker', () => {
  it('that keeps and tells again all that was ever said moves nobody', () => {
    const world = createWorld(5)
    const presenter = world.join(ROOM, { owner: OWNER })
    world.run(2000)
    const phone = world.join(ROOM)
    for (const slide of ['one', 'two', 'three']) {
      presenter.party.presenter!.present({ slide })
      world.run(1000)
    }
    for (const { topic, payload } of [...world.log].reverse())
      world.inject(topic, payload, true)
    world.run(500)
    expect(phone.party.latest!.stage.slide).toBe('three')
    // And what it is to keep is right again soon after.
    world.run(3000)
    const late = world.join(ROOM)
    world.run(500)
    expect(late.party.latest!.stage.slide).toBe('three')
  })

  it('that withholds everything is noticed', () => {
    const world = createWorld(6)
    const presenter = world.join(ROOM, { owner: OWNER })
    world.run(2000)
    const phone = world.join(ROOM)
    world.run(1000)
    world.setWeather({ lost: 1 })
    presenter.party.presenter!.present({ slide: 'unseen' })
    world.run(50_000)
    expect(phone.party.isAway).toBe(true)
    world.setWeather({})
    world.run(16_000)
    expect(phone.party).toMatchObject({ isAway: false, latest: { stage: { slide: 'unseen' } } })
  })
})

describe('the ballot box', () => {
  it('counts a million votes of one device once, and looks at few of them', () => {
    const tally = createTally(ROOM)
    const device = keysOf('d')
    // Signing a million takes longer than the test; the last ones differ, the others are noise of the same device.
    tally.take(device.public, vote(0), 0)
    for (let i = 0; i < 1_000_000; i++)
      tally.take(device.public, '{}', i / 1000)
    expect(tally.result(ask)).toMatchObject({ counts: [1, 0], voters: 1 })
    expect(tally.refused['too often']).toBeGreaterThan(990_000)
    expect(tally.take(device.public, vote(1, 2), 10_000)).toBe('counted')
    expect(tally.result(ask)).toMatchObject({ counts: [0, 1], voters: 1 })
  })

  it('lets nobody change or block another\'s vote', () => {
    const tally = createTally(ROOM)
    const device = keysOf('d')
    const forged = (number: number) => sealDevice({ number, vote: { ask: ask.id, picks: [1] }, questions: [] }, ROOM, OTHER)
    tally.take(device.public, vote(0), 0)
    expect(tally.take(device.public, forged(99), 1000)).toBe('forged')
    expect(tally.result(ask).counts).toEqual([1, 0])
    // The forger was first: the device's own word puts it right.
    const second = createTally(ROOM)
    second.take(device.public, forged(Number.MAX_SAFE_INTEGER), 0)
    expect(second.take(device.public, vote(0), 1000)).toBe('counted')
    expect(second.result(ask)).toMatchObject({ counts: [1, 0], voters: 1 })
  })

  it('lets no old vote come back', () => {
    const tally = createTally(ROOM)
    const device = keysOf('d')
    tally.take(device.public, vote(0, 1), 0)
    tally.take(device.public, vote(1, 2), 1000)
    expect(tally.take(device.public, vote(0, 1), 2000)).toBe('stale')
    // Also when they come in the wrong order from the start.
    const second = createTally(ROOM)
    second.take(device.public, vote(1, 2), 0)
    expect(second.take(device.public, vote(0, 1), 1000)).toBe('stale')
    expect(second.result(ask).counts).toEqual([0, 1])
  })

  it('takes no vote of another room, for what is not asked, or for more than one may pick', () => {
    const tally = createTally(ROOM)
    const device = keysOf('d')
    const foreign = sealDevice({ number: 3, vote: { ask: ask.id, picks: [1] }, questions: [] }, OTHER.public, device)
    tally.take(device.public, vote(0, 2), 0)
    expect(tally.take(device.public, foreign, 1000)).toBe('forged')
    const cast = (picks: number[], letter: string) => {
      const { public: key, ...keys } = keysOf(letter)
      return tally.take(key, sealDevice({ number: 1, vote: { ask: ask.id, picks }, questions: [] }, ROOM, { ...keys, public: key }), 2000)
    }
    cast([7], 'e')
    cast([0, 1], 'f')
    cast([0, 0], 'g')
    cast([], 'h')
    expect(tally.result(ask)).toMatchObject({ counts: [1, 0], voters: 1 })
  })

  it('takes no vote once the question has closed, whatever a device sends', () => {
    const world = createWorld(9)
    const { party } = world.join(ROOM, { owner: OWNER })
    world.run(2000)
    const presenter = party.presenter!
    presenter.open({ key: 'q', prompt: 'Which?', options: ['A', 'B'], pick: 1 })
    const { id } = presenter.stage.ask!
    const cast = (letter: string) => world.inject(TOPICS.device(ROOM, keysOf(letter).public), sealDevice({ number: 1, vote: { ask: id, picks: [1] }, questions: [] }, ROOM, keysOf(letter)))
    cast('e')
    world.run(1000)
    presenter.close()
    world.run(5000)
    cast('f')
    world.run(1000)
    expect(presenter.result).toMatchObject({ counts: [0, 1], voters: 1 })
  })

  it('is bounded in devices, and in what it checks of all of them together', () => {
    const tally = createTally(ROOM, { limits: { ...LIMITS, devices: 3, checks: 2 } })
    const devices = ['a', 'b', 'c', 'd'].map(keysOf)
    expect(devices.map(device => tally.take(device.public, vote(0, 1, device), 0))).toEqual(['counted', 'counted', 'counted', 'full'])
    expect(devices.slice(0, 3).map(device => tally.take(device.public, vote(1, 2, device), 10))).toEqual(['counted', 'counted', 'too often'])
    // What was not looked at comes again with the device's next beat.
    expect(tally.take(devices[2]!.public, vote(1, 2, devices[2]), 1500)).toBe('counted')
  })
})

describe('questions from the room', () => {
  const asked = (party: { questions: DeviceMessage['questions'] }, number = 1) => sealDevice({ number, ...party }, ROOM, keysOf('d'))

  it('are text: one line, bounded, without characters that control or turn it', () => {
    expect(cleanText('  <script>alert(1)</script>\n\nnext \u202Eevil\u0000 ')).toBe('<script>alert(1)</script> next evil')
    expect(cleanText('x'.repeat(1000))).toHaveLength(LIMITS.question)
    expect(cleanText('👩‍💻 '.repeat(200)).length).toBeLessThanOrEqual(LIMITS.question)
    expect(cleanText('می‌خواهم')).toBe('می‌خواهم')
    expect(cleanText('\uD800')).not.toContain('\uD800')
  })

  it('that are not are not taken, though the device signed them', () => {
    for (const text of ['', ' ', 'a\nb', 'x'.repeat(281), 'a\u202Eb'])
      expect(readDevice(asked({ questions: [{ index: 0, text }] })), JSON.stringify(text)).toBeUndefined()
    expect(readDevice('x'.repeat(LIMITS.device + 1))).toBeUndefined()
  })

  it('are bounded for each device, whatever indices it uses', () => {
    const tally = createTally(ROOM)
    for (let i = 0; i < 60; i++)
      tally.take(keysOf('d').public, asked({ questions: [{ index: i % 20, text: `${i}?` }] }, i + 1), i * 1000)
    expect(tally.questions).toHaveLength(LIMITS.questionsOfDevice)
  })

  it('are kept once, however often they are repeated', () => {
    const tally = createTally(ROOM)
    const question = { index: 0, text: 'Why?' }
    tally.take(keysOf('d').public, asked({ questions: [question] }), 0)
    tally.take(keysOf('d').public, asked({ questions: [question] }), 1)
    tally.take(keysOf('d').public, asked({ questions: [question, { index: 1, text: 'How?' }] }, 2), 1000)
    expect(tally.questions.map(({ text }) => text)).toEqual(['Why?', 'How?'])
  })
})

it('a device\'s longest message is within what a room accepts', () => {
  const world = createWorld(1)
  const presenter = world.join(ROOM, { owner: OWNER })
  const phone: Party = world.join(ROOM).party
  world.run(2000)
  for (let i = 0; i < 3; i++)
    phone.device!.ask('"\\'.repeat(200) + i)
  world.run(20_000)
  expect(presenter.party.presenter!.tally.questions).toHaveLength(3)
  expect(keyPair().public).toMatch(/^[\w-]{43}$/)
  expect(TOPICS.device(ROOM, phone.deviceKey)).toContain(ROOM)
})
