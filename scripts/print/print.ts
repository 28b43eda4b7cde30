// The print page of the built deck: every slide at its final click, on paper, with its footnotes.
import type { Browser, Page } from 'playwright-chromium'
import { inkDrawings } from '../../paper/ink.ts'
import { waitingSlides } from '../../paper/pictures.ts'

/** A printed page: the canvas and below it a strip for footnotes, in the ratio of A4. */
export const PRINTED = { width: 1280, height: 905 }

export const PRINT_DEFAULTS = {
  /** Milliseconds that the slides may take to be there, all of them. */
  timeout: 120_000,
  /** Called with the page before it opens the deck. */
  prepare: (_page: Page): void => {},
}

/**
 * Opens the print page of the deck served at `url` and waits until all of it is drawn.
 * @throws Error when a slide is not there in time.
 */
export async function openPrint(browser: Browser, url: string, options: Partial<typeof PRINT_DEFAULTS> = {}): Promise<Page> {
  const { timeout, prepare } = { ...PRINT_DEFAULTS, ...options }
  const context = await browser.newContext({ viewport: PRINTED, colorScheme: 'light', reducedMotion: 'reduce' })
  await context.addInitScript(() => localStorage.setItem('slidev-color-schema', 'light'))
  const page = await context.newPage()
  prepare(page)
  // The question mark stands before the hash: Slidev looks for it there.
  await page.goto(`${url}?print=true#/print`)
  const missing = async () => await page.locator('.print-slide-container').count() ? page.evaluate(waitingSlides, undefined) : ['all of them']
  const start = performance.now()
  for (let waiting = await missing(); waiting.length; waiting = await missing()) {
    if (performance.now() - start > timeout)
      throw new Error(`The print page is not complete after ${timeout / 1000} s; these slides are missing: ${waiting.join(', ')}.`)
    await page.waitForTimeout(100)
  }
  await page.evaluate(async () => {
    await document.fonts.ready
    // Two frames: components draw what they measured.
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  })
  await page.evaluate(inkDrawings, undefined)
  return page
}
