// Keys: they turn the deck whatever a pointer has touched, and do what the help says.
import type { Hands, Trial } from './trial.ts'

/** The slide of a live figure. */
const LIVE = 'cascade-break'

/** Presses a clicker's keys and looks whether the deck turns; comes back to where it was. */
async function turns({ page, at, clicks, expect }: Hands, after: string) {
  const place = async () => `${await at()} ${await clicks()}`
  for (const [there, back] of [['PageDown', 'PageUp'], ['ArrowRight', 'ArrowLeft']] as const) {
    const from = await place()
    await page.keyboard.press(there)
    await expect(async () => await place() !== from, `after ${after}, ${there} does not turn the deck.`)
    await page.locator('.slidev-page:visible h1').first().waitFor()
    await page.waitForTimeout(300)
    await page.keyboard.press(back)
    await expect(async () => await place() === from, `after ${after}, ${back} does not turn back.`)
  }
}

export const KEY_TRIALS: readonly Trial[] = [
  {
    name: 'The clicker works after the mouse',
    slides: [LIVE],
    async run(hands) {
      const { page, go } = hands
      await go(LIVE)
      const figure = page.locator('.slidev-page:visible .live-figure')
      await figure.locator('.player-play').click()
      await turns(hands, 'a click on Play')
      const strip = (await figure.locator('.live-strip').boundingBox())!
      await page.mouse.move(strip.x + 100, strip.y + 20)
      await page.mouse.down()
      await page.mouse.move(strip.x + 400, strip.y + 20, { steps: 5 })
      await page.mouse.up()
      await turns(hands, 'dragging the strip')
      const seed = figure.locator('input[type="number"]')
      await seed.click()
      await seed.fill('42')
      await page.keyboard.press('Enter')
      await turns(hands, 'typing a seed')
      await figure.locator('select').selectOption({ index: 0 })
      await turns(hands, 'choosing a speed')
      await figure.getByRole('button', { name: 'Reset' }).click()
      await turns(hands, 'Reset')
    },
  },
  {
    name: 'The clicker works after the keyboard',
    slides: [LIVE],
    async run(hands) {
      const { page, go, expect } = hands
      await go(LIVE)
      const figure = page.locator('.slidev-page:visible .live-figure')
      await figure.locator('.player-play').focus()
      await turns(hands, 'Tab has reached Play')
      const time = figure.locator('input[type="range"]')
      await time.focus()
      const before = Number(await time.inputValue())
      await page.keyboard.press('ArrowRight')
      await expect(async () => Number(await time.inputValue()) > before, 'an arrow does not move the time that has the focus.')
      await time.evaluate(e => e.remove())
      await turns(hands, 'what had the focus is gone')
    },
  },
  {
    name: 'A text keeps its keys',
    slides: ['cascade-practise'],
    async run({ page, go, at, expect }) {
      await go('cascade-practise')
      await page.locator('.lab-open').click()
      await page.locator('.cm-content').waitFor()
      await page.locator('.cm-content').click()
      for (const key of ['ArrowRight', 'PageDown', 'Home', 'b', '.', ' ', '?'])
        await page.keyboard.press(key)
      await expect(async () => await at() === 'cascade-practise', 'a key in the editor turns the slide.')
      await expect(async () => await page.locator('.black-screen, .keys-help').count() === 0, 'a letter in the editor covers the slide.')
      await page.keyboard.press('Escape')
      await page.keyboard.press('ArrowRight')
      await expect(async () => await at() !== 'cascade-practise', 'Escape does not give the keys back to the slides.')
    },
  },
  {
    name: 'A source can be followed, and the clicker works on',
    slides: ['outage'],
    async run(hands) {
      const { page, go, context, expect } = hands
      // Sources are elsewhere; the trial needs no network.
      await context.route(address => !address.href.startsWith(hands.url), route => route.fulfill({ body: 'a source' }))
      await go('outage')
      await page.locator('.slidev-page:visible .cited-words').first().click()
      const [opened] = await Promise.all([context.waitForEvent('page'), page.locator('.cited-card.open a').first().click()])
      await opened.close()
      await expect(async () => page.locator('.cited-card.open').isVisible(), 'the card has gone when one comes back.')
      await turns(hands, 'following a source')
    },
  },
  {
    name: 'Black, first, last and the help',
    slides: ['outage', 'title'],
    async run({ page, go, at, expect }) {
      await go('outage')
      for (const key of ['b', '.']) {
        await page.keyboard.press(key)
        await expect(async () => await page.evaluate(() => {
          const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2)!
          return getComputedStyle(top).backgroundColor === 'rgb(0, 0, 0)' && top.getBoundingClientRect().width >= innerWidth
        }), `${key} does not make the screen black.`)
        await page.keyboard.press(key)
        await expect(async () => await page.locator('.slidev-page:visible h1').first().isVisible() && await page.locator('.black-screen').count() === 0, `${key} does not bring the slide back.`)
      }
      await page.keyboard.press('?')
      const help = page.getByRole('dialog', { name: 'Keys' })
      await expect(() => help.isVisible(), '? opens no help.')
      const said = await help.textContent() ?? ''
      for (const key of ['Page down', 'Home', 'End', 'b', '.', 'o', 'g', 'd', 'f', '?'])
        await expect(() => said.includes(key), `the help does not list ${key}.`)
      await page.keyboard.press('Escape')
      await expect(async () => !await help.isVisible(), 'Escape does not close the help.')
      await page.keyboard.press('End')
      await expect(async () => await at() !== 'outage', 'End does not go to the last slide.')
      const last = await at()
      await page.keyboard.press('ArrowRight')
      await expect(async () => await at() === last, 'End does not go to the last slide.')
      await page.keyboard.press('Home')
      await expect(async () => ['title', '1'].includes(await at()), 'Home does not go to the first slide.')
    },
  },
  {
    name: 'A letter with a modifier is the browser’s',
    slides: ['outage'],
    async run({ page, go, at, expect }) {
      await go('outage')
      const dark = () => page.evaluate(() => document.documentElement.classList.contains('dark'))
      const was = await dark()
      for (const key of ['Control+d', 'Meta+d', 'Alt+d', 'Control+f', 'Control+g', 'Control+o', 'Control+b'])
        await page.keyboard.press(key)
      await page.waitForTimeout(300)
      await expect(async () => await dark() === was, 'Ctrl+D changes the scheme.')
      await expect(() => page.evaluate(() => !document.fullscreenElement), 'Ctrl+F goes to full screen.')
      await expect(async () => await page.locator('#slidev-goto-dialog.top-5, .black-screen').count() === 0, 'Ctrl+G asks for a slide, or Ctrl+B is black.')
      await expect(async () => await page.locator('.z-modal.p-16').count() === 0, 'Ctrl+O opens the overview.')
      await page.keyboard.press('d')
      await expect(async () => await dark() !== was, 'D does not change the scheme.')
      await expect(async () => await at() === 'outage', 'a letter turned the slide.')
    },
  },
  {
    name: 'The overview is walked by keys',
    slides: ['outage'],
    async run({ page, go, at, expect }) {
      await go('outage')
      await page.keyboard.press('o')
      await expect(async () => await page.locator('.z-modal.p-16').isVisible(), 'O opens no overview.')
      await page.keyboard.press('ArrowRight')
      await expect(async () => await at() === 'outage', 'an arrow in the overview turns the slide.')
      await page.keyboard.press('Enter')
      await expect(async () => await at() !== 'outage', 'Enter in the overview does not go to the chosen slide.')
    },
  },
]
