// What a visitor downloads and waits for when a slide is opened directly.
import type { Browser } from 'playwright-chromium'
import { CANVAS } from './stage.ts'

export interface Weight {
  /** Bytes that came over the wire, headers included. */
  bytes: number
  /** Addresses asked for, with their bytes, heaviest first. */
  requests: { url: string, bytes: number }[]
  /** Milliseconds until the title could be seen. */
  visible: number
}

export const WEIGH_DEFAULTS = {
  /** Milliseconds without a request after which the page has all it wants; Slidev loads neighbours after 3 s. */
  quiet: 4000,
  /** A usual link: bytes a second and milliseconds of latency. */
  link: { throughput: 2.5e6, latency: 20 },
  /** What is to be seen first. */
  shown: '.slidev-page .slidev-layout h1',
}

/** Opens an address in a page that has seen nothing, over a link as visitors have it, and weighs what arrives. */
export async function weigh(browser: Browser, url: string, options: Partial<typeof WEIGH_DEFAULTS> = {}): Promise<Weight> {
  const { quiet, link, shown } = { ...WEIGH_DEFAULTS, ...options }
  const { origin } = new URL(url)
  const context = await browser.newContext({ viewport: CANVAS })
  const page = await context.newPage()
  // The empty deck asks for a favicon elsewhere; what is not served here does not count.
  await context.route(address => address.origin !== origin, route => route.abort())
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: link.latency, downloadThroughput: link.throughput, uploadThroughput: link.throughput })

  const urls = new Map<string, string>()
  const bytes = new Map<string, number>()
  let last = Date.now()
  network.on('Network.requestWillBeSent', ({ requestId, request }) => {
    urls.set(requestId, request.url)
    last = Date.now()
  })
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.set(requestId, encodedDataLength)
    last = Date.now()
  })

  await page.goto(url)
  await page.waitForSelector(shown, { state: 'visible' })
  const visible = await page.evaluate(() => performance.now())
  while (Date.now() - last < quiet)
    await page.waitForTimeout(100)
  await context.close()

  const requests = [...bytes]
    .map(([id, size]) => ({ url: urls.get(id) ?? id, bytes: size }))
    .filter(request => new URL(request.url).origin === origin)
    .sort((a, b) => b.bytes - a.bytes)
  return { bytes: requests.reduce((sum, request) => sum + request.bytes, 0), requests, visible }
}
