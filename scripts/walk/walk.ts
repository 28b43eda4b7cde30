// The walk: every slide × every click of the built deck in a real browser, on stage and on paper, by keyboard.
import type { Browser, Page } from 'playwright-chromium'
import type { Slide } from '../slides/slides.ts'
import type { ListedSlide, Place, Scheme, Stage } from './stage.ts'
import type { Finding } from './inspect.ts'
import type { Report } from './report.ts'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { claims } from '../../case/index.ts'
import { openPrint } from '../print/print.ts'
import { openStage, SCHEMES } from './stage.ts'
import { walkDiagrams } from './diagrams.ts'
import { inspect, RULES } from './inspect.ts'
import { walkLab } from './lab.ts'
import { createReport } from './report.ts'
import { watch } from './watch.ts'

/** Parts that are too heavy for what visitors download. */
export const TOO_HEAVY = /monaco|mermaid|cytoscape|\belk\b|dagre|typescript/i

/** The chapter that lists everything and tells nothing. */
const APPENDIX = 'Appendix'

/** What a walk looks at. */
export interface WalkOptions {
  /** Addresses of the slides to look at. @default all */
  only?: ReadonlySet<string>
  /**
   * Of what the same code does for every slide and every wrong answer (opening an address in a fresh page, judging in the lab),
   * look at one in so many. @default 1
   */
  every?: number
}

/**
 * Walks the deck served at `url`.
 * @param slides what should be there
 */
export async function walk(browser: Browser, url: string, slides: readonly Slide[], { only, every = 1 }: WalkOptions = {}): Promise<Report> {
  const report = createReport()
  const wanted = only ? slides.filter(slide => only.has(slide.alias)) : slides
  await Promise.all(SCHEMES.map(scheme => timed(scheme, walkScheme(browser, url, scheme, slides, wanted, report))))
  // Each of these waits a good part of its time, so together they take little longer than the longest.
  await Promise.all([
    timed('cold', openCold(browser, url, wanted.filter((_, i) => i % every === 0), report)),
    timed('print', walkPrint(browser, url, slides, wanted, report)),
    timed('diagrams and labs', walkDiagrams(browser, url, wanted, report).then(() => walkLab(browser, url, wanted, every, report))),
  ])
  return report
}

/** Tells on the terminal how long a part of the walk took, so that whoever makes it longer sees where. */
async function timed(part: string, walking: Promise<void>): Promise<void> {
  const start = performance.now()
  await walking
  console.log(`   ${part}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
}

/** Every slide and click in one scheme. Paper is walked as by a visitor who asks for less motion. */
async function walkScheme(browser: Browser, url: string, scheme: Scheme, slides: readonly Slide[], wanted: readonly Slide[], report: Report) {
  // Measured, not looked at: a quarter of the pixels in each direction paints in a sixteenth of the time.
  const context = { scheme, reducedMotion: scheme === 'paper', scale: 0.25 }
  let watching: ReturnType<typeof watch> | undefined
  const stage = await openStage(browser, url, { ...context, prepare: (page) => { watching = watch(page, new URL(url).origin) } })
  await stage.page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const listed = await stage.slides()
  report.check({ alias: 'deck', scheme }, listed.length === slides.length ? [] : [`The build has ${listed.length} slides; the source has ${slides.length}.`])

  let place: Place | undefined
  let announced = ''
  for (const { no, alias } of wanted) {
    place = place?.no === no - 1 ? await onward(stage, place, listed, report, scheme) : await stage.go(no)
    for (;;) {
      const findings: Finding[] = [...watching!.take(), ...await measure(stage, place)]
      if (context.reducedMotion)
        findings.push(...place.moving.map(what => `Less motion is asked for, but this moves: ${what}.`))
      if (place.click === 0) {
        const said = await announcement(stage, place)
        if (said === announced)
          findings.push('A screen reader is not told that the slide has changed.')
        announced = said
      }
      if (place.click >= place.clicks) {
        findings.push(...await accessibility(stage, place))
        if (scheme === 'stage')
          findings.push(...await keyboard(stage, place))
      }
      report.check({ alias, click: place.click, scheme }, findings)
      if (place.click >= place.clicks)
        break
      place = await onward(stage, place, listed, report, scheme)
    }
  }
  const heavy = watching!.downloads().filter(address => TOO_HEAVY.test(new URL(address).pathname))
  report.check({ alias: 'downloads', scheme }, heavy.map(address => `A visitor downloads what only a build should need: ${address}`))
  await stage.close()
}

/** The next click or slide, by the key that a presenter presses. */
async function onward(stage: Stage, from: Place, listed: readonly ListedSlide[], report: Report, scheme: Scheme): Promise<Place> {
  let to = from
  // Slidev repeats a key that is held: on a machine so busy that it lets go late, the first press may count twice.
  for (let attempt = 0; attempt < 2; attempt++) {
    if (attempt)
      await stage.go(from.no, from.click)
    to = await stage.press('ArrowRight')
    if (to.no === from.no + 1 ? from.click >= from.clicks && to.click === 0 : to.no === from.no && to.click === from.click + 1)
      return to
  }
  report.check({ alias: listed[from.no - 1]!.alias, click: from.click, scheme }, [
    `The right arrow should go on from here (click ${from.click} of ${from.clicks}); it went to slide ${to.no}, click ${to.click}.`,
  ])
  return from.click < from.clicks ? stage.go(from.no, from.click + 1) : stage.go(from.no + 1)
}

function selector(no: number) {
  return `#slideshow > .slidev-page[data-slidev-no="${no}"]`
}

function measure(stage: Stage, { no }: Place): Promise<Finding[]> {
  return stage.page.locator(selector(no)).evaluate(inspect, { rules: RULES, print: false })
}

/** What a screen reader hears of a slide; its title must be in it. */
async function announcement(stage: Stage, { no }: Place): Promise<string> {
  return stage.page.evaluate((slide) => {
    const plain = (text = '') => text.replace(/[\s\u00A0]+/g, ' ').trim()
    const said = plain(document.querySelector('[aria-live]')?.textContent ?? '')
    const title = plain(document.querySelector(`${slide} h1`)?.textContent ?? '')
    return said.includes(title) ? said : ''
  }, selector(no))
}

interface AxeResults {
  violations: { id: string, impact: string, help: string, nodes: { target: string[] }[] }[]
}

/** Serious and critical findings of axe on a slide. */
async function accessibility(stage: Stage, { no }: Place): Promise<Finding[]> {
  return stage.page.evaluate(async (slide) => {
    const { axe } = window as unknown as { axe: { run: (where: object, options: object) => Promise<AxeResults> } }
    const { violations } = await axe.run({ include: [slide] }, { resultTypes: ['violations'], preload: false })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => `axe, ${id}: ${help} (${nodes.slice(0, 3).map(node => node.target.at(-1)?.replace(slide, '').trim()).join('; ')}${nodes.length > 3 ? `; ${nodes.length} in all` : ''})`)
  }, selector(no))
}

