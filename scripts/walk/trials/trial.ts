// The deck in the hands of a presenter, a visitor or a learner: small trials on the built deck, by mouse, finger and key.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-chromium'
import type { Slide } from '../../slides/slides.ts'
import type { Finding } from '../inspect.ts'
import type { Report } from '../report.ts'
import { CANVAS } from '../stage.ts'

/** What a trial works with. */
export interface Hands {
  /** A page that has not opened the deck yet. */
  page: Page
  context: BrowserContext
  /** Address of the deck. */
  url: string
  /** Opens a slide, or goes there, and waits until it is to be seen. */
  go: (alias: string, query?: string) => Promise<void>
  /** Address of the slide that shows, without its query: `outage`. */
  at: () => Promise<string>
  /** Clicks that have been made on it. */
  clicks: () => Promise<number>
  /** Says what is wrong unless something holds within two seconds. */
  expect: (holds: () => Promise<boolean> | boolean, otherwise: Finding) => Promise<void>
}

export interface Trial {
  /** What a user would say works. */
  name: string
  /** Slides that it needs; it is left out of a cut that has them not. */
  slides: readonly string[]
  /** Whether the visitor has never been here, and is told of the ways there are (setup/door.ts). */
  isFirstVisit?: boolean
  /** What the browser is like. @default a stage of 1280 × 720 */
  browser?: BrowserContextOptions
  run: (hands: Hands) => Promise<void>
}

/** A phone held upright, and on its side. */
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 }
export const PHONE_ON_ITS_SIDE: BrowserContextOptions = { ...PHONE, viewport: { width: 844, height: 390 } }

/** Ms that a thing may take to happen on a busy machine. */
const PATIENCE = 15_000

/** Makes the trials for which `slides` are there, one after the other. */
export async function tryOut(browser: Browser, url: string, trials: readonly Trial[], slides: readonly Slide[], report: Report): Promise<void> {
  const aliases = new Set(slides.map(slide => slide.alias))
  for (const trial of trials.filter(trial => trial.slides.every(alias => aliases.has(alias)))) {
    const context = await browser.newContext({ viewport: CANVAS, colorScheme: 'dark', ...trial.browser })
    if (!trial.isFirstVisit)
      await context.addInitScript(() => localStorage.setItem('deck:way', 'watch'))
    const page = await context.newPage()
    page.setDefaultTimeout(3 * PATIENCE)
    const findings: Finding[] = []
    try {
      await trial.run(handsOn(page, context, url, findings))
    }
    catch (error) {
      findings.push(`It came to an end: ${(error as Error).message.split('\n').slice(0, 2).join(' ')}`)
    }
    finally {
      await context.close()
    }
    report.check({ alias: trial.slides[0] ?? 'deck', scheme: 'in hand' }, findings.map(finding => `${trial.name}: ${finding}`))
  }
}

export function handsOn(page: Page, context: BrowserContext, url: string, findings: Finding[]): Hands {
  const place = () => new URL(page.url()).hash.slice('#/'.length)
  return {
    page,
    context,
    url,
    async go(alias, query = '') {
      const to = `#/${alias}${query}`
      if (page.url().startsWith(url))
        await page.evaluate(hash => location.hash = hash, to)
      else
        await page.goto(`${url}${to}`)
      await page.locator('.slidev-page:visible h1').first().waitFor()
      await page.evaluate(() => document.fonts.ready)
    },
    at: async () => place().split('?')[0]!,
    clicks: async () => Number(new URLSearchParams(place().split('?')[1]).get('clicks') ?? 0),
    async expect(holds, otherwise) {
      const end = Date.now() + PATIENCE
      for (;;) {
        if (await holds())
          return
        if (Date.now() > end) {
          findings.push(otherwise)
          return
        }
        await page.waitForTimeout(50)
      }
    },
  }
}
