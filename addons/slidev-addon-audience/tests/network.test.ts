// @vitest-environment node
import type { KeyPair, Party } from '../src/core/index.ts'
import type { Link } from '../src/net/mqtt.ts'
import type { TestBroker } from './brokers.ts'
import mqtt from 'mqtt'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createParty, EMPTY_STAGE, keyPair, sealStage, TOPICS } from '../src/core/index.ts'
import { loginOf } from '../src/net/login.ts'
import { openLink } from '../src/net/mqtt.ts'
import { hasMosquitto, NO_MOSQUITTO, startEmbedded, startMosquitto } from './brokers.ts'

const QUESTION = { key: 'q', prompt: 'Which?', options: ['A', 'B'], pick: 1 }

if (!hasMosquitto)
  console.warn(NO_MOSQUITTO)

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const run of cleanups.splice(0).reverse())
    await run()
})

/** A page on a real connection. */
function join(broker: TestBroker, owner?: KeyPair): Party & { link: Link } {
  const keys = owner ?? keyPair()
  const room = broker.keys.public
  const party = createParty({
    room,
    ...(owner && { owner }),
    ...(!owner && { memory: { secret: keys.secret, message: { number: 1, questions: [] }, asked: 0 } }),
    firstTerm: Math.floor(Date.now() / 1000),
    wire: { publish: (...message) => link.publish(...message), subscribe: topic => link.subscribe(topic) },
    clock: {
      now: () => performance.now(),
      random: Math.random,
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
    },
  })
  const link = openLink({ broker: broker.url, room, keys, onMessage: party.receive, onConnect: party.connected, onDisconnect: party.disconnected })
  cleanups.push(() => {
    party.stop()
    link.close()
  })
  return Object.defineProperties({} as Party & { link: Link }, { ...Object.getOwnPropertyDescriptors(party), link: { value: link } })
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 })
const presenterOf = async (broker: TestBroker) => {
  const page = join(broker, broker.keys)
  await until(() => expect(page.presenter).toBeDefined())
  return page
}

describe.each([
  { name: 'the embedded broker', start: () => startEmbedded(), isThere: true },
  { name: 'Mosquitto', start: startMosquitto, isThere: hasMosquitto },
].filter(({ isThere }) => isThere))('on $name', ({ start }) => {
  it('phones follow, vote and ask; a late-comer lands on the slide', async () => {
    const broker = await start()
    cleanups.push(broker.kill)
    const presenter = await presenterOf(broker)
    const phones = [join(broker), join(broker)]
    presenter.presenter!.present({ slide: 'outage', click: 2 })
    presenter.presenter!.open(QUESTION)
    await until(() => phones.forEach(phone => expect(phone.latest?.stage).toMatchObject({ slide: 'outage', click: 2, ask: { open: true } })))
    phones.forEach((phone, i) => phone.device!.vote([i]))
    phones[0]!.device!.vote([1])
    phones[1]!.device!.ask('Why?')
    await until(() => {
      expect(presenter.presenter!.result).toMatchObject({ counts: [0, 2], voters: 2 })
      expect(presenter.presenter!.tally.questions.map(({ text }) => text)).toEqual(['Why?'])
      expect(presenter.presenter!.following).toBe(2)
    })
    const late = join(broker)
    await until(() => expect(late.latest?.stage.slide).toBe('outage'))
  }, 30_000)

  it('goes on when the broker is killed and started again', async () => {
    const broker = await start()
    cleanups.push(broker.kill)
    const presenter = await presenterOf(broker)
    const phones = [join(broker), join(broker)]
    presenter.presenter!.open(QUESTION)
    await until(() => phones.forEach(phone => expect(phone.latest?.stage.ask?.open).toBe(true)))
    phones[0]!.device!.vote([0])
    await broker.kill()
    await until(() => [presenter, ...phones].forEach(({ isConnected }) => expect(isConnected).toBe(false)))
    // Said while nobody hears it.
    phones[1]!.device!.vote([1])
    presenter.presenter!.present({ slide: 'meanwhile', click: 0 })
    await broker.revive()
    await until(() => {
      phones.forEach(phone => expect(phone.latest?.stage.slide).toBe('meanwhile'))
      expect(presenter.presenter!.result).toMatchObject({ counts: [1, 1], voters: 2 })
    })
  }, 40_000)

  it('hands over to a phone and takes back', async () => {
    const broker = await start()
    cleanups.push(broker.kill)
    const presenter = await presenterOf(broker)
    const [next, other] = [join(broker), join(broker)]
    await until(() => expect(next.latest).toBeDefined())
    presenter.presenter!.handOver(next.deviceKey, 60)
    await until(() => expect(next.presenter).toBeDefined())
    next.presenter!.present({ slide: 'theirs', click: 1 })
    await until(() => expect(other.latest?.stage.slide).toBe('theirs'))
    // Who presents hears the room.
    await until(() => expect(next.presenter!.following).toBe(1))
    presenter.presenter!.takeBack()
    await until(() => expect(next.presenter).toBeUndefined())
    presenter.presenter!.present({ slide: 'mine', click: 0 })
    await until(() => expect(other.latest?.stage.slide).toBe('mine'))
  }, 30_000)

  it('a stranger who publishes to the room moves nobody, and is not what a late-comer sees', async () => {
    const broker = await start()
    cleanups.push(broker.kill)
    const room = broker.keys.public
    const presenter = await presenterOf(broker)
    const phone = join(broker)
    presenter.presenter!.present({ slide: 'true', click: 0 })
    await until(() => expect(phone.latest?.stage.slide).toBe('true'))
    const stranger = join(broker)
    await until(() => expect(stranger.isConnected).toBe(true))
    for (let number = 1; number < 20; number++)
      stranger.link.publish(TOPICS.stage(room), sealStage({ term: 9e9, number, stage: { ...EMPTY_STAGE, slide: 'false' } }, room, keyPair()), true)
    await new Promise(done => setTimeout(done, 1800))
    expect(phone.latest?.stage.slide).toBe('true')
    const late = join(broker)
    await until(() => expect(late.latest?.stage.slide).toBe('true'))
  }, 30_000)
})

