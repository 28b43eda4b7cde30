// The card of a claim: what the deck promises opens by every way there is, and stays while it is read.
import type { Trial } from './trial.ts'
import { PHONE_ON_ITS_SIDE } from './trial.ts'

const CITED = 'outage'

export const CLAIM_TRIALS: readonly Trial[] = [
  {
    name: 'A tap opens a claim’s card',
    slides: [CITED],
    browser: PHONE_ON_ITS_SIDE,
    async run({ page, go, expect, at }) {
      await go(CITED)
      const words = page.locator('.slidev-page:visible .cited-words').first()
      const card = page.locator('.slidev-page:visible .cited-card.open')
      await words.tap()
      await page.waitForTimeout(700)
      await expect(async () => await card.count() === 1 && await card.isVisible(), 'the card is not open after a tap.')
      await page.locator('.slidev-page:visible h1').tap()
      await expect(async () => await card.count() === 0, 'a tap elsewhere does not close it.')
      await expect(async () => await at() === CITED, 'a tap turned the slide.')
    },
  },
  {
    name: 'The mouse opens a claim’s card',
    slides: [CITED],
    async run({ page, go, expect }) {
      await go(CITED)
      const words = page.locator('.slidev-page:visible .cited-words')
      const card = page.locator('.slidev-page:visible .cited-card.open')
      const isOpen = async () => await card.count() === 1 && await card.isVisible()
      await words.first().hover()
      await expect(isOpen, 'hovering does not open it.')
      await words.first().click()
      await page.waitForTimeout(400)
      await expect(isOpen, 'a click while hovering closes it.')
      await page.mouse.move(5, 5)
      await page.waitForTimeout(400)
      await expect(isOpen, 'after a click it does not wait to be read.')
      await page.mouse.click(5, 5)
      await expect(async () => await card.count() === 0, 'a click elsewhere does not close it.')
      await words.first().click()
      await page.keyboard.press('Escape')
      await expect(async () => await card.count() === 0, 'Escape does not close it.')
      await words.nth(0).click()
      await words.nth(1).hover()
      await expect(async () => await card.count() === 1, 'two cards are open at once.')
    },
  },
  {
    name: 'Keys open a claim’s card and reach its sources',
    slides: [CITED],
    async run({ page, go, expect, at, clicks }) {
      await go(CITED)
      const words = page.locator('.slidev-page:visible .cited-words').first()
      const card = page.locator('.slidev-page:visible .cited-card.open')
      const isOpen = async () => await card.count() === 1 && await card.isVisible()
      for (const key of ['Enter', ' ']) {
        await words.blur()
        await words.focus()
        await expect(isOpen, 'the focus does not open it.')
        await page.keyboard.press('Escape')
        await expect(async () => await card.count() === 0, 'Escape does not close it.')
        await words.focus()
        await page.keyboard.press(key)
        await expect(isOpen, `${key === ' ' ? 'Space' : key} does not open it.`)
        await expect(async () => await at() === CITED && await clicks() === 0, `${key === ' ' ? 'Space' : key} on a claim turns the slide.`)
        await page.keyboard.press('Escape')
      }
      await words.focus()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await expect(() => page.evaluate(() => document.activeElement?.matches('.cited-card.open a[href]') ?? false), 'Tab does not reach its sources.')
      await page.keyboard.press('Escape')
      await expect(async () => await card.count() === 0, 'Escape on a source does not close it.')
    },
  },
]
