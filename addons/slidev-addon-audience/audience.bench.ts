// What a room costs: 2,000 followers on the embedded broker and on Mosquitto, side by side in one run on this machine, and
// the presenter's page at 100,000 votes. Not a deck is loaded here: the network and the tally are what is measured.
import type { Key, KeyPair } from './src/core/index.ts'
import { execFileSync, spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import mqttPacket from 'mqtt-packet'
import { WebSocket } from 'ws'
import { createTally, EMPTY_STAGE, keyPair, sealDevice, sealStage, TOPICS } from './src/core/index.ts'
import { loginOf } from './src/net/login.ts'
import { hasMosquitto, NO_MOSQUITTO, startMosquitto } from './tests/brokers.ts'

const FOLLOWERS = 2000
/** Slide changes, and rounds in which everybody votes. */
const CHANGES = 20
const BALLOTS = 5
/** Connections that are made at a time. */
const AT_A_TIME = 100
/** Milliseconds from one slide change to the next: a presenter who is in a hurry. */
const BETWEEN = 400

interface Broker {
  readonly name: string
  readonly url: string
  readonly keys: KeyPair
  readonly pid: number
  readonly stop: () => unknown
}

/** As much of an MQTT client as a measurement needs: two thousand of the real one are heavier than the broker. */
interface Client {
  readonly publish: (topic: string, payload: string, retain: boolean) => void
  onMessage: (topic: string) => void
  readonly close: () => void
}

function connect(url: string, room: Key, keys: KeyPair, topic: string, index: number): Promise<Client> {
  return new Promise((done, fail) => {
    const socket = new WebSocket(url, 'mqtt')
    const parser = mqttPacket.parser()
    const send = (packet: mqttPacket.Packet) => socket.send(mqttPacket.generate(packet))
    const clientId = `bench${index}`
    const client: Client = {
      publish: (topic, payload, retain) => send({ cmd: 'publish', topic, payload, retain, qos: 0, dup: false }),
      onMessage: () => {},
      close: () => socket.terminate(),
    }
    socket.on('open', () => send({ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clean: true, clientId, keepalive: 300, ...bytesOf(loginOf(room, clientId, keys)) }))
    socket.on('message', data => parser.parse(data as Buffer))
    socket.on('error', fail)
    parser.on('packet', (packet) => {
      if (packet.cmd === 'connack')
        send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic, qos: 0 }] })
      else if (packet.cmd === 'suback')
        done(client)
      else if (packet.cmd === 'publish')
        client.onMessage(packet.topic)
    })
  })
}
const bytesOf = ({ username, password }: { username: string, password: string }) => ({ username, password: Buffer.from(password) })

/** Followers and their presenter on one broker. */
interface Crowd {
  readonly broker: Broker
  readonly presenter: Client
  readonly phones: readonly Client[]
  readonly devices: readonly KeyPair[]
}

async function gather(broker: Broker): Promise<Crowd> {
  const { url, keys } = broker
  const room = keys.public
  const devices = Array.from({ length: FOLLOWERS }, () => keyPair())
  const presenter = await connect(url, room, keys, TOPICS.devices(room), -1)
  const phones: Client[] = []
  for (let from = 0; from < FOLLOWERS; from += AT_A_TIME)
    phones.push(...await Promise.all(devices.slice(from, from + AT_A_TIME).map((device, i) => connect(url, room, device, TOPICS.stage(room), from + i))))
  return { broker, presenter, phones, devices }
}

const sleep = (milliseconds: number) => new Promise(done => setTimeout(done, milliseconds))

/** Milliseconds from a slide change to the last phone. */
async function change({ broker, presenter, phones }: Crowd, number: number): Promise<number> {
  const room = broker.keys.public
  const payload = sealStage({ term: 1, number, stage: { ...EMPTY_STAGE, slide: `slide-${number}` } }, room, broker.keys)
  let missing = phones.length
  const arrived = new Promise<number>((done) => {
    for (const phone of phones) {
      phone.onMessage = () => {
        phone.onMessage = () => {}
        if (--missing === 0)
          done(performance.now())
      }
    }
  })
  const start = performance.now()
  presenter.publish(TOPICS.stage(room), payload, true)
  return await arrived - start
}

/** Votes a second, when everybody votes at once. */
async function ballot({ broker, presenter, phones, devices }: Crowd, round: number): Promise<number> {
  const room = broker.keys.public
  const votes = devices.map((device, i) => sealDevice({ number: round, vote: { ask: 'bench.1', picks: [i % 3] }, questions: [] }, room, device))
  let missing = phones.length
  const arrived = new Promise<number>((done) => {
    presenter.onMessage = () => {
      if (--missing === 0)
        done(performance.now())
    }
  })
  const start = performance.now()
  phones.forEach((phone, i) => phone.publish(TOPICS.device(room, devices[i]!.public), votes[i]!, false))
  return phones.length / ((await arrived - start) / 1000)
}

