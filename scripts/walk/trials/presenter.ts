// The presenter view beside the projector: two windows of one browser.
import type { Trial } from './trial.ts'

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
      await expect(async () => /0:0[1-9], planned 0:00/.test(await said()), 'the first turn does not begin it.')
      await page.keyboard.press('ArrowDown')
      await expect(async () => /planned [1-9]\d*:\d\d/.test(await said()), 'the plan does not go on with the slides.')
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
  {
    name: 'The overview shows the notes',
    slides: ['outage'],
    async run({ page, url, expect }) {
      await page.goto(`${url}#/overview`)
      await expect(() => page.locator('.overview-slide-block').first().isVisible(), 'it does not open.')
      await expect(async () => !/No notes/.test(await page.locator('body').innerText()), 'it says that there are none.')
      await expect(async () => await page.locator('body').innerText().then(text => text.includes('Say')), 'it shows none.')
    },
  },
]
