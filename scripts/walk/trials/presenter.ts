// The presenter view beside the projector: two windows of one browser.
import type { Page } from 'playwright-chromium'
import type { Trial } from './trial.ts'
import { pack } from '../../../exercises/02-row-lock/real/recording.ts'
import { ms } from '../../../sim/engine/index.ts'
import { run } from '../../../sim/row-lock/index.ts'

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

/** Drops a file on the slide. */
async function drop(page: Page, name: string, text: string) {
  const dataTransfer = await page.evaluateHandle(([name, text]) => {
    const held = new DataTransfer()
    held.items.add(new File([text!], name!))
    return held
  }, [name, text])
  await controls(page).dispatchEvent('drop', { dataTransfer })
}

/** A run of the shop as if it had been measured. */
const aRecording = () => JSON.stringify({ recording: 'row-lock', at: '2026-11-26T08:00:00Z', machine: 'Abacus, 2 cores', server: 'PostgreSQL 18.4', answer: 'yours', run: pack(run({ workers: [1, 8, 32], both: [0], duration: ms(6000) })) })

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
    name: 'A run that is dropped has an address, in both windows',
    slides: ['row-lock-again', 'row-lock-break'],
    async run({ page, context, url, go, at, expect }) {
      const name = 'row-lock-ours'
      const shows = (page: Page, what = name) => async () => await controls(page).locator('.player-file').allTextContents().then(names => names.join() === what)
      const windowAt = async (place: string) => {
        const opened = await context.newPage()
        await opened.goto(`${url}#/${place}`)
        await controls(opened).waitFor()
        return opened
      }
      await go('presenter/row-lock-again')
      const projector = await windowAt('row-lock-again')
      await drop(page, `${name}.json`, aRecording())
      await expect(shows(page), 'it is not drawn.')
      await expect(() => page.url().includes(`?run=${name}`), 'the address does not name it.')
      await expect(async () => await shows(projector)() && await picture(projector) === await picture(page), 'the projector does not follow.')
      await expect(() => projector.url().includes(`?run=${name}`), 'the projector’s address does not name it.')
      await projector.reload()
      await controls(projector).waitFor()
      await expect(async () => await shows(projector)() && await picture(projector) === await picture(page), 'it is lost when the page is loaded again.')
      await page.bringToFront()
      await page.keyboard.press('ArrowDown')
      await expect(async () => await at() !== 'presenter/row-lock-again' && !page.url().includes('run='), 'the address of another slide names it.')
      await page.keyboard.press('ArrowUp')
      await expect(async () => await at() === 'presenter/row-lock-again' && page.url().includes(`run=${name}`), 'its own no longer does on return.')
      // Nobody is there any more who could tell a window how things stand.
      await page.goto('about:blank')
      await projector.close()
      const later = await windowAt(`row-lock-again?run=${name}`)
      await expect(shows(later), 'its address does not bring it.')
      await expect(async () => (await controls(later).textContent() ?? '').includes('PostgreSQL 18.4 on Abacus'), 'it does not say where it was measured.')
      const beside = await windowAt('presenter/row-lock-again')
      await expect(async () => await shows(beside)() && await picture(beside) === await picture(later), 'a presenter’s window that opens later does not show what the address has brought.')
      await controls(beside).getByRole('button', { name: 'Close it' }).click()
      await expect(async () => await shows(later, '')() && !later.url().includes('run='), 'closing it does not close it for the projector.')
      await later.close()
      await beside.close()
      const broken = await windowAt(`row-lock-break?run=${name}`)
      await expect(shows(broken), 'another figure of the mechanism does not draw it where its address says so.')
      await broken.goto('about:blank')
      await broken.goto(`${url}#/row-lock-again?run=row-lock-theirs`)
      await expect(async () => (await controls(broken).textContent() ?? '').includes('row-lock-theirs is not drawn: it is not on this device. Drop its file on this slide.'), 'nothing is said of a run that is not there.')
    },
  },
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