const percentile = (values: readonly number[], share: number) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!
/** Memory of a process, in megabytes. */
const memoryOf = (pid: number) => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024

function startEmbeddedApart(): Promise<Broker> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('tests/embedded.ts', import.meta.url))], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((done) => {
    child.stdout.once('data', (said: Buffer) => done({ name: 'embedded', pid: child.pid!, stop: () => child.kill(), ...JSON.parse(said.toString()) as Pick<Broker, 'url' | 'keys'> }))
  })
}

/** 2,000 followers on the embedded broker and on Mosquitto. Resolves to lines that say what was measured. */
export async function benchRoom(): Promise<string[]> {
  const brokers: Broker[] = [await startEmbeddedApart()]
  if (hasMosquitto) {
    const { url, keys, pid, kill } = await startMosquitto()
    brokers.push({ name: 'Mosquitto', url, keys: keyPair(keys.secret), pid, stop: kill })
  }
  const empty = brokers.map(({ pid }) => memoryOf(pid))
  const crowds: Crowd[] = []
  try {
    for (const broker of brokers)
      crowds.push(await gather(broker))
    const last = crowds.map((): number[] => [])
    const rates = crowds.map((): number[] => [])
    // In turns, so that what else the machine does meets both alike.
    for (let number = 1; number <= CHANGES; number++) {
      for (const [i, crowd] of crowds.entries()) {
        last[i]!.push(await change(crowd, number))
        await sleep(BETWEEN)
      }
    }
    for (let round = 1; round <= BALLOTS; round++) {
      for (const [i, crowd] of crowds.entries())
        rates[i]!.push(await ballot(crowd, round))
    }
    const measured = crowds.map(({ broker }, i) => ({
      name: broker.name,
      p50: percentile(last[i]!, 0.5),
      p99: percentile(last[i]!, 0.99),
      votes: percentile(rates[i]!, 0.5),
      memory: memoryOf(broker.pid) - empty[i]!,
    }))
    const lines = measured.map(({ name, p50, p99, votes, memory }) =>
      `room of ${FOLLOWERS} on ${name}: slide change to the last phone ${p50.toFixed(0)} ms (p50), ${p99.toFixed(0)} ms (p99); ${votes.toFixed(0)} votes a second; ${memory.toFixed(0)} MB more than empty`)
    const [own, other] = measured
    return other
      ? [...lines, `room, embedded against Mosquitto in one run: ${(own!.p50 / other.p50).toFixed(2)} × the time to the last phone (p50), ${(own!.p99 / other.p99).toFixed(2)} × (p99), ${(own!.votes / other.votes).toFixed(2)} × the votes a second, ${(own!.memory / other.memory).toFixed(2)} × the memory`]
      : [...lines, NO_MOSQUITTO]
  }
  finally {
    for (const { presenter, phones } of crowds)
      [presenter, ...phones].forEach(client => client.close())
    for (const { stop } of brokers)
      await stop()
  }
}

/** The presenter's page at 100,000 votes. Resolves to lines that say what was measured. */
export function benchTally(): string[] {
  const VOTES = 100_000
  const CHANGED = 1000
  const { public: room } = keyPair()
  const device = keyPair()
  const ask = { id: 'bench.1', key: 'bench', prompt: '', options: ['A', 'B', 'C'], pick: 1, open: true }
  // First votes prove nothing by their signature and are not checked: one real message stands for all, under other keys.
  const payloads = ask.options.map((_, i) => sealDevice({ number: 1, vote: { ask: ask.id, picks: [i] }, questions: [] }, room, device))
  const keyOf = (i: number) => String(i).padStart(43, 'k')
  const tally = createTally(room)
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  let start = performance.now()
  for (let i = 0; i < VOTES; i++)
    tally.take(keyOf(i), payloads[i % 3]!, i / 100)
  const counting = performance.now() - start
  start = performance.now()
  const { voters } = tally.result(ask)
  const result = performance.now() - start
  // A changed vote is checked.
  tally.take(device.public, payloads[0]!, 2000)
  const changes = Array.from({ length: CHANGED }, (_, i) => sealDevice({ number: i + 2, vote: { ask: ask.id, picks: [i % 3] }, questions: [] }, room, device))
  start = performance.now()
  changes.forEach((payload, i) => tally.take(device.public, payload, 3000 + i * 1000))
  const each = (performance.now() - start) / CHANGED
  const memory = (process.memoryUsage().heapUsed - before) / 1e6
  return [`tally of ${voters} votes: ${(counting / voters * 1000).toFixed(1)} µs each, ${(counting / 1000).toFixed(2)} s in all; a result in ${result.toFixed(1)} ms; a changed vote ${each.toFixed(2)} ms, for its signature; about ${memory.toFixed(0)} MB`]
}
