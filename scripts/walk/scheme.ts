// Every slide × every click on stage and on paper: what is cut, cramped or illegible, said to a screen reader, reached by keyboard.
import type { Finding } from './inspect.ts'
import type { Report } from './report.ts'
import type { ListedSlide, Place, Scheme, Stage } from './stage.ts'
import type { Walk } from './way.ts'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { progress } from '../terminal/progress.ts'
import { inspect, RULES } from './inspect.ts'
import { openStage } from './stage.ts'
import { watch } from './watch.ts'
import { selector, spread } from './way.ts'

/** Parts that are too heavy for what visitors download. */
export const TOO_HEAVY = /monaco|mermaid|cytoscape|\belk\b|dagre|typescript/i

/** Every slide and click in one scheme. Paper is walked as by a visitor who asks for less motion. */
export async function walkScheme({ browser, url, slides, wanted, sample, report }: Walk, scheme: Scheme) {
  const tell = progress(`walk, ${scheme}`)
  const lastOnly = scheme === 'paper' && sample !== undefined
  const looked = spread(wanted, scheme === 'paper' ? sample?.onPaper : sample?.onStage)
  // Measured, not looked at: a quarter of the pixels in each direction paints in a sixteenth of the time.
  const context = { scheme, reducedMotion: scheme === 'paper', scale: 0.25 }
  let watching: ReturnType<typeof watch> | undefined
  const stage = await openStage(browser, url, { ...context, prepare: (page) => { watching = watch(page, new URL(url).origin) } })
  await stage.page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const listed = await stage.slides()
  report.check({ alias: 'deck', scheme }, listed.length === slides.length ? [] : [`The build has ${listed.length} slides; the source has ${slides.length}.`])

  let place: Place | undefined
  let announced = ''
  for (const [i, { no, alias }] of looked.entries()) {
    tell(i, looked.length, alias)
    place = lastOnly
      ? await stage.go(no, Number.MAX_SAFE_INTEGER)
      : place?.no === no - 1 ? await onward(stage, place, listed, report, scheme) : await stage.go(no)
    for (;;) {
      const findings: Finding[] = [...watching!.take(), ...await measure(stage, place)]
      if (context.reducedMotion)
        findings.push(...place.moving.map(what => `Less motion is asked for, but this moves: ${what}.`))
      if (place.click === 0 || lastOnly) {
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
  tell(looked.length, looked.length)
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
  const fields = slide.locator('input:not([type="checkbox"], [type="radio"], [type="button"], [type="file"]), textarea, select, [contenteditable="true"]')
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
