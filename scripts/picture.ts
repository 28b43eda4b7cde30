// Makes the README's picture from the deck itself: `npm run picture`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from './browser.ts'
import { DIST, ensureBuild } from './deck/dist.ts'
import { ROOT } from './deck/root.ts'
import { serve } from './deck/serve.ts'
import { openStage } from './deck/stage.ts'

/** Slides that show what the deck is, row by row, each at a click worth seeing. */
const SLIDES: [alias: string, click: number][] = [
  ['title', 0], ['standings', 0], ['timeline', 4],
  ['outage', 1], ['migration', 8], ['service-map', 0],
  ['circuit-breaker-again', 0], ['circuit-breaker-numbers', 0], ['metrics', 6],
]
const COLUMNS = 3
const WIDTH = 560
const GAP = 12

await ensureBuild('workshop')
const served = await serve(DIST)
const browser = await launchBrowser()
try {
  const stage = await openStage(browser, served.url, { scheme: 'stage' })
  const listed = await stage.slides()
  const pictures: string[] = []
  for (const [alias, click] of SLIDES) {
    const slide = listed.find(s => s.alias === alias)
    if (!slide)
      throw new Error(`The picture shows the slide "${alias}", which the deck does not have: choose another in scripts/picture.ts.`)
    await stage.go(slide.no, click)
    // The breaker's figure is shown in the middle of its run.
    await stage.page.locator('.live-strip input:visible').first().evaluate((input: HTMLInputElement) => {
      input.value = '20200'
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }, undefined, { timeout: 500 }).catch(() => {})
    await stage.page.waitForTimeout(800)
    pictures.push((await stage.page.screenshot({ type: 'jpeg', quality: 90 })).toString('base64'))
  }
  await stage.close()

  const page = await browser.newPage({ viewport: { width: COLUMNS * (WIDTH + GAP) + GAP, height: 100 } })
  await page.setContent(`<body style="margin:${GAP}px;background:black;display:grid;gap:${GAP}px;grid-template-columns:repeat(${COLUMNS},${WIDTH}px)">${
    pictures.map(data => `<img width="${WIDTH}" src="data:image/jpeg;base64,${data}">`).join('')}`)
  mkdirSync(join(ROOT, 'docs'), { recursive: true })
  await page.screenshot({ path: join(ROOT, 'docs/deck.jpg'), type: 'jpeg', quality: 82, fullPage: true })
  console.log('docs/deck.jpg')
}
finally {
  await browser.close()
  await served.close()
}
