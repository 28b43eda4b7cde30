// Fingers: a swipe turns the slide, a control keeps its own drag, two fingers zoom, and the bar is in nobody's way.
import type { CDPSession, Locator, Page } from 'playwright-chromium'
import type { Hands, Trial } from './trial.ts'
import { PHONE, PHONE_ON_ITS_SIDE } from './trial.ts'

const LIVE = 'cascade-break'

interface Point { x: number, y: number }

/** Puts fingers down, moves each along its way and lifts them. */
async function touch(page: Page, ways: readonly (readonly [from: Point, to: Point])[]): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page)
  const at = (share: number) => ways.map(([from, to], id) => ({ id, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }))
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
  for (let step = 1; step <= 10; step++) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 10) })
    await page.waitForTimeout(16)
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await session.detach()
}

/** Drags a control across most of its width. */
async function dragAcross(page: Page, control: Locator): Promise<void> {
  const box = (await control.boundingBox())!
  const y = box.y + box.height / 2
  await touch(page, [[{ x: box.x + box.width * 0.8, y }, { x: box.x + box.width * 0.15, y }]])
}

function keepsItsDrag(alias: string, what: string, selector: string): Trial {
  return {
    name: `${what} keeps its own drag`,
    slides: [alias],
    browser: PHONE_ON_ITS_SIDE,
    async run({ page, go, at, clicks, expect }) {
      await go(alias)
      if (selector.startsWith('.cm-')) {
        await page.locator('.lab-open').tap()
        await page.locator('.cm-content').waitFor()
      }
      const control = page.locator(`.slidev-page:visible ${selector}`).first()
      const value = () => control.evaluate(e => (e as HTMLInputElement).value ?? '')
      const before = { value: await value(), clicks: await clicks() }
      await dragAcross(page, control)
      await page.waitForTimeout(500)
      await expect(async () => await at() === alias && await clicks() === before.clicks, 'dragging it turns the slide.')
      if (before.value)
        await expect(async () => await value() !== before.value, 'dragging does not move it.')
    },
  }
}

async function zoom(page: Page): Promise<number> {
  return page.evaluate(() => visualViewport!.scale)
}

/** Where the bar of Slidev's buttons stands, if it is to be seen. */
const BAR = '#slide-container > div:has(> nav)'

async function barIsInTheWay({ page }: Hands, control: Locator): Promise<boolean> {
  const box = (await control.boundingBox())!
  return page.evaluate(([x, y, bar]) => !!document.elementFromPoint(x as number, y as number)?.closest(bar as string), [box.x + box.width / 2, box.y + box.height / 2, BAR] as const)
}

export const TOUCH_TRIALS: readonly Trial[] = [
  {
    name: 'A swipe turns the slide',
    slides: ['outage'],
    browser: PHONE_ON_ITS_SIDE,
    async run({ page, go, at, clicks, expect }) {
      await go('outage')
      await touch(page, [[{ x: 500, y: 60 }, { x: 300, y: 64 }]])
      await expect(async () => await clicks() === 1 || await at() !== 'outage', 'a swipe to the left does not go on.')
      await touch(page, [[{ x: 300, y: 60 }, { x: 500, y: 64 }]])
      await expect(async () => await at() === 'outage' && await clicks() === 0, 'a swipe to the right does not go back.')
    },
  },
  {
    name: 'Two fingers zoom and turn nothing',
    slides: ['outage'],
    browser: PHONE_ON_ITS_SIDE,
    async run({ page, go, at, clicks, expect }) {
      await go('outage')
      await touch(page, [[{ x: 380, y: 200 }, { x: 180, y: 200 }], [{ x: 460, y: 200 }, { x: 660, y: 200 }]])
      await expect(async () => await zoom(page) > 1.2, 'pinching does not zoom.')
      await page.waitForTimeout(300)
      await expect(async () => await at() === 'outage' && await clicks() === 0, 'pinching turns the slide.')
      await touch(page, [[{ x: 500, y: 200 }, { x: 300, y: 200 }]])
      await page.waitForTimeout(300)
      await expect(async () => await at() === 'outage' && await clicks() === 0, 'moving the zoomed slide turns it.')
    },
  },
  keepsItsDrag(LIVE, 'The time of a run', '.live-strip input'),
  keepsItsDrag('nines', 'A slider', 'input[type="range"]'),
  keepsItsDrag('decision-matrix', 'A weight', 'input[type="range"]'),
  keepsItsDrag('cascade-practise', 'The editor', '.cm-content'),
  {
    name: 'The bar can be reached on a phone held upright',
    slides: [LIVE],
    browser: PHONE,
    async run({ page, go, expect }) {
      await go(LIVE)
      await expect(async () => {
        const box = await page.locator(BAR).boundingBox()
        return box !== null && box.y >= 0 && box.y + box.height <= 844 && box.x >= 0 && box.x + box.width <= 391
      }, 'it is not on the screen.')
      const next = page.locator(`${BAR} button[title="Go to next slide"]`)
      const before = page.url()
      await next.tap()
      await expect(() => page.url() !== before, 'its arrow does not go on.')
    },
  },
  {
    name: 'The bar is not in the way of Play',
    slides: [LIVE],
    browser: PHONE_ON_ITS_SIDE,
    async run(hands) {
      const { page, go, expect } = hands
      await go(LIVE)
      const play = page.locator('.slidev-page:visible .player-play')
      const figure = page.locator('.slidev-page:visible .live-figure')
      const t = Number(await figure.getAttribute('data-t'))
      const box = (await play.boundingBox())!
      await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
      await expect(async () => Number(await figure.getAttribute('data-t')) > t, 'a tap on Play does not play.')
      await page.waitForTimeout(500)
      await expect(async () => !await barIsInTheWay(hands, play), 'the bar lies over it after a tap.')
      await page.locator('.slidev-page:visible h1').tap()
      await expect(async () => await page.locator(BAR).evaluate(e => getComputedStyle(e).opacity) === '1', 'a tap beside the controls does not show the bar.')
      await expect(async () => !await barIsInTheWay(hands, play), 'the bar lies over it when it is called.')
    },
  },
]
