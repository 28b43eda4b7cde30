import type { Page } from './world.ts'
import { keyPair, sealStage, TOPICS } from '../src/core/index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWorld, keysOf } from './world.ts'

const OWNER = keysOf('o')
const HOUR = 3_600_000
const QUESTION = { key: 'q', prompt: 'Which?', options: ['A', 'B', 'C'], pick: 1 }

/** A room with a presenter and some phones, whose clocks are hours apart. */
function openRoom(phones: number, seed = 1) {
  const world = createWorld(seed)
  const presenter = world.join(OWNER.public, { owner: OWNER, clockOffset: HOUR, firstTerm: 1000 })
  world.run(2000)
  const audience = Array.from({ length: phones }, (_, i) => world.join(OWNER.public, { clockOffset: (i % 3 - 1) * HOUR }))
  world.run(2000)
  return { world, presenter, audience }
}
const slideOf = (page: Page) => `${page.party.latest?.stage.slide}:${page.party.latest?.stage.click}`
const driver = (page: Page) => page.party.presenter!

describe('a room', () => {
  it('moves all phones to the slide and the click, and a late-comer at once', () => {
    const { world, presenter, audience } = openRoom(3)
    driver(presenter).present({ slide: 'outage', click: 2 })
    world.run(500)
    const late = world.join(OWNER.public)
    world.run(100)
    expect([...audience, late].map(slideOf)).toEqual(Array(4).fill('outage:2'))
    expect(driver(presenter).following).toBe(4)
  })

  it('brings the state of a live figure along', () => {
    const { world, presenter, audience } = openRoom(1)
    driver(presenter).present({ figures: { cascade: '{"seed":42,"t":900}' } })
    world.run(500)
    expect(audience[0]!.party.latest!.stage.figures).toEqual({ cascade: '{"seed":42,"t":900}' })
  })

  it('counts a device once, lets it change its mind until the question closes, and not after', () => {
    const { world, presenter, audience } = openRoom(3)
    driver(presenter).open(QUESTION)
    world.run(500)
    audience.forEach(({ party }, i) => party.device!.vote([i]))
    world.run(500)
    audience[0]!.party.device!.vote([2])
    world.run(500)
    expect(driver(presenter).result).toMatchObject({ counts: [0, 1, 2], voters: 3 })
    driver(presenter).close()
    world.run(500)
    expect(audience[1]!.party.device!.vote([0])).toBe(false)
    world.run(5000)
    expect(driver(presenter).outcomes.map(({ result }) => result.counts)).toEqual([[0, 1, 2]])
  })

  it('shows no result and no question before the presenter does', () => {
    const { world, presenter, audience } = openRoom(2)
    const [one, two] = audience as [Page, Page]
    driver(presenter).open(QUESTION)
    world.run(500)
    one.party.device!.vote([1])
    one.party.device!.ask('Why <b>so</b>?')
    world.run(2000)
    expect(two.party.latest!.stage).not.toHaveProperty('result')
    expect(two.party.latest!.stage).not.toHaveProperty('question')
    driver(presenter).showResult(true)
    driver(presenter).showQuestion(driver(presenter).tally.questions[0]!.id)
    world.run(2000)
    expect(two.party.latest!.stage).toMatchObject({ result: { counts: [0, 1, 0], voters: 1 }, question: { text: 'Why <b>so</b>?' } })
  })

  it('asks anew with an empty ballot', () => {
    const { world, presenter, audience } = openRoom(1)
    driver(presenter).open(QUESTION)
    world.run(500)
    audience[0]!.party.device!.vote([1])
    world.run(500)
    driver(presenter).open(QUESTION)
    world.run(20_000)
    expect(driver(presenter).result!.voters).toBe(0)
    expect(driver(presenter).outcomes[0]!.result.voters).toBe(1)
  })

  it('says that the presenter is away, and takes it back with the next word', () => {
    const { world, presenter, audience } = openRoom(1)
    world.sleep(presenter)
    world.run(60_000)
    expect(audience[0]!.party.isAway).toBe(true)
    world.wake(presenter)
    world.run(2000)
    expect(audience[0]!.party.isAway).toBe(false)
  })

  it('goes on where it was after the presenter reloads, with all votes', () => {
    const { world, presenter, audience } = openRoom(3)
    driver(presenter).present({ slide: 'outage', click: 1 })
    driver(presenter).open(QUESTION)
    world.run(500)
    audience.forEach(({ party }) => party.device!.vote([1]))
    world.run(500)
    presenter.restart()
    world.run(15_000)
    expect(driver(presenter).result).toMatchObject({ voters: 3 })
    driver(presenter).present({ slide: 'next', click: 0 })
    world.run(500)
    expect(audience.map(slideOf)).toEqual(Array(3).fill('next:0'))
  })

  it('goes on after presenter and broker both lost their memory', () => {
    const { world, presenter, audience } = openRoom(2)
    for (let i = 0; i < 30; i++) {
      driver(presenter).present({ slide: `s${i}` })
      world.run(200)
    }
    world.kill()
    presenter.restart()
    world.run(5000)
    world.revive()
    world.run(2000)
    driver(presenter).present({ slide: 'after', click: 0 })
    world.run(500)
    expect(audience.map(slideOf)).toEqual(['after:0', 'after:0'])
  })

  it('counts a phone that reloads as the same device', () => {
    const { world, presenter, audience } = openRoom(1)
    const [phone] = audience as [Page]
    driver(presenter).open(QUESTION)
    world.run(500)
    phone.party.device!.vote([0])
    world.run(500)
    phone.restart(phone.party.memory())
    world.run(2000)
    phone.party.device!.vote([2])
    world.run(15_000)
    expect(driver(presenter).result).toMatchObject({ counts: [0, 0, 1], voters: 1 })
  })
})

