// The page around the slides: its address, its tab, its storage, its network, its paper, its colours.
import type { Page } from 'playwright-chromium'
import type { Trial } from './trial.ts'
import { encodeText } from '../../../components/lab/address.ts'

const CASCADE_LAB = 'cascade-practise'

/** Runs in the page, before the deck: storage as a browser has it that allows none. */
function blockStorage() {
  for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { configurable: true, get: () => { throw new DOMException('Access is denied for this document.', 'SecurityError') } })
}

/** Runs in the page, before the deck. */
function fillStorage() {
  Storage.prototype.setItem = () => { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError') }
}

function worksWithout(storage: string, take: () => void): Trial {
  return {
    name: `The deck works with ${storage}, and says so once`,
    slides: [CASCADE_LAB],
    async run({ page, go, at, expect }) {
      const errors: string[] = []
      page.on('pageerror', error => errors.push(error.message))
      await page.addInitScript(take)
      await go(CASCADE_LAB)
      await expect(() => page.locator('.slidev-page:visible h1').isVisible(), 'the slide stays blank.')
      await page.locator('.lab-open').click()
      await page.locator('.cm-content').waitFor()
      await page.locator('.cm-content').click()
      await page.keyboard.type('// typed')
      await expect(async () => await page.locator('.cm-content').textContent().then(text => text?.includes('// typed') ?? false), 'the editor does not take what is typed.')
      await expect(() => page.locator('.deck-notice').isVisible(), 'nothing is said.')
      await page.locator('.deck-notice button').click()
      await page.locator('.bench-bar').getByRole('button', { name: 'Close' }).click()
      await page.keyboard.press('d')
      await page.keyboard.press('PageUp')
      await expect(async () => await at() !== CASCADE_LAB, 'the deck does not turn.')
      await expect(async () => !await page.locator('.deck-notice button').isVisible(), 'it says so more than once.')
      await expect(() => errors.length === 0, `an error is thrown: ${errors[0]}`)
    },
  }
}

/** The head of the page as a reader of links sees it, without running anything. */
async function head(url: string) {
  const html = await (await fetch(url)).text()
  return { html, meta: (key: string) => new RegExp(`<meta [^>]*(?:name|property)="${key}" [^>]*content="([^"]*)"`).exec(html)?.[1] ?? '' }
}

/** The lightness, from 0 to 1, of the page's ground. */
const ground = (page: Page) => page.evaluate(() => {
  const parse = (e: Element) => getComputedStyle(e).backgroundColor.match(/[\d.]+/g)!.map(Number)
  const seen = [document.querySelector('.slidev-page:not([style*="none"]) .slidev-layout'), document.body, document.documentElement].filter(e => e !== null).map(parse).find(([,,, a = 1]) => a > 0)!
  return seen.slice(0, 3).reduce((sum, c) => sum + c, 0) / 765
})

export const PAGE_TRIALS: readonly Trial[] = [
  {
    name: 'The controls come at the first sign of a visitor',
    slides: ['outage'],
    async run({ page, go, expect, at, clicks }) {
      await go('outage')
      await expect(async () => await page.locator('nav button').count() === 0, 'a look at a slide loads the bar of controls.')
      await page.keyboard.press('g')
      await expect(() => page.evaluate(() => document.activeElement?.matches('#slidev-goto-input') ?? false), 'G as the first key does not open the way to a slide, ready to be typed in.')
      await page.keyboard.type('title')
      await page.keyboard.press('Escape')

      await page.reload()
      await page.locator('.slidev-page:visible h1').first().waitFor()
      await page.keyboard.press('o')
      await expect(async () => await page.locator('.z-modal.p-16').isVisible(), 'O as the first key opens no overview.')

      await page.reload()
      await page.locator('.slidev-page:visible h1').first().waitFor()
      // What a screen reader finds before anything has been pressed.
      await page.getByRole('button', { name: 'Show the controls' }).focus()
      await expect(() => page.evaluate(() => document.activeElement?.matches('nav button') ?? false), 'the focus does not pass from the stand-in to the controls.')
      await page.getByRole('button', { name: 'Go to next slide' }).click()
      await expect(async () => await at() !== 'outage' || await clicks() > 0, 'a button of the bar does not turn the slide.')
      await expect(() => page.evaluate(() => {
        const icon = document.querySelector('nav .i-carbon\\:arrow-left')
        return icon !== null && getComputedStyle(icon).maskImage !== 'none'
      }), 'the controls have no icons.')
    },
  },
  {
    name: 'Every slide has a title of its own',
    slides: ['outage', 'title'],
    async run({ page, go, expect }) {
      await go('title')
      await expect(async () => (await page.title()).length > 0, 'the tab has no title.')
      const first = await page.title()
      await go('outage')
      const title = (await page.locator('.slidev-page:visible h1').textContent() ?? '').trim()
      await expect(async () => await page.title() !== first && (await page.title()).includes(title), `the tab of “${title}” has the title of another slide.`)
      await page.waitForTimeout(300)
      await expect(async () => (await page.title()).includes(title), 'the title does not stay.')
      await go('presenter/outage')
      await expect(async () => (await page.title()).startsWith('Presenter') && (await page.title()).includes(title), 'the presenter’s tab does not say what it is.')
    },
  },
  {
    name: 'A link has a description and a picture',
    slides: ['title'],
    async run({ url, expect }) {
      const { html, meta } = await head(url)
      for (const key of ['description', 'author', 'keywords', 'og:description', 'og:title', 'twitter:title', 'twitter:description'])
        await expect(() => meta(key).length > 0 && !/["“]|&quot;/.test(meta(key)), `${key} is missing or in quotation marks: ${meta(key)}`)
      for (const key of ['og:image', 'twitter:image']) {
        const answer = await fetch(new URL(meta(key) || 'no-picture', url))
        await expect(() => answer.ok && /^image\/(?:jpeg|png)/.test(answer.headers.get('content-type') ?? ''), `${key} leads to no picture.`)
      }
      await expect(() => meta('twitter:card') === 'summary_large_image', 'a preview would show no picture.')
      await expect(() => html.includes('<noscript>'), 'nothing is said to those without JavaScript.')
    },
  },
  {
    name: 'Without JavaScript there is a dark page with the title',
    slides: ['title'],
    browser: { javaScriptEnabled: false },
    async run({ page, url, expect }) {
      await page.goto(url)
      const said = await page.locator('body').innerText()
      await expect(() => said.includes('From one box to hundreds') && said.includes('JavaScript'), 'it does not say what it is and what it needs.')
      await page.evaluate(() => 0)
      const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 4, height: 4 } })
      await expect(() => picture.length < 200, 'the page is not of one ground.')
      await expect(async () => await ground(page) < 0.2, 'it is white.')
    },
  },
  {
    name: 'On a slow network the title stands on a dark ground',
    slides: ['title'],
    async run({ page, context, url, expect }) {
      // Neither script nor style has come yet.
      await context.route(/\/assets\//, () => {})
      await page.goto(url, { waitUntil: 'commit' })
      await expect(() => page.locator('.opening h1').isVisible(), 'the page is empty.')
      await expect(async () => await ground(page) < 0.2, 'the page is white.')
      await expect(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length > 0), 'nothing is painted until all styles have come.')
    },
  },
  {
    name: 'An unknown address says so',
    slides: ['outage'],
    async run({ page, url, at, expect }) {
      for (const [asked, said] of [['outrage', 'outrage'], ['4711', '4711'], ['no/such/place', 'no/such/place']] as const) {
        await page.goto('about:blank')
        await page.goto(`${url}#/${asked}`)
        await expect(async () => (await page.locator('.deck-notice').textContent() ?? '').includes(said), `nothing is said of #/${asked}.`)
        await expect(() => page.locator('.slidev-page:visible h1').first().isVisible(), `#/${asked} shows no slide.`)
      }
      await page.goto('about:blank')
      await page.goto(`${url}#/outrage`)
      await page.locator('.deck-notice a').click()
      await expect(async () => await at() === 'outage', 'the nearest slide is not offered.')
    },
  },
  {
    name: 'An address that has moved leads on',
    slides: ['architecture-2008'],
    async run({ page, url, at, expect }) {
      await page.goto('about:blank')
      await page.goto(`${url}#/architecture-record`)
      await expect(async () => await at() === 'architecture-2008', 'the slide that took it over is not shown.')
      await expect(async () => !(await page.locator('.deck-notice').textContent() ?? '').trim(), 'it is called an address that leads nowhere.')
    },
  },
  worksWithout('storage blocked', blockStorage),
  worksWithout('storage full', fillStorage),
  {
    name: 'A copied address leads back, whatever the visitor’s own has in it',
    slides: [CASCADE_LAB],
    browser: { permissions: ['clipboard-read', 'clipboard-write'] },
    async run({ page, url, expect }) {
      await page.goto(`${url}?fbclid=abc#/${CASCADE_LAB}`)
      await page.locator('.lab-open').click()
      await page.locator('.cm-content').click()
      await page.keyboard.type('// mine\n')
      await page.locator('.bench').getByRole('button', { name: 'Copy address' }).click()
      await expect(async () => (await page.evaluate(() => navigator.clipboard.readText())).includes(`#/${CASCADE_LAB}?lab=`), 'the address has lost the slide.')
      const address = await page.evaluate(() => navigator.clipboard.readText())
      await page.goto('about:blank')
      await page.goto(address)
      await expect(async () => (await page.locator('.cm-content').textContent() ?? '').includes('// mine'), 'the address does not bring the text along.')
    },
  },
  {
    name: 'Where copying is refused, the address is shown',
    slides: [CASCADE_LAB, 'cascade-break'],
    async run({ page, go, expect }) {
      // As on a plain http address.
      await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }))
      await go('cascade-break')
      await page.locator('.slidev-page:visible .player-controls').getByRole('button', { name: 'Copy address' }).click()
      const field = page.locator('dialog textarea')
      await expect(async () => await field.isVisible() && (await field.inputValue()).includes('#/cascade-break?run='), 'the address of a run is not shown.')
      await page.keyboard.press('Escape')
      await go(CASCADE_LAB)
      await page.locator('.lab-open').click()
      await page.locator('.bench').getByRole('button', { name: 'Copy address' }).click()
      await expect(async () => await field.isVisible() && (await field.inputValue()).includes(`#/${CASCADE_LAB}?lab=`), 'the address of an answer is not shown.')
      await expect(() => field.evaluate((e: HTMLTextAreaElement) => e.selectionEnd - e.selectionStart === e.value.length), 'it is not marked to be copied.')
    },
  },
  {
    name: 'What is typed into a shared text is kept',
    slides: [CASCADE_LAB],
    async run({ page, url, expect }) {
      const open = async (query: string) => {
        await page.goto('about:blank')
        await page.goto(`${url}#/${CASCADE_LAB}${query}`)
        if (!query)
          await page.locator('.lab-open').click()
        await page.locator('.cm-content').click()
      }
      await open('')
      await page.keyboard.type('// my own\n')
      await open(`?lab=${await encodeText('cascade', '// theirs\n')}`)
      await page.keyboard.type('// and mine')
      await open('')
      await expect(async () => (await page.locator('.cm-content').textContent() ?? '').includes('// my own'), 'one’s own text is lost to it.')
      await page.getByRole('button', { name: 'Earlier texts' }).click()
      await expect(async () => (await page.locator('.bench-side').textContent() ?? '').includes('// and mine'), 'it is lost on close.')
    },
  },
  {
    name: 'A lab that cannot load says so, and loads when it can',
    slides: [CASCADE_LAB],
    async run({ page, context, go, expect }) {
      await go(CASCADE_LAB)
      await context.setOffline(true)
      await page.locator('.lab-open').click()
      await expect(async () => (await page.locator('.lab').textContent() ?? '').includes('did not load'), 'nothing is said.')
      await expect(() => page.locator('.lab-task').isVisible(), 'the task is gone.')
      await context.setOffline(false)
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.waitForTimeout(1500)
      if (!await page.locator('.cm-content').isVisible())
        await page.locator('.lab-open').click()
      await expect(() => page.locator('.cm-content').isVisible(), 'it does not load again.')
    },
  },
  {
    name: 'A slide that did not load is asked for again',
    slides: ['outage', 'nines'],
    async run({ page, context, go, at, expect }) {
      await go('outage')
      await context.setOffline(true)
      await page.evaluate(() => location.hash = '#/nines')
      await expect(() => page.getByText('did not load').first().isVisible(), 'nothing is said.')
      await context.setOffline(false)
      const again = page.getByRole('button', { name: 'Try again' })
      if (await again.isVisible())
        await again.click()
      await expect(() => page.locator('.slidev-page:visible .nines').isVisible(), 'it stays away.')
      await expect(async () => await at() === 'nines', 'the deck is elsewhere.')
    },
  },
  {
    name: 'After the first turn all works without a network',
    slides: ['outage', CASCADE_LAB],
    async run({ page, context, go, expect }) {
      await go('outage')
      await page.keyboard.press('ArrowDown')
      let last = Date.now()
      page.on('request', () => last = Date.now())
      while (Date.now() - last < 2500)
        await page.waitForTimeout(100)
      await context.setOffline(true)
      await go(CASCADE_LAB)
      await page.locator('.lab-open').click()
      await page.locator('.cm-content').waitFor()
      await page.locator('.bench-run').click()
      await expect(() => page.locator('[data-verdict]').isVisible(), 'the lab gives no verdict.')
    },
  },
  {
    name: 'A slide printed from the browser is whole, and ink on white',
    slides: ['outage'],
    async run({ page, go, expect }) {
      await go('outage')
      await page.emulateMedia({ media: 'print' })
      await expect(async () => await ground(page) > 0.9, 'it stays dark.')
      const box = (await page.locator('.slidev-page:visible .slidev-layout').boundingBox())!
      await expect(() => box.x === 0 && box.y === 0 && Math.round(box.width) === 1280 && Math.round(box.height) === 720, 'it does not fill its page.')
      await page.emulateMedia({ media: 'screen' })
      await expect(async () => await ground(page) < 0.2, 'the screen does not come back.')
      const { getDocumentProxy } = await import('unpdf')
      const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true })))
      await expect(() => pdf.numPages === 1, `it takes ${pdf.numPages} pages.`)
      const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
      await expect(() => Math.abs(width / height - 16 / 9) < 0.01, `its page is ${width} × ${height}.`)
    },
  },
  {
    name: 'Labels can be read in forced colours',
    slides: ['migration', 'cascade-break'],
    browser: { forcedColors: 'active' },
    async run({ page, go, expect }) {
      for (const alias of ['migration', 'cascade-break']) {
        await go(alias)
        const lost = await page.evaluate(() => {
          const canvas = getComputedStyle(document.querySelector('.slidev-layout')!).backgroundColor
          return [...document.querySelectorAll<SVGTextElement>('.slidev-page svg text')].filter(e => e.checkVisibility() && getComputedStyle(e).fill === canvas).map(e => e.textContent)
        })
        await expect(() => lost.length === 0, `${lost.length} labels are of the colour of their ground, such as “${lost[0]}”.`)
      }
    },
  },
]
