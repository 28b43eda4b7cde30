// @vitest-environment node
import type { AddressInfo } from 'node:net'
import type { DoorAnswer } from '../src/net/server.ts'
import { createServer, request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { addressesOf, checkBroker } from '../src/net/server.ts'
import { audience } from '../src/net/vite.ts'

let server: ReturnType<typeof createServer>
let port: number
/** What came through to the development server itself. */
let reached: string[]

async function start(options: Parameters<typeof audience>[0] = {}) {
  reached = []
  server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`)
    response.end('deck')
  })
  server.on('upgrade', (_request, socket) => {
    reached.push('upgrade')
    socket.end()
  })
  await audience({ say: () => {}, ...options }).configureServer({ config: { base: '/' }, httpServer: server })
  await new Promise<void>(done => server.listen(0, done))
  port = (server.address() as AddressInfo).port
}
beforeEach(() => start())
afterEach(() => new Promise((done) => {
  server.closeAllConnections()
  server.close(done)
}))

/** Asks by any address and name; `fetch` would not let the name be chosen. */
function ask(host: string, path: string, { method = 'GET', headers = {} }: { method?: string, headers?: Record<string, string> } = {}): Promise<{ status: number, body: string }> {
  return new Promise((done, fail) => {
    request({ host, port, path, method, headers }, (response) => {
      let body = ''
      response.on('data', part => body += part)
      response.on('end', () => done({ status: response.statusCode!, body }))
    }).on('error', fail).end()
  })
}
const knocking = { 'x-audience': 'door' }
const door = async (...args: Parameters<typeof ask>) => JSON.parse((await ask(...args)).body) as DoorAnswer

/** This machine as others see it; a machine without a network has nobody to be guarded from. */
const outside = addressesOf(0).map(address => new URL(address).hostname)[0]

describe('the door', () => {
  it('gives the room\'s secret key to who presents on this machine, and to nobody else', async () => {
    expect((await door('127.0.0.1', '/__audience', { headers: knocking })).secret).toMatch(/^[\w-]{43}$/)
    // Another site's page cannot send the header without asking first.
    expect(await door('127.0.0.1', '/__audience')).not.toHaveProperty('secret')
    // A name of somebody else's that leads here.
    expect(await door('127.0.0.1', '/__audience', { headers: { ...knocking, host: `evil.example:${port}` } })).not.toHaveProperty('secret')
  })

  it.runIf(outside)('tells the network the room, and keeps its key', async () => {
    const answer = await door(outside!, '/__audience', { headers: knocking })
    expect(answer.room).toMatch(/^[\w-]{43}$/)
    expect(answer).not.toHaveProperty('secret')
  })

  it('leads to the same room when the server starts anew', async () => {
    const { room } = await door('127.0.0.1', '/__audience')
    await new Promise(done => server.close(done))
    await start()
    expect((await door('127.0.0.1', '/__audience')).room).toBe(room)
  })

  it('names a broker elsewhere', async () => {
    await new Promise(done => server.close(done))
    await start({ broker: 'wss://broker.example.org/mqtt' })
    expect((await door('127.0.0.1', '/__audience')).broker).toBe('wss://broker.example.org/mqtt')
  })

  it('says what an address of a broker looks like', () => {
    for (const broker of ['broker.example.org', 'mqtt://broker.example.org', ''])
      expect(() => checkBroker(broker)).toThrow(/by WebSocket, such as wss:/)
  })
})

describe.runIf(outside)('a development server with a room', () => {
  it('lets the network read the deck, and neither write it nor use its tools', async () => {
    expect(await ask(outside!, '/pages/01.md')).toEqual({ status: 200, body: 'deck' })
    expect((await ask(outside!, '/__slidev/slides/1.json', { method: 'POST' })).status).toBe(403)
    expect((await ask(outside!, '/@server-reactive/nav', { method: 'POST' })).status).toBe(403)
    expect((await ask(outside!, '/__open-in-editor?file=slides.md')).status).toBe(403)
    expect((await ask(outside!, '/__mcp')).status).toBe(403)
    expect(reached).toEqual(['GET /pages/01.md'])
  })

  it('keeps Vite\'s own channel for this machine', async () => {
    const connect = (host: string) => new Promise((done) => {
      const socket = new WebSocket(`ws://${host}:${port}/`, 'vite-hmr')
      socket.on('error', done)
      socket.on('close', done)
    })
    await connect(outside!)
    expect(reached).toEqual([])
    await connect('127.0.0.1')
    expect(reached).toEqual(['upgrade'])
  })

  it('stands back where Slidev\'s own remote control is on, but for writing', async () => {
    await new Promise(done => server.close(done))
    await start({ remote: true })
    expect((await ask(outside!, '/@server-reactive/nav', { method: 'POST' })).status).toBe(200)
    expect((await ask(outside!, '/__slidev/slides/1.json', { method: 'POST' })).status).toBe(403)
  })
})

it('what this machine asks for is as it was', async () => {
  expect((await ask('127.0.0.1', '/__slidev/slides/1.json', { method: 'POST' })).status).toBe(200)
})
