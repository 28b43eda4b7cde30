import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { createServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isForeign, ownOrigin } from './own-origin.ts'

describe('the development server', () => {
  let written = 0
  let hasWriter = false
  let url: string
  let close: () => Promise<void>

  beforeAll(async () => {
    const server = await createServer({
      root: tmpdir(),
      configFile: false,
      logLevel: 'silent',
      server: { port: 0, host: '127.0.0.1', ws: false },
      plugins: [
        { name: 'writes', configureServer: ({ middlewares }) => void middlewares.use('/write', (_, response) => {
          written++
          response.end('written')
        }) },
        { name: 'slidev:monaco-write', configureServer: () => void (hasWriter = true) },
        ownOrigin(),
      ],
    })
    await server.listen()
    url = `http://127.0.0.1:${(server.httpServer!.address() as AddressInfo).port}`
    close = () => server.close()
  })
  afterAll(() => close())

  it.each([['text/plain'], ['application/json'], ['application/x-www-form-urlencoded']])('takes no order of another origin, as %s', async (type) => {
    const before = written
    for (const origin of ['https://example.com', 'http://127.0.0.1:1', 'http://localhost:5173', 'null']) {
      const answer = await fetch(`${url}/write`, { method: 'POST', headers: { 'content-type': type, origin }, body: '{}' })
      expect(answer.status, origin).toBe(403)
    }
    expect(written).toBe(before)
  })

  it('takes those of its own pages, and of commands that are no browser', async () => {
    const before = written
    expect((await fetch(`${url}/write`, { method: 'POST', headers: { origin: url }, body: '{}' })).status).toBe(200)
    expect((await fetch(`${url}/write`, { method: 'POST', body: '{}' })).status).toBe(200)
    expect(written).toBe(before + 2)
  })

  it('has no writer that a message could end', () => {
    expect(hasWriter).toBe(false)
  })

  it('lets no other origin read', async () => {
    const answer = await fetch(`${url}/@vite/client`, { headers: { origin: 'http://localhost:5173' } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('an origin', () => {
  it.each([
    [{ origin: 'http://localhost:3030', host: 'localhost:3030' }, false],
    [{ origin: 'http://localhost:3031', host: 'localhost:3030' }, true],
    [{ origin: 'http://localhost:3030.example.com', host: 'localhost:3030' }, true],
    [{ 'host': 'localhost:3030', 'sec-fetch-site': 'cross-site' }, true],
    [{ 'host': 'localhost:3030', 'sec-fetch-site': 'same-origin' }, false],
    [{ host: 'localhost:3030' }, false],
  ])('%o is foreign: %s', (headers, foreign) => {
    expect(isForeign(headers)).toBe(foreign)
  })
})
