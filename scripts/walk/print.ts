// Every slide on the print page, with its footnotes; and every claim on some slide.
import type { Page } from 'playwright-chromium'
import type { Slide } from '../slides/slides.ts'
import type { Finding } from './inspect.ts'
import type { Walk } from './way.ts'
import { claims } from '../../case/index.ts'
import { openPrint } from '../print/deck.ts'
import { readCase, sentencesOf, unsaid } from '../slides/case-sentences.ts'
import { isTold } from '../slides/slides.ts'
import { TOLD_OTHERWISE } from '../slides/told-otherwise.ts'
import { inspect, RULES } from './inspect.ts'
import { watch } from './watch.ts'

/** Every slide on the print page. */
export async function walkPrint(walk: Walk) {
  const page = await openPrintToWalk(walk)
  await page.context().close()
}

/** Opens the print page and looks at every slide on it. */
export async function openPrintToWalk({ browser, url, slides, wanted, report }: Walk): Promise<Page> {
  let watching: ReturnType<typeof watch> | undefined
  const page = await openPrint(browser, url, { prepare: (page) => { watching = watch(page, new URL(url).origin) } })
  report.check({ alias: 'print' }, watching!.take())
  for (const { no, alias } of wanted) {
    // As it ends; before that a diagram has a page for each step.
    const slide = page.locator(`.print-slide-container .slidev-page[data-slidev-no="${no}"]`).last()
    if (!await slide.count()) {
      report.check({ alias, scheme: 'print' }, ['It is not on the print page.'])
      continue
    }
    report.check({ alias, scheme: 'print' }, [
      ...await slide.evaluate(inspect, { rules: RULES, print: true }),
      ...await footnotes(page, no),
    ])
  }
  report.check({ alias: 'claims', scheme: 'print' }, await unshown(page, slides))
  report.check({ alias: 'case', scheme: 'print' }, await untold(page, slides))
  return page
}

/** Claims that no slide shows; and those that the record contradicts and that only the appendix shows. */
async function unshown(page: Page, slides: readonly Slide[]): Promise<Finding[]> {
  const shown = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.print-slide-container .slidev-page')].map(slide => ({
    no: Number(slide.dataset.slidevNo),
    ids: [...slide.querySelectorAll<HTMLElement>('[data-claim]')].map(e => e.dataset.claim!),
  })))
  const anywhere = new Set(shown.flatMap(({ ids }) => ids))
  const told = new Set(shown.filter(({ no }) => isTold(slides[no - 1]!)).flatMap(({ ids }) => ids))
  return claims.flatMap(({ id, standing }) => {
    if (!anywhere.has(id))
      return [`No slide shows the claim “${id}”.`]
    return (standing === 'wrong' || standing === 'disputed') && !told.has(id) ? [`Only the appendix shows the claim “${id}”, which is ${standing}.`] : []
  })
}

/** Sentences of the case that no slide of the workshop says in its words; those of the appendix and footnotes do not count. */
async function untold(page: Page, slides: readonly Slide[]): Promise<Finding[]> {
  const said = await page.evaluate(readSlides)
  const told = said.filter(({ no }) => isTold(slides[no - 1]!)).map(({ text }) => text)
  return unsaid(sentencesOf(readCase()), told)
    .filter(({ text }) => !Object.hasOwn(TOLD_OTHERWISE, text))
    .map(({ line, text }) => `No slide says in the case’s words (case/case.md:${line}): “${text}”. Say it, or name the slide that tells it otherwise in scripts/slides/told-otherwise.ts.`)
}

/** What is read on each slide of the print page, without its footnotes and their numbers. Runs in the page. */
function readSlides(): { no: number, text: string }[] {
  return [...document.querySelectorAll<HTMLElement>('.print-slide-container .slidev-page')].map((slide) => {
    const copy = slide.cloneNode(true) as HTMLElement
    copy.querySelectorAll('.slide-footnotes, .footnote-number, .visually-hidden, style').forEach(part => part.remove())
    // Elements stand apart, and no word is cut by one.
    copy.querySelectorAll('*').forEach((part) => {
      part.prepend(' ')
      part.append(' ')
    })
    return { no: Number(slide.dataset.slidevNo), text: copy.textContent ?? '' }
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
