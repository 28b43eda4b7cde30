import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Served } from './serve.ts'
import { fileOf, serve } from './serve.ts'

describe('a static host', () => {
  let folder: string
  let served: Served

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deck-serve-'))
    mkdirSync(join(folder, 'site', 'assets'), { recursive: true })
    writeFileSync(join(folder, 'secret.txt'), 'not yours')
    writeFileSync(join(folder, 'site', 'index.html'), '<h1>Deck</h1>')
    writeFileSync(join(folder, 'site', 'assets', 'a b.js'), 'export {}')
    served = await serve(join(folder, 'site'), { base: '/some/folder/', gzip: true })
  })
  afterAll(async () => {
    await served.close()
    rmSync(folder, { recursive: true })
  })

  it('serves files under its path, by their type, compressed', async () => {
    const page = await fetch(served.url)
    expect(await page.text()).toBe('<h1>Deck</h1>')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const script = await fetch(`${served.url}assets/a%20b.js`)
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('content-encoding')).toBe('gzip')
    expect(await script.text()).toBe('export {}')
  })

  it('rewrites nothing: what is not there is not found', async () => {
    expect((await fetch(`${served.url}no-such-slide`)).status).toBe(404)
    expect((await fetch(new URL('/', served.url))).status).toBe(404)
  })

  it.each(['/some/folder/../secret.txt', '/some/folder/%2e%2e/secret.txt', '/some/folder/..%2fsecret.txt', '/some/folder//etc/passwd', '/some/folder/%00', '/some/folder/%E0'])('gives nothing outside its folder: %s', (address) => {
    const root = join(folder, 'site')
    const file = fileOf(root, '/some/folder/', address)
    expect(file === undefined || file.startsWith(root)).toBe(true)
  })
})
