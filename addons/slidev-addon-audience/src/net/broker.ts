// The broker inside the deck's own server: aedes, for one room, which lets through only what the room is made of.
import type { Client } from 'aedes'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Key } from '../core/keys.ts'
import { Aedes } from 'aedes'
import { createWebSocketStream, WebSocketServer } from 'ws'
import { parseTopic, TOPICS } from '../core/envelope.ts'
import { LIMITS } from '../core/limits.ts'
import { createReceiver } from '../core/receiver.ts'
import { keyOfLogin } from './login.ts'

export const BROKER_DEFAULTS = {
  /** A phone that does not read what it is sent is let go after so many milliseconds; nobody waits for it. */
  drainTimeout: 10_000,
  /** Connections from one address, this machine's own apart. */
  perAddress: 400,
  /** Messages of one connection: so many at once, then so many a second. */
  burst: 30,
  perSecond: 4,
}

export interface Broker {
  /** Takes over a WebSocket handshake. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly connections: () => number
  readonly close: () => Promise<void>
}

interface Guest {
  readonly key: Key
  tokens: number
  at: number
}

const isLoopback = (address = '') => /^(?:::ffff:)?127\.|^::1$/.test(address)

/** Starts the broker of a room. */
export async function createBroker(room: Key, options: Partial<typeof BROKER_DEFAULTS> = {}): Promise<Broker> {
  const { drainTimeout, perAddress, burst, perSecond } = { ...BROKER_DEFAULTS, ...options }
  const guests = new WeakMap<Client, Guest>()
  const perHost = new Map<string, number>()
  const receiver = createReceiver(room)
  const stageTopic = TOPICS.stage(room)
  const devicesTopic = TOPICS.devices(room)

  /** Who may hear what devices say: the owner, and who has or is offered the right to present. */
  function mayPresent(key: Key | undefined): boolean {
    const { latest } = receiver
    return key !== undefined && (key === room || latest?.right?.grant.to === key || latest?.stage.offer?.grant.to === key)
  }

  const aedes = await Aedes.createBroker({
    drainTimeout,
    // Each message is in flight until it is with every phone: as many at once as a room may have to say.
    concurrency: 10_000,
    maxClientsIdLength: 64,
    keepaliveLimit: 300,
    connectTimeout: 10_000,
    authenticate(client, username, password, done) {
      const key = keyOfLogin(room, client.id, username, password?.toString())
      if (!key)
        return done(Object.assign(new Error('this room takes a key and its signature'), { returnCode: 4 }), false)
      guests.set(client, { key, tokens: burst, at: Date.now() })
      done(null, true)
    },
    authorizePublish(client, packet, done) {
      const guest = client && guests.get(client)
      if (!guest)
        return done(new Error('who is this?'))
      const now = Date.now()
      guest.tokens = Math.min(burst, guest.tokens + (now - guest.at) / 1000 * perSecond)
      guest.at = now
      const topic = parseTopic(packet.topic)
      const { length } = packet.payload
      if (topic?.room !== room)
        return done(new Error('not this room'))
      packet.qos = 0
      if (topic.device === undefined) {
        const payload = packet.payload.toString()
        const ends = payload === '' && receiver.latest?.stage.isOver && mayPresent(guest.key)
        if (length > LIMITS.stage || (!ends && receiver.receive(payload, now).kind !== 'taken'))
          drop(packet)
        return done(null)
      }
      if (topic.device !== guest.key)
        return done(new Error('not this device'))
      packet.retain = false
      if (length > LIMITS.device || guest.tokens < 1)
        drop(packet)
      else
        guest.tokens -= 1
      done(null)
    },
    authorizeSubscribe(client, subscription, done) {
      const isAllowed = subscription.topic === stageTopic || (subscription.topic === devicesTopic && mayPresent(guests.get(client)?.key))
      done(null, isAllowed ? { ...subscription, qos: 0 } : null)
    },
  })
  // A client that breaks the protocol is disconnected, which is all.
  for (const event of ['clientError', 'connectionError'] as const)
    aedes.on(event, () => {})

  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.stage * 4,
    handleProtocols: protocols => protocols.has('mqtt') ? 'mqtt' : false,
  })
  return {
    upgrade(request, socket, head) {
      const address = request.socket.remoteAddress ?? ''
      const count = perHost.get(address) ?? 0
      if (count >= perAddress && !isLoopback(address)) {
        socket.end('HTTP/1.1 429 Too Many Requests\r\nconnection: close\r\n\r\n')
        return
      }
      perHost.set(address, count + 1)
      socket.once('close', () => perHost.set(address, perHost.get(address)! - 1))
      server.handleUpgrade(request, socket, head, (ws) => {
        const stream = createWebSocketStream(ws)
        stream.on('error', () => {})
        // Aedes reads once for each 'readable' and expects all there is, which Node gave until 26: since then a chunk.
        const read = stream.read.bind(stream)
        stream.read = (size?: number) => read(size ?? (stream.readableLength || undefined))
        aedes.handle(stream, request)
      })
    },
    connections: () => aedes.connectedClients,
    close: () => new Promise((done) => {
      aedes.close(() => server.close(() => done()))
      for (const ws of server.clients)
        ws.terminate()
    }),
  }
}

/** Nobody may subscribe to this, so nobody hears it; its sender stays connected. */
function drop(packet: { topic: string, payload: string | Buffer, retain: boolean }) {
  packet.topic = 'dropped'
  packet.payload = Buffer.alloc(0)
  packet.retain = false
}
