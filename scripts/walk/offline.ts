// The deck in a train: what a visitor has seen once works without a server, a newer build is offered and taken whole, and a deck
// in a folder of another is left alone. Workers run only on secure origins that are not this machine's own (setup/offline.ts), so
// the browser is told that a name is one.
import type { Page } from 'playwright-chromium'
import type { Finding } from './inspect.ts'
import type { Walk } from './way.ts'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DIST } from '../build/dist.ts'
import { makeOffline } from '../build/offline.ts'
import { serve } from '../build/serve.ts'
import { launchBrowser } from './browser.ts'
import { handsOn } from './trials/trial.ts'

const HOST = 'deck.test'
const BASE = '/some/folder/'
/** What is opened: a slide, a live figure to read, an exercise. */
const SEEN = { slide: 'outage', live: 'cascade-break', lab: 'cascade-practise' }

/** Names a build in its page, so that two can be told apart. */
function nameBuild(folder: string, name: string) {
  const page = join(folder, 'index.html')
  const html = readFileSync(page, 'utf8').replace(/<meta name="build"[^>]*>/, '')
  writeFileSync(page, html.replace('</head>', () => `<meta name="build" content="${name}"></head>`))
}

const buildOf = (page: Page) => page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content)
/** Waits until all files of a build are kept, by its own worker: one of a folder above answers for this one too until then. */
const isKept = (page: Page) => page.evaluate(async () => {
  const isOwn = (kept?: ServiceWorkerRegistration) => kept?.scope === new URL('./', location.href).href && kept.active?.state === 'activated'
  while (!isOwn(await navigator.serviceWorker.getRegistration()))
    await new Promise(done => setTimeout(done, 50))
})

export async function walkOffline({ wanted, report }: Walk): Promise<void> {
  const aliases = new Set(wanted.map(({ alias }) => alias))
  if (!Object.values(SEEN).every(alias => aliases.has(alias)))
    return
  const site = mkdtempSync(join(tmpdir(), 'deck-offline-'))
  const talk = join(site, 'talk')
  const put = async (folder: string, name: string) => {
    nameBuild(folder, name)
    await makeOffline(folder)
  }
  cpSync(DIST, talk, { recursive: true })
  rmSync(join(talk, 'talk'), { recursive: true, force: true })
  cpSync(talk, site, { recursive: true, filter: source => !source.startsWith(join(talk, 'talk')) })
  await put(talk, 'talk')
  await put(site, 'first')

  let served = await serve(site, { base: BASE })
  const { port } = new URL(served.url)
  const url = `http://${HOST}:${port}${BASE}`
  const browser = await launchBrowser([`--host-resolver-rules=MAP ${HOST} 127.0.0.1`, `--unsafely-treat-insecure-origin-as-secure=http://${HOST}:${port}`])
  const findings: Finding[] = []
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    const open = async (address: string) => {
      const page = await context.newPage()
      await page.goto(address)
      await page.locator('h1:visible').first().waitFor()
      return page
    }
    let page = await open(`${url}#/${SEEN.slide}`)
    await isKept(page)
    const beside = await open(`${url}talk/#/${SEEN.slide}`)
    await isKept(beside)
    await Promise.all([page, beside].map(page => page.close()))

    await served.close()
    page = await open(`${url}#/${SEEN.slide}`)
    const { expect } = handsOn(page, context, url, findings)
    await expect(async () => await buildOf(page) === 'first', 'Without a network the deck does not open.')
    await page.evaluate(alias => location.hash = `#/read/${alias}`, SEEN.live)
    await expect(() => page.locator(`#idea-${SEEN.live} .live-figure`).isVisible(), 'Without a network there is nothing to read.')
    await page.evaluate(alias => location.hash = `#/${alias}`, SEEN.lab)
    await page.locator('.slidev-page:visible .lab-open').click()
    await page.locator('.bench-run').click()
    await expect(() => page.locator('[data-verdict]').isVisible(), 'Without a network the lab gives no verdict.')
    const other = await open(`${url}talk/#/${SEEN.slide}`)
    await expect(async () => await buildOf(other) === 'talk', 'A deck in a folder of another is shown as that one.')
    await other.close()

    // A host that has half of a newer build.
    const before = readFileSync(join(site, 'index.html'))
    await put(site, 'second')
    const after = readFileSync(join(site, 'index.html'))
    writeFileSync(join(site, 'index.html'), before)
    served = await serve(site, { base: BASE, port: Number(port) })
    const offer = page.getByRole('button', { name: 'Load it' })
    await page.reload()
    await page.locator('h1:visible').first().waitFor()
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      await registration.update().catch(() => {})
      while (registration.installing)
        await new Promise(done => setTimeout(done, 50))
    })
    await expect(() => page.evaluate(async () => !(await navigator.serviceWorker.ready).waiting), 'Half of a newer build is taken for one.')

    writeFileSync(join(site, 'index.html'), after)
    await page.goto('about:blank')
    await page.goto(`${url}#/${SEEN.slide}`)
    await expect(async () => await buildOf(page) === 'first', 'A newer build is forced on a visitor.')
    await expect(() => offer.isVisible(), 'A newer build is not offered.')
    const elsewhere = await open(`${url}#/read`)
    await page.bringToFront()
    await offer.click()
    await expect(async () => await buildOf(page).catch(() => '') === 'second', 'A newer build that was asked for does not come.')
    await expect(async () => (await elsewhere.locator('.deck-notice').textContent())?.includes('newer version') === true, 'Another window is not told that what it has not loaded is gone.')
    const beneath = await open(`${url}talk/#/${SEEN.slide}`)
    await expect(async () => await buildOf(beneath) === 'talk', 'A newer build takes what a deck in a folder of it has kept.')
  }
  catch (error) {
    findings.push(`It came to an end: ${(error as Error).message.split('\n').slice(0, 2).join(' ')}`)
  }
  finally {
    report.check({ alias: SEEN.slide, scheme: 'offline' }, findings)
    await browser.close()
    await served.close()
    rmSync(site, { recursive: true })
  }
}
