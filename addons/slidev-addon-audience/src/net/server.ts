// What the deck's own server adds for a room: the broker on the same port, the room's key for who presents on this machine,
// and a guard before what is only for this machine.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { KeyPair } from '../core/keys.ts'
import type { Broker, BROKER_DEFAULTS } from './broker.ts'
import { networkInterfaces } from 'node:os'
import { keyPair } from '../core/keys.ts'
import { createBroker } from './broker.ts'

/** Below the deck's base: the room's door, and the broker's. */
export const DOOR = '__audience'

/** What a page learns of the room of its server. */
export interface DoorAnswer {
  readonly room: string
  /** A broker elsewhere; undefined where the server itself is it. */
  readonly broker?: string
  /** Only for who presents on this machine. */
  readonly secret?: string
  /** Where others find the deck, the likeliest first. */
  readonly addresses: readonly string[]
}

export interface AudienceOptions {
  /** Address of an MQTT broker, by WebSocket; by default the server is one itself. */
  readonly broker?: string
  /** The path of the deck, with slashes around it. @default '/' */
  readonly base?: string
  readonly limits?: Partial<typeof BROKER_DEFAULTS>
  /** The room's keys. @default new ones: a new room */
  readonly keys?: KeyPair
}

export interface Audience {
  readonly keys: KeyPair
  /** Answers what is the room's. @returns whether it was */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Listens on the deck's server. */
  readonly attach: (server: Server) => void
  /** For the head of each page: it tells a build, which is the same on any host, that here is a room. */
  readonly head: string
  readonly broker: Broker | undefined
  readonly close: () => Promise<void>
}

/** @throws Error when the address is none of a broker that a browser can reach. */
export function checkBroker(broker: string): string {
  const url = URL.parse(broker)
  if (!url || !/^wss?:$/.test(url.protocol))
    throw new Error(`The broker is "${broker}"; a browser reaches one by WebSocket, such as wss://broker.example.org:8884/mqtt.`)
  return broker
}

/** Whether a request comes from this machine, and was meant for it by name: another site's page cannot send one that passes. */
export function isFromHere(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  return isThisMachine(request) && ['localhost', '127.0.0.1', '[::1]'].includes(host)
}

/** Whether a connection comes from this machine. */
export function isThisMachine(request: IncomingMessage): boolean {
  return /^(?:::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '')
}

/** Addresses of this machine in its networks; private ones of version 4 first, since phones share them. */
export function addressesOf(port: number, base = '/'): string[] {
  return Object.values(networkInterfaces()).flatMap(list => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)
    .sort((a, b) => Number(b.startsWith('192.168.')) - Number(a.startsWith('192.168.')))
    .map(address => `http://${address}:${port}${base}`)
}

/** Opens a room for a server. */
export async function openAudience({ broker: elsewhere, base = '/', limits, keys = keyPair() }: AudienceOptions = {}): Promise<Audience> {
  const path = `${base}${DOOR}`
  const broker = elsewhere ? void checkBroker(elsewhere) : await createBroker(keys.public, limits)
  const pathOf = (request: IncomingMessage) => (request.url ?? '').replace(/[?#].*$/, '')
  return {
    keys,
    broker,
    head: '<meta name="audience" content="here">',
    answer(request, response) {
      if (pathOf(request) !== path)
        return false
      const port = (request.socket.address() as AddressInfo).port
      const answer: DoorAnswer = {
        room: keys.public,
        addresses: addressesOf(port, base),
        ...(elsewhere && { broker: elsewhere }),
        // The header makes a browser ask first, if another site's page sends it; and nobody answers that.
        ...(isFromHere(request) && request.headers['x-audience'] === 'door' && { secret: keys.secret }),
      }
      response.setHeader('content-type', 'application/json; charset=utf-8')
      response.setHeader('cache-control', 'no-store')
      response.end(JSON.stringify(answer))
      return true
    },
    attach(server) {
      if (!broker)
        return
      server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        if (pathOf(request) === path)
          broker.upgrade(request, socket, head)
      })
    },
    close: async () => {
      await broker?.close()
    },
  }
}
