import type { Server } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { command, sentence } from './command.ts'
import { freePort } from './port.ts'

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

describe('a command that fails', () => {
  it('says why in a sentence, and exits with 1', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    await command(() => Promise.reject(new Error('There is no build yet.')))
    expect(said.mock.calls).toEqual([['There is no build yet.']])
    expect(process.exitCode).toBe(1)
  })

  it('names a folder that cannot be written to', () => {
    expect(sentence(Object.assign(new Error('EACCES: permission denied, mkdir'), { code: 'EACCES', path: '/deck/export' })))
      .toBe('/deck/export cannot be written to. Copy the deck to a folder of your own, or give yourself the right to write there.')
  })

  it('tells where its own mistake is', () => {
    expect(sentence(new TypeError('x is not a function'))).toMatch(/^TypeError: x is not a function\n +at /)
  })
})

describe('the port', () => {
  /** Takes a port that is followed by a free one. */
  const take = () => new Promise<{ port: number, server: Server }>((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => done({ port: (server.address() as { port: number }).port, server }))
  })

  it('is the one that was asked for, else the next that is free, which is said', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {})
    const { port, server } = await take()
    const next = await freePort(port)
    expect(next).toBeGreaterThan(port)
    expect(said).toHaveBeenCalledWith(`Port ${port} is taken; ${next} is free and used instead.`)
    await new Promise(done => server.close(done))
    expect(await freePort(port)).toBe(port)
    expect(said).toHaveBeenCalledTimes(1)
  })

  it.each(['0', '70000', 'foo', ''])('is no port: “%s”', async (given) => {
    await expect(freePort(given)).rejects.toThrow(`--port is "${given}"; it should be a number from 1 to 65535`)
  })
})
