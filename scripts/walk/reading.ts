// The deck as pages to read: each chapter on a phone and on a laptop, each in one of the schemes, scrolled to its end.
import type { Page } from 'playwright-chromium'
import type { ReadingChapter } from '../../reading/data.ts'
import type { Finding } from './inspect.ts'
import type { Scheme } from './stage.ts'
import type { Walk } from './way.ts'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { readingAddress } from '../../reading/address.ts'
import { readingOf } from '../slides/reading.ts'
import { progress } from '../terminal/progress.ts'
import { TOO_HEAVY } from './scheme.ts'
import { watch } from './watch.ts'
import { spread } from './way.ts'

interface Device {
  name: string
  scheme: Scheme
  viewport: { width: number, height: number }
  hasTouch: boolean
}

/** A laptop at twice its zoom is as wide as a small tablet. */
const DEVICES: readonly Device[] = [
  { name: 'phone', scheme: 'stage', viewport: { width: 360, height: 740 }, hasTouch: true },
  { name: 'laptop', scheme: 'paper', viewport: { width: 1280, height: 800 }, hasTouch: false },
  { name: 'phone', scheme: 'paper', viewport: { width: 360, height: 740 }, hasTouch: true },
  { name: 'laptop at twice its zoom', scheme: 'stage', viewport: { width: 640, height: 400 }, hasTouch: false },
]

/** Least height of letters, in pixels of the window. */
const LEAST_LETTERS = 9.25

/** Each chapter that has a wanted slide. */
export async function walkReading({ browser, url, slides, wanted, sample, report }: Walk) {
  const aliases = new Set(wanted.map(({ alias }) => alias))
  const { deck, texts } = readingOf(slides, 'workshop')
  const chapters = deck.chapters.filter(({ ideas }) => ideas.some(({ alias }) => aliases.has(alias)))
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const tell = progress('walk, reading')
  const rounds = DEVICES.slice(0, sample ? 2 : undefined).flatMap(device => [undefined, ...spread(chapters, sample?.chapters)].map(chapter => ({ device, chapter })))
  for (const [i, { device, chapter }] of rounds.entries()) {
    tell(i, rounds.length, `${chapter?.slug ?? 'contents'}, ${device.name}`)
    const { viewport, hasTouch, scheme } = device
    const context = await browser.newContext({ viewport, hasTouch, deviceScaleFactor: 0.5, colorScheme: scheme === 'stage' ? 'dark' : 'light', reducedMotion: 'reduce' })
    await context.addInitScript(given => localStorage.setItem('slidev-color-schema', given), scheme === 'stage' ? 'dark' : 'light')
    const page = await context.newPage()
    const watching = watch(page, new URL(url).origin)
    const spot = (alias: string) => ({ alias: `read ${alias}`, scheme: `${device.name}, ${scheme}` })
    await page.goto(`${url}${readingAddress(chapter?.slug)}`)
    await page.locator('.reading-page main h1').first().waitFor()
    if (chapter) {
      await page.locator('.idea').first().waitFor()
      const text = texts.get(chapter.slug)!
      for (const idea of text.ideas.filter(({ alias }) => aliases.has(alias)))
        report.check(spot(idea.alias), await look(page, idea.alias, idea.picture !== 'none'))
    }
    await page.evaluate(axe)
    report.check(spot(chapter?.slug ?? 'contents'), [
      ...watching.take(),
      ...await wholePage(page, chapter),
      ...watching.downloads().filter(address => TOO_HEAVY.test(new URL(address).pathname)).map(address => `A reader downloads what only a build should need: ${address}`),
    ])
    await context.close()
  }
  tell(rounds.length, rounds.length)
}

/** Scrolls to an idea and waits for its picture; measures it. */
async function look(page: Page, alias: string, hasPicture: boolean): Promise<Finding[]> {
  const idea = page.locator(`#idea-${alias}`)
  await idea.locator('h2').first().scrollIntoViewIfNeeded()
  await idea.evaluate(e => e.scrollIntoView())
  if (hasPicture && !await idea.locator('.slidev-layout').first().waitFor({ state: 'attached', timeout: 15_000 }).then(() => true, () => false))
    return ['Its picture does not come.']
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  })
  return idea.evaluate(measure, { least: LEAST_LETTERS })
}

/** What can be measured of an idea. Runs in the page. */
function measure(idea: Element, { least }: { least: number }): Finding[] {
  const findings = new Set<string>()
  const seen = (e: Element) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) && !e.closest('.visually-hidden, .cited-card, dialog, [aria-hidden="true"]:not(svg, svg *)')
  const quote = (e: Element) => `“${e.textContent!.replace(/\s+/g, ' ').trim().slice(0, 40)}”`
  for (const e of idea.querySelectorAll<HTMLElement>('*')) {
    const hasText = [...e.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent!.trim())
    if (!hasText || !seen(e))
      continue
    const box = e.getBoundingClientRect()
    const scroller = e.closest('.picture-frame.wide, pre, table, .bench-panes')
    if (!scroller && box.width > 0 && (box.right > innerWidth + 1 || box.left < -1))
      findings.add(`Words are cut at the edge of the window: ${quote(e)} reaches from ${box.left.toFixed(0)} to ${box.right.toFixed(0)}.`)
    const zoomed = e.closest<HTMLElement>('.picture-canvas')
    const svg = (e as Element) instanceof SVGGraphicsElement ? (e as unknown as SVGGraphicsElement).getScreenCTM() : undefined
    const zoom = zoomed ? Number(getComputedStyle(zoomed).zoom) : 1
    const size = Number.parseFloat(getComputedStyle(e).fontSize) * (svg ? Math.hypot(svg.a, svg.b) : zoom)
    if (size < least)
      findings.add(`Letters are ${size.toFixed(1)} pixels high: ${quote(e)}.`)
  }
  const frame = idea.querySelector<HTMLElement>('.picture-frame')
  if (frame && frame.getBoundingClientRect().right > innerWidth + 1)
    findings.add('Its picture is wider than the window.')
  const canvas = idea.querySelector<HTMLElement>('.picture-canvas')
  if (canvas && canvas.getBoundingClientRect().height < 20)
    findings.add('Its picture is empty.')
  return [...findings]
}

interface AxeResults {
  violations: { id: string, impact: string, help: string, nodes: { target: string[] }[] }[]
}

/** The page as a whole: nothing beside it, its landmarks and headings, what axe says. */
async function wholePage(page: Page, chapter?: ReadingChapter): Promise<Finding[]> {
  const said = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (where: object, options: object) => Promise<AxeResults> } }
    const { violations } = await axe.run({ include: [['.reading-page']] }, { resultTypes: ['violations'], preload: false })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => `axe, ${id}: ${help} (${nodes.slice(0, 3).map(node => node.target.at(-1)).join('; ')}${nodes.length > 3 ? `; ${nodes.length} in all` : ''})`)
  })
  const { wide, headings, landmarks } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - innerWidth,
    headings: document.querySelectorAll('.reading-page h1').length - document.querySelectorAll('.picture h1').length,
    landmarks: ['header', 'main', 'nav'].filter(name => !document.querySelector(`.reading-page ${name}`)),
  }))
  const title = await page.title()
  return [
    ...said,
    ...wide > 0 ? [`The page is ${wide} pixels wider than the window.`] : [],
    ...headings === 1 ? [] : [`It has ${headings} headings of the first level.`],
    ...landmarks.map(name => `It has no <${name}>.`),
    ...chapter && !title.startsWith(chapter.title) ? [`Its tab says “${title}”.`] : [],
  ]
}