describe('handing over', () => {
  function handOver(seconds = 600) {
    const { world, presenter, audience } = openRoom(3)
    const [next] = audience as [Page]
    driver(presenter).present({ slide: 'mine', click: 0 })
    next.party.device!.wantToPresent(true)
    world.run(2000)
    expect(driver(presenter).tally.candidates()).toEqual([next.party.deviceKey])
    driver(presenter).handOver(next.party.deviceKey, seconds)
    world.run(500)
    return { world, presenter, audience, next }
  }

  it('lets one drive at a time', () => {
    const { world, presenter, audience, next } = handOver()
    driver(next).present({ slide: 'theirs', click: 3 })
    driver(presenter).present({ slide: 'mine too', click: 0 })
    world.run(500)
    // And the broker tells a late-comer the same, at any moment.
    for (let i = 0; i < 40; i++) {
      world.run(500)
      expect(world.kept(TOPICS.stage(OWNER.public))).toContain('theirs')
    }
    expect(audience.map(slideOf)).toEqual(Array(3).fill('theirs:3'))
    expect(driver(presenter).standing).toMatchObject({ kind: 'handed over', to: next.party.deviceKey })
    expect(driver(presenter).stage.slide).toBe('theirs')
  })

  it('is taken back at any time, and what the other says then counts no more', () => {
    const { world, presenter, audience, next } = handOver()
    driver(next).present({ slide: 'theirs', click: 0 })
    world.run(500)
    const theirs = driver(next)
    driver(presenter).takeBack()
    theirs.present({ slide: 'still mine', click: 0 })
    world.run(500)
    expect(next.party.presenter).toBeUndefined()
    expect(audience.map(slideOf)).toEqual(Array(3).fill('theirs:0'))
    driver(presenter).present({ slide: 'mine again', click: 0 })
    world.run(500)
    expect(audience.map(slideOf)).toEqual(Array(3).fill('mine again:0'))
  })

  it('ends by itself, on every clock', () => {
    const { world, presenter, audience, next } = handOver(60)
    const theirs = driver(next)
    world.run(61_000)
    theirs.present({ slide: 'too late', click: 0 })
    world.run(1000)
    expect(next.party.presenter).toBeUndefined()
    expect(driver(presenter).standing.kind).toBe('presenting')
    expect(audience.map(slideOf)).toEqual(Array(3).fill('mine:0'))
  })

  it('ends also when the owner is gone: a holder who goes on anyway is not followed', () => {
    const { world, presenter, audience, next } = handOver(60)
    world.sleep(presenter)
    const right = next.party.latest!
    world.run(70_000)
    const before = audience.map(slideOf)
    // A page that ignores its own end, and signs on.
    const { sealed } = forge(next, { ...right, number: right.number + 10, stage: { ...right.stage, slide: 'forever' } })
    world.inject(...sealed)
    world.run(500)
    expect(audience.map(slideOf)).toEqual(before)
  })

  it('is given back', () => {
    const { world, presenter, audience, next } = handOver()
    driver(next).present({ slide: 'theirs', click: 0 })
    world.run(500)
    driver(next).handBack()
    world.run(500)
    expect(driver(presenter).standing.kind).toBe('presenting')
    driver(presenter).present({ slide: 'mine again', click: 0 })
    world.run(500)
    expect(audience.map(slideOf)).toEqual(Array(3).fill('mine again:0'))
  })

  it('keeps the open question and its votes', () => {
    const { world, presenter, audience } = openRoom(3)
    driver(presenter).open(QUESTION)
    world.run(500)
    audience.slice(1).forEach(({ party }) => party.device!.vote([2]))
    world.run(500)
    driver(presenter).handOver(audience[0]!.party.deviceKey, 600)
    world.run(15_000)
    expect(driver(audience[0]!).result).toMatchObject({ counts: [0, 0, 2] })
    driver(audience[0]!).close()
    world.run(5000)
    driver(presenter).takeBack()
    driver(presenter).showResult(true)
    world.run(1000)
    expect(audience[1]!.party.latest!.stage.result).toMatchObject({ counts: [0, 0, 2] })
  })
})

