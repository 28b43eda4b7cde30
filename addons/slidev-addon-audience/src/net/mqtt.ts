// The way to a broker: MQTT 3.1.1 over WebSocket. Whoever imports this brings the client along; pages do when a room opens.
import type { KeyPair } from '../core/keys.ts'
import type { Wire } from '../core/wire.ts'
import mqtt from 'mqtt'
import { loginOf } from './login.ts'

export interface Link extends Wire {
  /** Connects anew, where the page has slept and the connection may be dead without knowing it. */
  readonly wake: () => void
  readonly close: () => void
}

export interface LinkOptions {
  /** `ws://…` or `wss://…`; a name and a password in it are the broker's own. */
  readonly broker: string
  readonly room: string
  readonly keys: KeyPair
  readonly onMessage: (topic: string, payload: string) => void
  readonly onConnect: () => void
  readonly onDisconnect: () => void
}

/**
 * Every message holds all that its sender has to say, and is repeated: so the broker need not keep, confirm or repeat any
 * (QoS 0, clean sessions), and what was not sent is not sent late.
 */
export function openLink({ broker, room, keys, onMessage, onConnect, onDisconnect }: LinkOptions): Link {
  const address = new URL(broker)
  const own = address.username ? { username: decodeURIComponent(address.username), password: decodeURIComponent(address.password) } : undefined
  address.username = address.password = ''
  const clientId = `a${Array.from(crypto.getRandomValues(new Uint8Array(10)), byte => byte.toString(16).padStart(2, '0')).join('')}`
  const client = mqtt.connect(address.href, {
    protocolVersion: 4,
    clean: true,
    clientId,
    ...(own ?? loginOf(room, clientId, keys)),
    keepalive: 30,
    connectTimeout: 10_000,
    // Two thousand phones do not come back in the same instant.
    reconnectPeriod: 800 + Math.random() * 2400,
    queueQoSZero: false,
    resubscribe: false,
    // A page in the background may be slow; a worker for the timer is no help, and a strict host refuses it.
    timerVariant: 'native',
  })
  client.on('connect', onConnect)
  client.on('close', onDisconnect)
  client.on('message', (topic, payload) => onMessage(topic, payload.toString()))
  // A connection that fails is tried again; there is nothing else to do about it.
  client.on('error', () => {})
  return {
    publish(topic, payload, retain) {
      if (client.connected)
        client.publish(topic, payload, { qos: 0, retain })
    },
    subscribe(topic) {
      if (client.connected)
        client.subscribe(topic, { qos: 0 })
    },
    wake: () => client.stream.destroy(),
    close: () => client.end(true),
  }
}
