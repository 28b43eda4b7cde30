// Each slide by its address, as somebody opens it to whom it was sent.
import type { Walk } from './way.ts'
import { progress } from '../terminal/progress.ts'
import { RULES } from './inspect.ts'
import { watch } from './watch.ts'
import { selector, spread } from './way.ts'

/** Each slide by its address, in a page that has seen nothing else. */
export async function walkAddresses({ browser, url, wanted, sample, report }: Walk) {
  const slides = spread(wanted, sample?.addresses)
  const tell = progress('walk, addresses')
  const context = await browser.newContext({ viewport: RULES.canvas, deviceScaleFactor: 0.25 })
  const page = await context.newPage()
  const watching = watch(page, new URL(url).origin)
  for (const [i, { no, alias }] of slides.entries()) {
    tell(i + 1, slides.length, alias)
    await page.goto('about:blank')
    await page.goto(`${url}#/${alias}`, { waitUntil: 'commit' })
    const shown = await page.waitForSelector(`${selector(no)} h1`, { state: 'visible', timeout: 10_000 }).catch(() => undefined)
    const address = new URL(page.url()).hash
    report.check({ alias, scheme: 'cold' }, [
      ...shown ? [] : [`Its address does not open it.`],
      ...address === `#/${alias}` ? [] : [`Its address turns into ${address}.`],
      ...watching.take(),
    ])
    await page.evaluate(() => document.fonts.ready)
  }
  await context.close()
}