/** What a fault does, as fast-check draws it. */
const fault = fc.record({
  after: fc.integer({ min: 0, max: 4000 }),
  lasts: fc.integer({ min: 100, max: 6000 }),
  kind: fc.constantFrom('loss', 'doubling', 'reordering', 'broker', 'phone', 'presenter'),
  strength: fc.double({ min: 0.1, max: 1, noNaN: true }),
  which: fc.nat(7),
})
/** What people do meanwhile. */
const act = fc.record({
  after: fc.integer({ min: 0, max: 2500 }),
  kind: fc.constantFrom('turn', 'turn', 'vote', 'vote', 'vote', 'ask', 'hand over', 'take back'),
  which: fc.nat(7),
  choice: fc.nat(2),
})

describe('under any schedule of faults', () => {
  it('everyone lands on the same slide, no vote is lost or counted twice, and every question arrives', () => {
    fc.assert(fc.property(fc.integer({ min: 1 }), fc.array(fault, { maxLength: 6 }), fc.array(act, { maxLength: 14 }), fc.boolean(), (seed, faults, acts, hasSecondPresenter) => {
      const { world, presenter, audience } = openRoom(4, seed)
      // The same owner in a second browser, whose clock is hours off.
      const second = hasSecondPresenter ? world.join(OWNER.public, { owner: OWNER, clockOffset: -5 * HOUR, firstTerm: 900 }) : undefined
      world.run(1500)
      driver(presenter).open(QUESTION)
      world.run(1000)

      const votes = new Map<Page, number>()
      const asked: string[] = []
      const timeline: { at: number, run: () => void }[] = []
      let at = 0
      for (const { after, lasts, kind, strength, which } of faults) {
        at += after
        const page = kind === 'presenter' ? presenter : audience[which % audience.length]!
        const [begin, end] = {
          loss: [() => world.setWeather({ lost: strength }), () => world.setWeather({})],
          doubling: [() => world.setWeather({ doubled: strength }), () => world.setWeather({})],
          reordering: [() => world.setWeather({ delay: 3000 * strength }), () => world.setWeather({})],
          broker: [world.kill, world.revive],
          phone: [() => world.sleep(page), () => world.wake(page)],
          presenter: [() => world.sleep(page), () => world.wake(page)],
        }[kind] as [() => void, () => void]
        timeline.push({ at, run: begin }, { at: at + lasts, run: end })
      }
      at = 0
      acts.forEach(({ after, kind, which, choice }, index) => {
        at += after
        const page = audience[which % audience.length]!
        timeline.push({ at, run: () => {
          const drivers = [presenter, ...audience, ...(second ? [second] : [])].filter(({ party }) => party.presenter?.standing.kind === 'presenting')
          if (kind === 'turn')
            drivers[which % Math.max(1, drivers.length)]?.party.presenter!.present({ slide: `slide-${index}`, click: choice })
          else if (kind === 'vote' && page.party.device!.vote([choice]))
            votes.set(page, choice)
          else if (kind === 'ask' && page.party.device!.ask(`Question ${index}?`))
            asked.push(`Question ${index}?`)
          else if (kind === 'hand over')
            presenter.party.presenter?.handOver(page.party.deviceKey, 600)
          else if (kind === 'take back')
            presenter.party.presenter?.takeBack()
        } })
      })
      for (const { at, run } of timeline.sort((a, b) => a.at - b.at)) {
        world.run(Math.max(0, at - (world.now - 5500)))
        run()
      }
      // The faults end; a beat later all is well.
      world.revive()
      audience.forEach(world.wake)
      world.wake(presenter)
      world.setWeather({})
      world.run(60_000)

      const everyone = [presenter, ...audience, ...(second ? [second] : [])]
      expect(new Set(everyone.map(slideOf)).size).toBe(1)
      const late = world.join(OWNER.public)
      world.run(200)
      expect(slideOf(late)).toBe(slideOf(presenter))

      const counts = [0, 0, 0]
      for (const choice of votes.values())
        counts[choice]!++
      const inCharge = everyone.filter(({ party }) => party.presenter?.standing.kind === 'presenting')
      expect(inCharge.length).toBe(second && presenter.party.presenter!.standing.kind === 'presenting' ? 2 : 1)
      for (const page of inCharge) {
        // A device that presents does not count its own vote.
        const without = [...counts]
        if (audience.includes(page) && votes.has(page))
          without[votes.get(page)!]!--
        expect(driver(page).result!.counts).toEqual(without)
      }
      // The owner's page hears all; a device keeps its newest three until they have arrived.
      const heard = driver(presenter).tally.questions.map(({ text }) => text)
      expect(new Set(heard).size).toBe(heard.length)
      if (asked.length <= 3)
        expect(heard.sort()).toEqual(asked.sort())
    }), { numRuns: 40 })
  }, 120_000)
})

/** Signs as somebody who holds this page's key and right. */
function forge(page: Page, message: Parameters<typeof sealStage>[0] & { right?: Parameters<typeof sealStage>[3] }) {
  const keys = keyPair(page.party.memory().secret)
  return { sealed: [TOPICS.stage(page.party.room), sealStage(message, page.party.room, keys, message.right), true] as const }
}
