// The presenter view beside the projector: two windows of one browser.
import type { Page } from 'playwright-chromium'
import type { Trial } from './trial.ts'

/** A slide of each live figure. */
const LIVE = ['cascade-break', 'circuit-breaker-again', 'evacuation-again', 'rows-again']

/** What a figure shows: its drawing without the playhead, which moves on. */
const picture = (page: Page) => controls(page).locator('.live-curve').evaluateAll(curves => curves.map(e => e.getAttribute('d')).join())
const controls = (page: Page) => page.locator('#slideshow .slidev-page:visible .live-figure')

function runIsTheSame(alias: string): Trial {
  return {
    name: 'Presenter and projector show the same run',
    slides: [alias],
    async run({ page, context, url, go, expect }) {
      await go(`presenter/${alias}`)
      const projector = await context.newPage()
      await projector.goto(`${url}#/${alias}`)
      await controls(projector).waitFor()
      const same = async () => await picture(page) === await picture(projector)
        && await controls(page).locator('input[type="number"]').inputValue() === await controls(projector).locator('input[type="number"]').inputValue()
        && await controls(page).locator('select').first().inputValue() === await controls(projector).locator('select').first().inputValue()
      const first = await picture(projector)
      const seed = controls(page).locator('input[type="number"]')
      await seed.fill('42')
      await seed.press('Enter')
      await expect(async () => await seed.inputValue() === '42' && await same(), 'a seed does not reach the projector.')
      await controls(page).locator('select').first().selectOption({ index: 0 })
      await expect(same, 'a speed does not reach the projector.')
      const buttons = controls(page).locator('.player-controls button:not(.player-play, [aria-label^="One step"])')
      for (const button of await buttons.all()) {
        const name = await button.textContent()
        if (/Copy|Reset/.test(name ?? ''))
          continue
        await button.click()
        await expect(same, `“${name}” does not reach the projector.`)
      }
      await expect(async () => await picture(projector) !== first, 'nothing of it changes what the projector draws.')
      const late = await context.newPage()
      await late.goto(`${url}#/${alias}`)
      await controls(late).waitFor()
      await expect(async () => await picture(late) === await picture(page), 'a window that opens later shows another run.')
      await expect(same, 'and it upsets the others.')
      await controls(page).getByRole('button', { name: 'Reset' }).click()
      await expect(async () => await seed.inputValue() === '7' && await same() && await picture(projector) === first, 'Reset does not reach the projector.')
      await controls(page).locator('.player-play').click()
      await expect(async () => await controls(projector).locator('.player-play').textContent() === 'Pause', 'Play does not reach the projector.')
    },
  }
}

export const PRESENTER_TRIALS: readonly Trial[] = [
  {
    name: 'The clock begins with the first turn, beside the plan',
    slides: ['outage'],
    async run({ page, go, expect }) {
      await go('presenter/outage')
      const clock = page.locator('.grid-section.bottom')
      const said = async () => (await clock.textContent() ?? '').replace(/\s+/g, ' ')
      await expect(async () => /0:00, planned 0:00/.test(await said()), 'it does not wait at 0:00 beside the plan.')
      await page.keyboard.press('ArrowDown')
      await expect(async () => /0:0[1-9], planned/.test(await said()), 'the first turn does not begin it.')
      await expect(async () => /planned [1-9]\d*:\d\d/.test(await said()), 'the plan does not go on with the slides.')
      await page.reload()
      await expect(async () => /(?!0:00)\d+:\d\d, planned/.test(await said()), 'it is lost when the page is loaded again.')
    },
  },
  {
    name: 'Black is black in both windows',
    slides: ['outage'],
    async run({ page, context, url, go, expect }) {
      await go('presenter/outage')
      const projector = await context.newPage()
      await projector.goto(`${url}#/outage`)
      await projector.locator('.slidev-page:visible h1').waitFor()
      await page.bringToFront()
      await page.keyboard.press('.')
      await expect(() => projector.locator('.black-screen').isVisible(), 'the projector stays lit.')
      await expect(async () => (await page.locator('.black-screen').boundingBox())!.width < 1280, 'the presenter’s notes are black too.')
      await page.keyboard.press('ArrowRight')
      await expect(async () => await projector.locator('.black-screen').count() === 0, 'the next click does not bring the slide back.')
    },
  },
  ...LIVE.map(runIsTheSame),
  {
    name: 'The overview shows the notes',
    slides: ['outage'],
    async run({ page, url, expect }) {
      await page.goto(`${url}#/overview`)
      await expect(() => page.locator('.overview-slide-block').first().isVisible(), 'it does not open.')
      const said = await page.locator('main').textContent() ?? ''
      await expect(() => !said.includes('No notes'), 'it says that there are none.')
      await expect(() => said.includes('Say'), 'it shows none.')
    },
  },
]
