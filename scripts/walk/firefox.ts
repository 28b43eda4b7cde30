// The deck in Firefox, driven by WebDriver BiDi: the parts that depend on the browser, and the keys after each of them.
import type { Page } from 'puppeteer-core'
import type { Finding } from './inspect.ts'
import type { Walk } from './way.ts'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { encodeText } from '../../components/lab/address.ts'
import { ROOT } from '../build/root.ts'
import { CANVAS } from './stage.ts'

const NAMES = ['firefox', 'firefox-esr', 'firefox.exe']
const APPLICATIONS = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

/** Path of a Firefox: `FIREFOX_PATH`, else the system's; undefined where there is none. @throws Error when `FIREFOX_PATH` names no file */
export function findFirefox(): string | undefined {
  const given = process.env.FIREFOX_PATH
  if (given && !existsSync(given))
    throw new Error(`FIREFOX_PATH is "${given}", where there is no file. Set it to a Firefox executable, or unset it.`)
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(folder => NAMES.map(name => join(folder, name)))
  return given ?? [...onPath, ...APPLICATIONS].find(existsSync)
}

/** The slides that are looked at: a diagram, a live figure, a claim, a lab. */
const SEEN = { diagram: 'cascade-mechanism', live: 'cascade-break', claim: 'outage', lab: 'cascade-practise' }

/** Ms that a thing may take to happen on a busy machine. */
const PATIENCE = 15_000

/** Firefox tells of a font that was still on its way when the page was left (NS_BINDING_ABORTED): no fault of the deck. */
const LEFT_WHILE_LOADING = 'status=2152398850'

/** Where no Firefox is found it says so, and nothing is checked. */
export async function walkFirefox({ url, wanted, report }: Walk): Promise<void> {
  const aliases = new Set(wanted.map(({ alias }) => alias))
  if (!Object.values(SEEN).some(alias => aliases.has(alias)))
    return
  const executablePath = findFirefox()
  if (!executablePath) {
    console.log('   firefox: none was found, so the deck was not opened in it. Debian has the package "firefox-esr"; FIREFOX_PATH names another.')
    return
  }
  const { default: puppeteer } = await import('puppeteer-core')
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true })
  try {
    const page = await browser.newPage()
    await page.setViewport(CANVAS)
    const findings: Finding[] = []
    page.on('pageerror', (error) => {
      const { message } = error as Error
      if (!message.includes(LEFT_WHILE_LOADING))
        findings.push(`An error was thrown: ${message}`)
    })
    await inFirefox(page, url, findings)
    report.check({ alias: SEEN.live, scheme: 'firefox' }, findings)
  }
  catch (error) {
    report.check({ alias: SEEN.live, scheme: 'firefox' }, [`It came to an end: ${(error as Error).message}`])
  }
  finally {
    await browser.close()
  }
}

async function inFirefox(page: Page, url: string, findings: Finding[]) {
  const visible = (selector: string) => `.slidev-page:not([style*="display: none"]) ${selector}`
  const go = async (alias: string) => {
    await page.goto('about:blank')
    await page.goto(`${url}#/${alias}`)
    await page.waitForSelector(visible('h1'))
  }
  const expect = async (holds: () => Promise<boolean>, otherwise: Finding) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
      if (await holds())
        return
      await new Promise(done => setTimeout(done, 50))
    }
    findings.push(otherwise)
  }
  const turns = async (after: string) => {
    for (const [there, back] of [['PageDown', 'PageUp'], ['ArrowRight', 'ArrowLeft']] as const) {
      const from = await page.evaluate(() => location.hash)
      await page.keyboard.press(there)
      const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 60))
      await expect(async () => await page.evaluate(() => location.hash) !== from, `After ${after}, ${there} does not turn the deck (the focus is on ${focused}).`)
      await new Promise(done => setTimeout(done, 400))
      await page.keyboard.press(back)
      await expect(async () => (await page.evaluate(() => location.hash)).replace('?clicks=0', '') === from.replace('?clicks=0', ''), `After ${after}, ${back} does not turn back.`)
      await new Promise(done => setTimeout(done, 400))
    }
  }

  await page.goto(url)
  await page.waitForSelector(visible('h1'))
  await expect(async () => (await page.title()).includes('From one box to hundreds'), 'The tab has no title.')

  await go(SEEN.diagram)
  const step = () => page.$eval(visible('figure[data-diagram]'), e => e.getAttribute('data-step'))
  const first = await step()
  await page.keyboard.press('ArrowRight')
  await expect(async () => await step() !== first, 'A diagram does not move on.')
  await turns('a step of a diagram')

  await go(SEEN.live)
  const t = () => page.$eval(visible('.live-figure'), e => Number(e.getAttribute('data-t')))
  const poster = await t()
  await page.click(visible('.player-play'))
  await expect(async () => await t() > poster, 'A live figure does not play.')
  await turns('Play')
  const strip = (await (await page.$(visible('.live-strip')))!.boundingBox())!
  const before = await t()
  await page.mouse.move(strip.x + 20, strip.y + 20)
  await page.mouse.down()
  await page.mouse.move(strip.x + 200, strip.y + 20, { steps: 5 })
  await page.mouse.up()
  await expect(async () => await t() !== before, 'Its time cannot be dragged.')
  await turns('dragging')

  await go(SEEN.claim)
  await page.click(visible('.cited-words'))
  await new Promise(done => setTimeout(done, 400))
  await expect(async () => await page.$(visible('.cited-card.open')) !== null, 'A click on a claim does not open its card.')
  await turns('a claim')

  await page.goto('about:blank')
  await page.goto(`${url}#/read/${SEEN.live}`)
  const idea = `#idea-${SEEN.live}`
  await page.waitForSelector(`${idea} .live-figure`)
  const drawn = await page.$eval(`${idea} .picture-canvas`, e => e.getBoundingClientRect().width / e.closest('main')!.clientWidth)
  await expect(async () => drawn <= 1, `On a page to read a figure is ${drawn.toFixed(2)} times as wide as its column.`)
  await page.click(`${idea} .player-play`)
  const began = await page.$eval(`${idea} .live-figure`, e => Number(e.getAttribute('data-t')))
  await expect(async () => await page.$eval(`${idea} .live-figure`, e => Number(e.getAttribute('data-t'))) > began, 'On a page to read a live figure does not play.')
  await page.$eval('button.term', e => (e as HTMLElement).click())
  await expect(async () => await page.$('.term-card:popover-open') !== null, 'A term is not explained.')

  const verdict = () => page.$eval('[data-verdict]', e => e.getAttribute('data-verdict')).catch(() => '')
  const solution = readFileSync(join(ROOT, 'exercises/01-cascade/solution.ts'), 'utf8')
  const wrong = readFileSync(join(ROOT, 'exercises/01-cascade/problem.ts'), 'utf8')
  for (const [what, text, said] of [['a wrong answer', wrong, 'failed'], ['what is no code', `${solution}\nexport const broken = (`, 'broken'], ['the reference', solution, 'passed']] as const) {
    await go(`${SEEN.lab}?lab=${await encodeText('cascade', text)}`)
    await page.waitForSelector('.cm-content')
    await page.click('.bench-run')
    await expect(async () => await verdict() === said, `The lab says “${await verdict()}” of ${what}; it should be “${said}”.`)
    await turns('a verdict')
  }
}
