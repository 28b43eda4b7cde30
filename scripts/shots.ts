// Pictures of the deck, for looking: each slide and click in both schemes, and contact sheets by chapter.
//   npm run shots                           all of it
//   npm run shots -- outage decision:2      these slides; this click
//   npm run shots -- --scheme paper --final one scheme; only the final click
// DECK_URL=http://localhost:3030 takes them from a deck that is being presented; else the build is used.
import type { Browser } from 'playwright-chromium'
import type { ListedSlide, Scheme } from './walk/stage.ts'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { launchBrowser } from './walk/browser.ts'
import { chosenCut, DIST, ensureBuild } from './build/dist.ts'
import { ROOT } from './build/root.ts'
import { serve } from './build/serve.ts'
import { byChapter } from './slides/slides.ts'
import { command } from './terminal/command.ts'
import { progress } from './terminal/progress.ts'
import { openStage, SCHEMES } from './walk/stage.ts'

const OUT = join(ROOT, 'shots')
/** Pictures on a contact sheet. */
const ROWS = 4
const COLUMNS = 3

interface Shot extends ListedSlide {
  click: number
  file: string
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cut: { type: 'string' },
    scheme: { type: 'string' },
    final: { type: 'boolean', default: false },
  },
})

await command(async () => {
  const schemes = SCHEMES.filter(scheme => !values.scheme || values.scheme === scheme)
  if (!schemes.length)
    throw new Error(`--scheme is "${values.scheme}"; there are ${SCHEMES.join(' and ')}.`)

  const served = process.env.DECK_URL ? undefined : await ensureBuild(chosenCut(values.cut)).then(() => serve(DIST))
  const url = process.env.DECK_URL ?? served!.url
  const browser = await launchBrowser()
  try {
    // All pictures are taken anew only when all are wanted.
    if (!positionals.length)
      rmSync(OUT, { recursive: true, force: true })
    mkdirSync(join(OUT, 'sheets'), { recursive: true })
    const shots = await Promise.all(schemes.map(async scheme => [scheme, await shoot(browser, url, scheme)] as const))
    for (const [scheme, taken] of shots)
      await layOut(browser, scheme, taken)
    console.log(`${shots.reduce((sum, [, taken]) => sum + taken.length, 0)} pictures in shots/, contact sheets in shots/sheets/.`)
  }
  finally {
    await browser.close()
    await served?.close()
  }
})

/** Takes the pictures of one scheme. */
async function shoot(browser: Browser, url: string, scheme: Scheme): Promise<Shot[]> {
  const stage = await openStage(browser, url, { scheme })
  const slides = await stage.slides()
  const shots: Shot[] = []
  const all = wanted(slides)
  const tell = progress(`shots, ${scheme}`)
  for (const [i, { slide, click }] of all.entries()) {
    tell(i + 1, all.length, slide.alias)
    let place = await stage.go(slide.no, click ?? (values.final ? Number.MAX_SAFE_INTEGER : 0))
    for (;;) {
      const name = `${slide.alias}${place.clicks ? `-${place.click}` : ''}${scheme === 'paper' ? '-paper' : ''}.png`
      const file = join(OUT, name)
      await stage.page.screenshot({ path: file, caret: 'hide' })
      shots.push({ ...slide, click: place.click, file })
      if (click !== undefined || place.click >= place.clicks)
        break
      place = await stage.go(slide.no, place.click + 1)
    }
  }
  await stage.close()
  return shots
}

/** The slides named on the command line, `alias` or `alias:click`; all where none is named. */
function wanted(slides: ListedSlide[]): { slide: ListedSlide, click?: number }[] {
  if (!positionals.length)
    return slides.map(slide => ({ slide }))
  return positionals.map((name) => {
    const [alias, click] = name.split(':')
    const slide = slides.find(s => s.alias === alias || String(s.no) === alias)
    if (!slide)
      throw new Error(`No slide "${alias}". There are: ${slides.map(s => s.alias).join(', ')}.`)
    return { slide, ...(click && { click: Number(click) }) }
  })
}

/** Lays the pictures of a scheme out on contact sheets. */
async function layOut(browser: Browser, scheme: Scheme, shots: Shot[]) {
  const groups = positionals.length
    ? [['selection', shots] as const]
    : [...byChapter(shots)]
  const page = await browser.newPage({ viewport: { width: COLUMNS * 640, height: 400 } })
  for (const [i, [chapter, all]] of groups.entries()) {
    for (let from = 0; from < all.length; from += ROWS * COLUMNS) {
      const name = [String(i + 1).padStart(2, '0'), slug(chapter), scheme, from / (ROWS * COLUMNS) + 1].join('-')
      const html = join(OUT, 'sheets', `${name}.html`)
      writeFileSync(html, sheet(`${chapter}, ${scheme}`, all.slice(from, from + ROWS * COLUMNS)))
      await page.goto(pathToFileURL(html).href)
      await page.screenshot({ path: join(OUT, 'sheets', `${name}.png`), fullPage: true })
      rmSync(html)
    }
  }
  await page.close()
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '') || 'deck'
}

function sheet(title: string, shots: Shot[]): string {
  const escape = (text: string) => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)
  const cells = shots.map(({ no, alias, click, file }) => `<figure><img src="${pathToFileURL(file).href}"><figcaption>${no} · ${escape(alias)} · click ${click}</figcaption></figure>`)
  return `<!doctype html><meta charset="utf-8"><title>${escape(title)}</title>
<style>
  body { margin: 0; padding: 8px; font: 15px system-ui, sans-serif; background: gray }
  main { display: grid; grid-template-columns: repeat(${COLUMNS}, 1fr); gap: 8px }
  figure { margin: 0 } img { display: block; width: 100% } figcaption { padding: 2px 0 }
</style><main>${cells.join('')}</main>`
}
