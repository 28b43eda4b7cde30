import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { page } from './page.ts'

type Handle = (request: Partial<IncomingMessage>, response: Partial<ServerResponse>, next: () => void) => void

/** What a browser gets for an address while the deck is presented. */
function sent(url: string, html: string): string {
  const handles: Handle[] = []
  const { configureServer } = page() as unknown as { configureServer: (server: object) => () => void }
  configureServer({ middlewares: { use: (handle: Handle) => handles.push(handle) } })()
  let got = ''
  const response = { end: (text: string) => got = text } as unknown as ServerResponse
  handles[0]!({ url }, response, () => response.end(html))
  return got
}

it('lets a deck that is presented start where storage is blocked: the script stands before all others', () => {
  const html = sent('/index.html', '<head><script src="deck"></script></head>')
  expect(html.indexOf('localStorage')).toBeGreaterThan(0)
  expect(html.indexOf('localStorage')).toBeLessThan(html.indexOf('src="deck"'))
})

it('leaves other files alone', () => {
  expect(sent('/slides.md', '<head></head>')).toBe('<head></head>')
})
