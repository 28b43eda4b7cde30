// Brokers to test and measure with: the embedded one, and Debian's Mosquitto where it is installed.
import type { AddressInfo } from 'node:net'
import type { BROKER_DEFAULTS } from '../src/net/broker.ts'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, createServer as createSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { keyPair } from '../src/core/index.ts'
import { DOOR, openAudience } from '../src/net/server.ts'

export interface TestBroker {
  readonly url: string
  readonly keys: { readonly public: string, readonly secret: string }
  /** Process of the broker, to be measured. */
  readonly pid: number
  readonly kill: () => Promise<void>
  /** The same again, on the same port, with nothing remembered. */
  readonly revive: () => Promise<void>
}

const MOSQUITTO = ['/usr/sbin/mosquitto', '/usr/bin/mosquitto', '/opt/homebrew/sbin/mosquitto', '/usr/local/sbin/mosquitto'].find(existsSync)

/** Said where Mosquitto is not installed. */
export const NO_MOSQUITTO = 'Mosquitto is not installed here (Debian\'s package "mosquitto"): nothing was tried on it.'
export const hasMosquitto = MOSQUITTO !== undefined

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const socket = createSocket()
    socket.listen(0, '127.0.0.1', () => {
      const { port } = socket.address() as AddressInfo
      socket.close(() => done(port))
    })
  })
}

export async function startEmbedded(limits: Partial<typeof BROKER_DEFAULTS> = {}): Promise<TestBroker> {
  const port = await freePort()
  const keys = keyPair()
  async function start() {
    const audience = await openAudience({ limits, keys })
    const server = createServer((request, response) => void (audience.answer(request, response) || response.end()))
    audience.attach(server)
    await new Promise<void>(done => server.listen(port, '127.0.0.1', done))
    return async () => {
      await audience.close()
      server.closeAllConnections()
      await new Promise(done => server.close(done))
    }
  }
  let stop = await start()
  return {
    url: `ws://127.0.0.1:${port}/${DOOR}`,
    keys,
    pid: process.pid,
    kill: () => stop(),
    revive: async () => {
      stop = await start()
    },
  }
}

export async function startMosquitto(): Promise<TestBroker> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'mosquitto-'))
  const config = join(folder, 'mosquitto.conf')
  // As much as a room needs, and Mosquitto's own defaults for the rest. Version 2.0.11 does not start without another listener.
  writeFileSync(config, `listener ${port} 127.0.0.1\nprotocol websockets\nlistener 0 ${join(folder, 'socket')}\nallow_anonymous true\npersistence false\n${process.getuid?.() === 0 ? 'user root\n' : ''}`)
  async function start() {
    const child = spawn(MOSQUITTO!, ['-c', config], { stdio: 'ignore' })
    for (let i = 0; i < 100; i++) {
      if (await isListening(port))
        return child
      await new Promise(done => setTimeout(done, 50))
    }
    child.kill()
    throw new Error(`${MOSQUITTO} does not listen on port ${port}; run it by hand with: ${MOSQUITTO} -c ${config}`)
  }
  let child = await start()
  const stop = () => new Promise<void>((done) => {
    child.once('exit', () => done())
    child.kill('SIGKILL')
  })
  return {
    url: `ws://127.0.0.1:${port}/mqtt`,
    keys: keyPair(),
    get pid() {
      return child.pid!
    },
    kill: stop,
    revive: async () => {
      child = await start()
    },
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      done(true)
    })
    socket.on('error', () => done(false))
  })
}
