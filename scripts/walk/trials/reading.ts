// Trials of a reader: the door, the search, progress, the way to the stage and back, and that a reader turns nobody's slides.
import type { Page } from 'playwright-chromium'
import type { Hands, Trial } from './trial.ts'
import { readFileSync } from 'node:fs'
import { PHONE } from './trial.ts'

/** Slides that are read. */
const IDEA = 'outage'
const LIVE = 'cascade-break'
const LAB = 'cascade-practise'

const hash = (page: Page) => page.evaluate(() => location.hash)

/** Opens an idea as a page to read. */
async function read({ page, url }: Hands, alias: string) {
  await page.goto(`${url}#/read/${alias}`)
  await page.locator(`#idea-${alias}`).waitFor()
}

export const READING_TRIALS: readonly Trial[] = [
  {
    name: 'Whoever opens the deck on a phone is offered to read, and can watch',
    slides: ['title'],
    browser: PHONE,
    isFirstVisit: true,
    async run({ page, url, expect }) {
      await page.goto(url)
      await expect(() => page.locator('.contents-head h1').isVisible(), 'the bare address does not lead to the page to read.')
      for (const said of ['What it is', 'For whom', 'How long'])
        await expect(() => page.getByText(said, { exact: true }).isVisible(), `it does not say: ${said}.`)
      await page.getByRole('link', { name: 'Watch the slides' }).click()
      await expect(() => page.locator('.slidev-page:visible h1').isVisible(), 'the slides do not come.')
      await page.goto('about:blank')
      await page.goto(url)
      await expect(() => page.locator('.slidev-page:visible h1').isVisible(), 'the choice is forgotten.')
    },
  },
  {
    name: 'Whoever opens the deck on a laptop watches, and is told once that it can be read',
    slides: ['title'],
    isFirstVisit: true,
    async run({ page, url, expect }) {
      await page.goto(url)
      await page.locator('.slidev-page:visible h1').waitFor()
      const way = page.locator('.deck-notice a')
      await expect(async () => await way.isVisible() && (await way.getAttribute('href'))?.startsWith('#/read') === true, 'nothing is said of the page to read.')
      await page.keyboard.press('PageDown')
      await expect(async () => !await way.isVisible(), 'it stays when the slides are turned.')
      await page.goto('about:blank')
      await page.goto(url)
      await page.locator('.slidev-page:visible h1').waitFor()
      await page.waitForTimeout(300)
      await expect(async () => !await way.isVisible(), 'it is said again.')
    },
  },
  {
    name: 'A page to read leads to the stage and back',
    slides: [IDEA],
    async run(hands) {
      const { page, at, expect } = hands
      await read(hands, IDEA)
      await page.locator(`#idea-${IDEA} .idea-ways a`).click()
      await expect(async () => await at() === IDEA, 'it does not lead to its slide.')
      await page.locator('.slidev-page:visible h1').waitFor()
      await page.keyboard.press('r')
      await expect(async () => (await hash(page)).endsWith(`/${IDEA}`) && (await hash(page)).startsWith('#/read/'), 'the key does not lead back.')
      await expect(() => page.locator(`#idea-${IDEA} h2`).evaluate(e => Math.abs(e.getBoundingClientRect().top) < innerHeight / 2), 'the idea is not in sight.')
      await expect(async () => (await page.title()).length > 0 && !(await page.title()).startsWith('undefined'), 'the tab has no title.')
    },
  },
  {
    name: 'What is said folds its answers, explains its terms and shows its record',
    slides: ['cascade-again'],
    async run(hands) {
      const { page, expect } = hands
      await read(hands, 'cascade-again')
      const idea = page.locator('#idea-cascade-again')
      const answers = idea.locator('.question details > div')
      await expect(async () => !await answers.isVisible(), 'the answers are there before the question is thought about.')
      await idea.locator('.question summary').click()
      await expect(() => answers.isVisible(), 'the answers do not unfold.')
      const term = page.locator('.said button.term').first()
      await term.click()
      await expect(() => page.locator('.term-card:popover-open').isVisible(), 'a term is not explained.')
      await page.keyboard.press('Escape')
      await expect(async () => await page.locator('.term-card:popover-open').count() === 0, 'Escape does not close it.')
    },
  },
  {
    name: 'A live figure is loaded when the reader comes near, and plays while it is in sight',
    slides: [LIVE, IDEA],
    async run(hands) {
      const { page, expect } = hands
      await read(hands, LIVE)
      const chapter = (await hash(page)).split('/').slice(0, 3).join('/')
      await page.goto('about:blank')
      await page.goto(`${hands.url}${chapter}`)
      await page.locator('.idea').first().waitFor()
      await page.waitForTimeout(300)
      await expect(async () => await page.locator(`#idea-${LIVE} .live-figure`).count() === 0, 'it is loaded from far.')
      await page.locator(`#idea-${LIVE}`).evaluate(e => e.scrollIntoView())
      const figure = page.locator(`#idea-${LIVE} .live-figure`)
      await figure.waitFor()
      const t = () => figure.getAttribute('data-t').then(Number)
      const poster = await t()
      await figure.locator('.player-play').click()
      await expect(async () => await t() > poster, 'it does not play.')
      await page.evaluate(() => scrollTo(0, 0))
      await page.waitForTimeout(500)
      const left = await t()
      await page.waitForTimeout(500)
      await expect(async () => await t() === left, 'it plays while nobody sees it.')
    },
  },
  {
    name: 'The search finds titles, notes, claims and terms',
    slides: [IDEA],
    async run({ page, url, expect }) {
      await page.goto(`${url}#/read`)
      await page.getByRole('button', { name: 'Search' }).click()
      await page.keyboard.type('bulkhead')
      const found = page.locator('.search-found a')
      await expect(async () => (await found.allTextContents()).some(text => text.startsWith('Term:')), 'a term is not found.')
      await page.locator('#search-words').fill('oracle')
      await expect(async () => (await found.allTextContents()).some(text => text.startsWith('Claim:')), 'a claim is not found.')
      await found.filter({ hasText: 'Claim:' }).first().click()
      await expect(() => page.locator('.record[open]').first().isVisible(), 'a claim does not lead to its record.')
      await page.getByRole('button', { name: 'Search' }).click()
      await page.locator('#search-words').fill('xyzzyx')
      await expect(() => page.getByText('Nothing is found').isVisible(), 'it does not say that nothing is found.')
    },
  },
  {
    name: 'What was read and what passes is kept, and goes along as a file',
    slides: [IDEA, LAB],
    browser: { acceptDownloads: true },
    async run(hands) {
      const { page, url, expect } = hands
      await read(hands, LAB)
      const lab = page.locator(`#idea-${LAB}`)
      await lab.locator('.lab-open').click()
      await lab.locator('.cm-content').waitFor()
      await lab.locator('.cm-content').click()
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.insertText(readFileSync(new URL('../../../exercises/01-cascade/solution.ts', import.meta.url), 'utf8'))
      await lab.locator('.bench-run').click()
      await expect(async () => await lab.locator('[data-verdict="passed"]').count() > 0, 'the editor on the page does not judge.')
      // Who stays at its end has read it already.
      const mark = lab.locator('.idea-read')
      if (await mark.getAttribute('aria-pressed') === 'false')
        await mark.click()
      await page.goto(`${url}#/read`)
      await expect(() => page.getByText(/You have read [1-9]\d* of/).isVisible(), 'what was read is not kept.')
      await page.getByText('Take it along').click()
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save it as a file' }).click()])
      const file = await download.path()
      await page.evaluate(() => localStorage.clear())
      await page.reload()
      await expect(() => page.getByText('You have read 0 of').isVisible(), 'it is kept elsewhere.')
      await page.getByText('Take it along').click()
      await page.locator('input[type="file"]').setInputFiles(file)
      await expect(async () => await page.getByText(/You have read [1-9]\d* of/).isVisible() && await page.getByText('passes,').isVisible(), 'the file does not bring it back.')
      await page.locator('.own-progress form input').fill('nonsense')
      await page.getByRole('button', { name: 'Take it in' }).click()
      await expect(() => page.locator('.own-progress [role="alert"]').isVisible(), 'nothing is said of what is no progress.')
    },
  },
  {
    name: 'A reader turns nobody’s slides, and nobody turns the reader’s page',
    slides: [IDEA, LIVE],
    async run(hands) {
      const { page, context, url, go, at, expect } = hands
      await go(LIVE)
      const reader = await context.newPage()
      await read({ ...hands, page: reader }, LIVE)
      await page.waitForTimeout(500)
      await expect(async () => await at() === LIVE, 'a page to read turns the stage.')
      const figure = reader.locator(`#idea-${LIVE} .live-figure`)
      await figure.waitFor()
      const before = await page.locator('.slidev-page:visible .live-figure').getAttribute('data-t')
      await figure.getByRole('button', { name: 'One step on' }).click()
      await reader.waitForTimeout(500)
      await expect(async () => await page.locator('.slidev-page:visible .live-figure').getAttribute('data-t') === before, 'a reader’s figure moves the one on stage.')
      await page.bringToFront()
      await page.evaluate(alias => location.hash = `#/${alias}`, IDEA)
      await page.waitForTimeout(500)
      await expect(async () => (await hash(reader)).startsWith('#/read/'), 'the stage turns the page to read.')
      await reader.goto(`${url}#/read`)
      await page.waitForTimeout(500)
      await expect(async () => await at() === IDEA, 'the first page to read turns the stage.')
    },
  },
  {
    name: 'An address to read that leads nowhere says so',
    slides: [IDEA],
    async run(hands) {
      const { page, url, expect } = hands
      await read(hands, IDEA)
      const home = await hash(page)
      await page.goto('about:blank')
      await page.goto(`${url}#/read/no-such-chapter/${IDEA}`)
      await expect(async () => await hash(page) === home, 'an idea is not found in the chapter where it stands now.')
      await page.goto('about:blank')
      await page.goto(`${url}#/read/outrage`)
      await expect(async () => (await page.locator('.deck-notice').textContent() ?? '').includes('outrage'), 'nothing is said of it.')
      await page.locator('.deck-notice a').click()
      await expect(async () => await hash(page) === home, 'the nearest is not offered.')
    },
  },
]
