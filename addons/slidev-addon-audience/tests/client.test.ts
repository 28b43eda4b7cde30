import { afterEach, describe, expect, it, vi } from 'vitest'
import { ownBroker, readLink, writeLink } from '../client/link.ts'
import { roomFile } from '../client/save.ts'
import { arrive, departures, joinTravel, onDeparture } from '../client/travel.ts'
import { keyPair } from '../src/core/index.ts'

const { public: room } = keyPair()

describe('the link of a room', () => {
  it.each([
    ['http://192.168.1.7:3030/', true, undefined],
    ['https://decks.example.org/netflix/', true, 'wss://name:pass%20word@broker.example.org:8884/mqtt'],
    ['https://decks.example.org/netflix/', false, undefined],
  ])('is read as it was written: %s, hash %s, %s', (deck, hash, broker) => {
    const link = writeLink(deck, { room, ...(broker && { broker }) }, hash)
    expect(link.startsWith(`${deck}${hash ? '#/1?' : '1?'}`)).toBe(true)
    expect(readLink(link)).toEqual({ room, ...(broker && { broker }) })
  })

  it('is none where the key is none, and names no broker that a page cannot reach', () => {
    expect(readLink('http://a.example/#/1?room=short')).toBeUndefined()
    expect(readLink('http://a.example/#/1')).toBeUndefined()
    expect(readLink(`http://a.example/#/1?room=${room}&broker=javascript:alert(1)`)).toEqual({ room })
  })

  it('leads to the server\'s own broker by the scheme of the page', () => {
    expect(ownBroker('https://a.example/deck/')).toBe('wss://a.example/deck/__audience')
    expect(ownBroker('http://a.example:3030/')).toBe('ws://a.example:3030/__audience')
  })
})

describe('what travels', () => {
  const leaves: (() => void)[] = []
  afterEach(() => leaves.splice(0).forEach(leave => leave()))
  function figure(key: string, state: unknown) {
    const own = { state, applied: [] as unknown[] }
    const { changed, leave } = joinTravel(key, { read: () => own.state, apply: (given) => { own.applied.push(given) } })
    leaves.push(leave)
    return { own, changed, leave }
  }

  it('is what somebody changed, the latest first, within bounds', () => {
    const [one, two, large] = [figure('one', 1), figure('two', 2), figure('large', 'x'.repeat(100))]
    expect(departures(8, 50)).toEqual({})
    const told = vi.fn()
    onDeparture(told)
    one.changed()
    large.changed()
    two.changed()
    expect(told).toHaveBeenCalledTimes(3)
    expect(departures(8, 50)).toEqual({ two: '2', one: '1' })
    expect(departures(1, 50)).toEqual({ two: '2' })
    two.leave()
    expect(departures(8, 50)).toEqual({ one: '1' })
  })

  it('arrives once, also at a figure that comes later, and again when asked for', () => {
    const early = figure('early', 0)
    arrive({ early: '{"t":1}', late: '{"t":2}' })
    arrive({ early: '{"t":1}', late: '{"t":2}' })
    expect(early.own.applied).toEqual([{ t: 1 }])
    expect(figure('late', 0).own.applied).toEqual([{ t: 2 }])
    arrive({ early: '{"t":1}', late: '{"t":2}' }, true)
    expect(early.own.applied).toHaveLength(2)
  })

  it('stays while one of two views of a slide is there', () => {
    const [own, preview] = [figure('twice', 5), figure('twice', 5)]
    own.changed()
    preview.leave()
    expect(departures(8, 50)).toMatchObject({ twice: '5' })
  })
})

it('the file holds votes, with those of an open question, and questions, and nothing of who said what', () => {
  const ask = { id: 'q.1', key: 'q', prompt: 'Which?', options: ['A', 'B'], pick: 1, open: false }
  const text = roomFile({
    outcomes: [{ ask, result: { ask: 'q.1', counts: [3, 1], voters: 4 } }],
    stage: { slide: 'x', click: 0, figures: {}, invites: false, beat: 10_000, ask: { ...ask, id: 'q.2', prompt: 'And now?', open: true } },
    result: { ask: 'q.2', counts: [0, 1], voters: 1 },
    questions: [{ id: 'someone.0.x', text: 'Why?', slide: 'outage', status: 'answered' }],
  }, new Date(0))
  expect(JSON.parse(text)).toEqual({
    saved: '1970-01-01T00:00:00.000Z',
    votes: [
      { question: 'Which?', voters: 4, options: [{ option: 'A', votes: 3 }, { option: 'B', votes: 1 }] },
      { question: 'And now?', voters: 1, options: [{ option: 'A', votes: 0 }, { option: 'B', votes: 1 }] },
    ],
    questions: [{ question: 'Why?', slide: 'outage', status: 'answered' }],
  })
})