describe('the embedded broker', () => {
  async function connect(broker: TestBroker, options: mqtt.IClientOptions) {
    const client = mqtt.connect(broker.url, { protocolVersion: 4, reconnectPeriod: 0, ...options })
    cleanups.push(() => client.end(true))
    let state = 'waits'
    client.on('connect', () => state = 'in')
    client.on('error', () => state = 'refused')
    client.on('close', () => state = state === 'in' ? 'thrown out' : 'refused')
    await until(() => expect(state).not.toBe('waits'))
    return { client, state: () => state }
  }

  it('takes nobody without a key, and nobody with another\'s', async () => {
    const broker = await startEmbedded()
    cleanups.push(broker.kill)
    expect((await connect(broker, { clientId: 'nobody' })).state()).toBe('refused')
    const stolen = loginOf(broker.keys.public, 'theirs', keyPair())
    expect((await connect(broker, { clientId: 'mine', ...stolen })).state()).toBe('refused')
    expect((await connect(broker, { clientId: 'theirs', ...stolen })).state()).toBe('in')
  }, 30_000)

  it('lets nobody hear what devices say but who presents', async () => {
    const broker = await startEmbedded()
    cleanups.push(broker.kill)
    const room = broker.keys.public
    const spy = await connect(broker, { clientId: 'spy', ...loginOf(room, 'spy', keyPair()) })
    const heard: string[] = []
    spy.client.on('message', topic => heard.push(topic))
    for (const topic of ['#', '+/+/+/+/+', TOPICS.devices(room), '$SYS/#', `audience/1/${room}/#`]) {
      const granted = await spy.client.subscribeAsync(topic).catch((error: Error) => error.message)
      expect(JSON.stringify(granted), topic).toMatch(/128|Unspecified error/)
    }
    const presenter = await presenterOf(broker)
    const phone = join(broker)
    presenter.presenter!.open(QUESTION)
    await until(() => expect(phone.device!.vote([0])).toBe(true))
    await until(() => expect(presenter.presenter!.result?.voters).toBe(1))
    expect(heard).toEqual([])
  }, 30_000)

  it('throws out who speaks for another device, and outside the room', async () => {
    const broker = await startEmbedded()
    cleanups.push(broker.kill)
    const room = broker.keys.public
    for (const topic of [TOPICS.device(room, keyPair().public), 'elsewhere', TOPICS.stage(keyPair().public)]) {
      const keys = keyPair()
      const { client, state } = await connect(broker, { clientId: keys.public.slice(0, 20), ...loginOf(room, keys.public.slice(0, 20), keys) })
      client.publish(topic, '{}')
      await until(() => expect(state(), topic).toBe('thrown out'))
    }
  }, 30_000)

  it('lets a flood and what is too large come to nothing', async () => {
    const broker = await startEmbedded()
    cleanups.push(broker.kill)
    const presenter = await presenterOf(broker)
    const phone = join(broker)
    await until(() => expect(phone.latest).toBeDefined())
    const topic = TOPICS.device(broker.keys.public, phone.deviceKey)
    const { refused } = presenter.presenter!.tally
    const before = { ...refused }
    phone.link.publish(topic, 'x'.repeat(10_000), false)
    for (let i = 0; i < 5000; i++)
      phone.link.publish(topic, `{"number":${i}}`, false)
    presenter.presenter!.open(QUESTION)
    const other = join(broker)
    await until(() => expect(other.device!.vote([1])).toBe(true))
    await until(() => expect(presenter.presenter!.result).toMatchObject({ counts: [0, 1] }))
    const seen = Object.keys(refused).reduce((sum, key) => sum + refused[key as keyof typeof refused] - before[key as keyof typeof refused], 0)
    expect(seen).toBeLessThan(100)
  }, 30_000)
})
