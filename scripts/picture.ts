// Makes pictures from the deck itself: the README's, the title for previews of links, the icon of an installed deck. `npm run picture`
import type { Page } from 'playwright-chromium'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from './walk/browser.ts'
import { DIST, ensureBuild } from './build/dist.ts'
import { ROOT } from './build/root.ts'
import { ICON_SIZES } from './build/page/manifest.ts'
import { PREVIEW } from './build/page/page.ts'
import { serve } from './build/serve.ts'
import { openStage } from './walk/stage.ts'

/** Slides that show what the deck is, row by row: at a click worth seeing, or, of a live figure, at a share of its run. */
const SLIDES: [alias: string, at: { click: number } | { of: number }][] = [
  ['title', { click: 0 }], ['cascade-break', { of: 0.5 }], ['timeline', { click: 4 }],
  ['outage', { click: 1 }], ['migration', { click: 8 }], ['circuit-breaker-again', { of: 0.34 }],
  ['evacuation-again', { of: 0.22 }], ['rows-again', { of: 0.6 }], ['metrics', { click: 6 }],
]
const COLUMNS = 3
const WIDTH = 560
const GAP = 12
/** The least of an icon that a device may cut off around it, as a share. */
const ICON_MARGIN = 0.14

await ensureBuild('workshop')
const served = await serve(DIST)
const browser = await launchBrowser()
try {
  const stage = await openStage(browser, served.url, { scheme: 'stage' })
  const listed = await stage.slides()
  const pictures: string[] = []
  for (const [alias, at] of SLIDES) {
    const slide = listed.find(s => s.alias === alias)
    if (!slide)
      throw new Error(`The picture shows the slide "${alias}", which the deck does not have: choose another in scripts/picture.ts.`)
    await stage.go(slide.no, 'click' in at ? at.click : 0)
    if ('of' in at) {
      await stage.page.locator('.live-strip input:visible').first().evaluate((input: HTMLInputElement, of) => {
        input.value = String(Number(input.max) * of)
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }, at.of)
    }
    await stage.page.waitForTimeout(800)
    pictures.push((await stage.page.screenshot({ type: 'jpeg', quality: 90 })).toString('base64'))
  }
  await stage.close()

  const page = await browser.newPage({ viewport: { width: COLUMNS * (WIDTH + GAP) + GAP, height: 100 } })
  await page.setContent(`<body style="margin:${GAP}px;background:black;display:grid;gap:${GAP}px;grid-template-columns:repeat(${COLUMNS},${WIDTH}px)">${
    pictures.map(data => `<img width="${WIDTH}" src="data:image/jpeg;base64,${data}">`).join('')}`)
  mkdirSync(join(ROOT, 'docs'), { recursive: true })
  await page.screenshot({ path: join(ROOT, 'docs/deck.jpg'), type: 'jpeg', quality: 82, fullPage: true })
  await page.setViewportSize({ width: PREVIEW.width, height: PREVIEW.height })
  await page.setContent(`<body style="margin:0"><img style="display:block;width:100%;height:100vh;object-fit:cover" src="data:image/jpeg;base64,${pictures[0]}">`)
  await page.screenshot({ path: join(ROOT, 'public/preview.jpg'), type: 'jpeg', quality: 82 })
  for (const size of ICON_SIZES)
    await takeIcon(page, size)
  console.log('docs/deck.jpg, public/preview.jpg, public/icon-*.png')
}
finally {
  await browser.close()
  await served.close()
}

/** The favicon on a ground that may be cut to any shape. */
async function takeIcon(page: Page, size: number) {
  const favicon = readFileSync(join(ROOT, 'public/favicon.svg'))
  await page.setViewportSize({ width: size, height: size })
  const ground = /fill="(#[^"]+)"/.exec(favicon.toString())![1]!
  await page.setContent(`<body style="margin:0;background:${ground}"><img style="display:block;box-sizing:border-box;width:100vw;height:100vh;padding:${size * ICON_MARGIN}px" src="data:image/svg+xml;base64,${favicon.toString('base64')}">`)
  await page.screenshot({ path: join(ROOT, `public/icon-${size}.png`) })
}