/** Typing in a field must not turn slides, and a claim's mark must open by keyboard alone. */
async function keyboard(stage: Stage, place: Place): Promise<Finding[]> {
  const findings: Finding[] = []
  const { page } = stage
  const slide = page.locator(selector(place.no))
  const fields = slide.locator('input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable="true"]')
  const before = page.url()
  for (const field of await fields.all()) {
    if (!await field.isVisible() || !await field.isEnabled())
      continue
    await field.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await field.blur()
    if (page.url() !== before) {
      findings.push(`An arrow key in a field turns the slide (${await field.evaluate(e => e.outerHTML.slice(0, 80))}).`)
      await stage.go(place.no, place.click)
    }
  }
  const mark = slide.locator('.cited-words').first()
  if (await mark.count() && await mark.isVisible()) {
    if (await mark.evaluate((e: HTMLElement) => e.tabIndex < 0))
      findings.push('The mark of a claim cannot be reached by Tab.')
    await mark.focus()
    if (!await slide.locator('.cited-card.open').count())
      findings.push('The mark of a claim does not open its record on focus.')
    await page.keyboard.press('Escape')
    if (await slide.locator('.cited-card.open').count())
      findings.push('Escape does not close the record of a claim.')
    await mark.blur()
  }
  return findings
}

/** Each slide by its address, in a page that has seen nothing else. */
async function openCold(browser: Browser, url: string, slides: readonly Slide[], report: Report) {
  const context = await browser.newContext({ viewport: RULES.canvas, deviceScaleFactor: 0.25 })
  const page = await context.newPage()
  const watching = watch(page, new URL(url).origin)
  for (const { no, alias } of slides) {
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

/** Every slide on the print page. */
async function walkPrint(browser: Browser, url: string, slides: readonly Slide[], wanted: readonly Slide[], report: Report) {
  let watching: ReturnType<typeof watch> | undefined
  const page = await openPrint(browser, url, { prepare: (page) => { watching = watch(page, new URL(url).origin) } })
  report.check({ alias: 'print' }, watching!.take())
  const printed = page.locator('.print-slide-container')
  const count = await printed.count()
  report.check({ alias: 'print' }, count === slides.length ? [] : [`The print page has ${count} slides; the source has ${slides.length}.`])
  for (const { no, alias } of wanted) {
    const slide = page.locator(`.print-slide-container .slidev-page[data-slidev-no="${no}"]`)
    if (!await slide.count())
      continue
    report.check({ alias, scheme: 'print' }, [
      ...await slide.evaluate(inspect, { rules: RULES, print: true }),
      ...await footnotes(page, no),
    ])
  }
  report.check({ alias: 'claims', scheme: 'print' }, await unshown(page, slides))
  await page.context().close()
}

/** Claims that no slide shows; and those that the record contradicts and that only the appendix shows. */
async function unshown(page: Page, slides: readonly Slide[]): Promise<Finding[]> {
  const shown = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.print-slide-container .slidev-page')].map(slide => ({
    no: Number(slide.dataset.slidevNo),
    ids: [...slide.querySelectorAll<HTMLElement>('[data-claim]')].map(e => e.dataset.claim!),
  })))
  const anywhere = new Set(shown.flatMap(({ ids }) => ids))
  const told = new Set(shown.filter(({ no }) => slides[no - 1]!.chapter !== APPENDIX).flatMap(({ ids }) => ids))
  return claims.flatMap(({ id, standing }) => {
    if (!anywhere.has(id))
      return [`No slide shows the claim “${id}”.`]
    return (standing === 'wrong' || standing === 'disputed') && !told.has(id) ? [`Only the appendix shows the claim “${id}”, which is ${standing}.`] : []
  })
}

/** Whether the footnotes fit on their strip. */
function footnotes(page: Page, no: number): Promise<Finding[]> {
  return page.evaluate((no) => {
    const list = document.querySelector(`.print-slide-container .slidev-page[data-slidev-no="${no}"] .slide-footnotes`)
    if (!list || (list.scrollWidth <= list.clientWidth + 1 && list.scrollHeight <= list.clientHeight + 1))
      return []
    return [`The ${list.children.length} footnotes do not fit below the slide; cite fewer records or split the slide.`]
  }, no)
}
