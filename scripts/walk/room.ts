// The room, as people use it: a presenter with a projector and two phones, on the embedded broker and on Mosquitto.
import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import type { Finding } from './inspect.ts'
import type { Walk } from './way.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { openAudience } from '../../addons/slidev-addon-audience/src/net/server.ts'
import { hasMosquitto, NO_MOSQUITTO, startMosquitto } from '../../addons/slidev-addon-audience/tests/brokers.ts'
import { DIST } from '../build/dist.ts'
import { serve } from '../build/serve.ts'

/** A slide that asks, and one whose figure runs. */
const ASKS = 'cascade-predict'
const RUNS = 'cascade-break'

/** Longest that anything may take to come through, in milliseconds, on a machine that is busy. */
const PATIENCE = 20_000

const PORTRAIT = { width: 390, height: 844 }
const LANDSCAPE = { width: 844, height: 390 }

/** Uses the room of the built deck in `dist/`, where the slides that it is tried on are looked at. */
export async function walkRoom({ browser, report, wanted }: Pick<Walk, 'browser' | 'report' | 'wanted'>): Promise<void> {
  if (![ASKS, RUNS].some(alias => wanted.some(slide => slide.alias === alias)))
    return
  report.check({ alias: 'room', scheme: 'closed' }, await closed(browser))
  report.check({ alias: 'room', scheme: 'embedded' }, await use(browser))
  if (!hasMosquitto) {
    console.log(`   room: ${NO_MOSQUITTO}`)
    return
  }
  const mosquitto = await startMosquitto()
  try {
    report.check({ alias: 'room', scheme: 'Mosquitto' }, await use(browser, mosquitto.url))
    report.check({ alias: 'room', scheme: 'static host' }, await hosted(browser, mosquitto.url))
  }
  finally {
    await mosquitto.kill()
  }
}

/** A visitor of a deck without a room downloads nothing of it. */
async function closed(browser: Browser): Promise<Finding[]> {
  const client = readdirSync(join(DIST, 'assets')).filter(file => file.endsWith('.js') && readFileSync(join(DIST, 'assets', file), 'utf8').includes('mqttjs'))
  const served = await serve(DIST)
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await page.goto(served.url, { waitUntil: 'networkidle' })
    return [
      ...client.length ? [] : ['The build has no part with the client of the room.'],
      ...asked.filter(url => url.includes('__audience') || client.some(file => url.endsWith(file))).map(url => `A visitor without a room downloads ${url}`),
    ]
  }
  finally {
    await context.close()
    await served.close()
  }
}

async function use(browser: Browser, broker?: string): Promise<Finding[]> {
  const audience = await openAudience(broker ? { broker } : {})
  const served = await serve(DIST, { extension: audience, host: undefined })
  const contexts: BrowserContext[] = []
  const findings: Finding[] = []
  async function open(path: string, viewport: { width: number, height: number }, context?: BrowserContext): Promise<Page> {
    const own = context ?? await browser.newContext({ viewport, hasTouch: viewport.width < 900, permissions: [] })
    if (!context)
      contexts.push(own)
    const page = await own.newPage()
    page.on('pageerror', error => findings.push(`An error was thrown: ${error.message.slice(0, 300)}`))
    await page.goto(`${served.url}#/${path}`)
    return page
  }
  /** Waits for something that a person would see. */
  async function sees(page: Page, what: string, selector: string, text?: string | RegExp): Promise<void> {
    const found = page.locator(selector).filter(text === undefined ? {} : { hasText: text }).first()
    await found.waitFor({ timeout: PATIENCE }).catch(() => {
      throw new Error(`${what}: there is no ${selector}${text ? ` with “${text}”` : ''}.`)
    })
  }
  const at = (page: Page, alias: string, click: number) => page.waitForFunction(([alias, click]) => {
    const [path, query] = location.hash.slice(2).split('?')
    return path === alias && Number(new URLSearchParams(query).get('clicks') ?? 0) === click
  }, [alias, click] as const, { timeout: PATIENCE }).catch(() => {
    throw new Error(`It should be on ${alias}, click ${click}; it is at ${new URL(page.url()).hash}.`)
  })

  try {
    const presenter = await open('presenter/title', { width: 1440, height: 900 })
    await sees(presenter, 'The presenter', '.audience-panel', 'follow')
    await presenter.locator('.audience-panel header button').first().click()
    const projector = await open('title', { width: 1280, height: 720 }, contexts[0])
    const query = new URLSearchParams({ room: audience.keys.public, ...(broker && { broker }) })
    const one = await open(`1?${query}`, PORTRAIT)
    const two = await open(`1?${query}`, LANDSCAPE)
    await sees(presenter, 'The presenter', '.audience-panel', '2 follow')

    // The way in, by a key, over any slide.
    await projector.keyboard.press('q')
    await sees(projector, 'The projector after Q', '.audience-invite svg')
    await projector.keyboard.press('q')
    await projector.locator('.audience-invite').waitFor({ state: 'detached', timeout: PATIENCE })

    // A slide that asks.
    await presenter.evaluate(alias => location.hash = `#/presenter/${alias}`, ASKS)
    for (const phone of [one, two]) {
      await at(phone, ASKS, 0)
      await sees(phone, 'A phone', '.audience-ask [role=group] button')
    }
    findings.push(...await accessible(one, 'in portrait'), ...await accessible(two, 'in landscape'))
    await one.locator('.audience-ask [role=group] button').nth(0).click()
    await one.locator('.audience-ask [role=group] button').nth(2).click()
    await two.locator('.audience-ask [role=group] button').nth(1).click()
    await sees(presenter, 'The presenter', '.audience-panel', '2 votes')
    if (await projector.locator('.predict-votes:visible').count())
      findings.push('The slide shows what the room said before the presenter does.')

    // What somebody asks is text.
    await one.locator('#audience-question').fill('<img src=x onerror="document.title=1"> & <b>why</b>?')
    await one.locator('.audience-back button').click()
    await sees(presenter, 'The presenter', '.audience-questions li', '<b>why</b>?')
    if (await projector.locator('.audience-question:visible').count())
      findings.push('A question from the room reaches the slide before the presenter lets it.')
    await presenter.locator('.audience-questions button', { hasText: 'Show' }).click()
    await sees(projector, 'The projector', '.audience-question', '<b>why</b>?')
    if (await projector.locator('.audience-question :is(b, img)').count() || await presenter.locator('.audience-questions :is(p b, img)').count())
      findings.push('Markup in a question becomes markup.')
    await presenter.locator('.audience-questions button', { hasText: 'Answered' }).click()
    await projector.locator('.audience-question').waitFor({ state: 'detached', timeout: PATIENCE })

    // A click shows what the room said, the next one what holds.
    await presenter.keyboard.press('ArrowRight')
    await sees(projector, 'The projector after a click', '.predict-votes', '1')
    if (await projector.locator('.predict-verdict:visible').count())
      findings.push('The slide answers on the click that shows what the room said.')
    await sees(one, 'A phone after its question closed', '.audience-ask', 'You chose')
    await presenter.keyboard.press('ArrowRight')
    await sees(projector, 'The projector after two clicks', '.predict-verdict')
    await at(one, ASKS, 2)

    // Browsing, and one button back.
    await two.evaluate(() => location.hash = '#/outage')
    await sees(two, 'A phone that browses', '.audience-phone', 'Looking around')
    await two.locator('.audience-phone button', { hasText: 'Back to the room' }).click()
    await at(two, ASKS, 2)

    // A live figure, whole.
    await presenter.evaluate(alias => location.hash = `#/presenter/${alias}`, RUNS)
    await at(one, RUNS, 0)
    const figure = (page: Page) => page.locator('.slidev-page:visible .live-figure').first()
    const seed = presenter.locator('#slide-container .slidev-page:visible input[type=number]').first()
    await seed.fill('42')
    await seed.press('Enter')
    await one.waitForFunction(() => [...document.querySelectorAll<HTMLInputElement>('.live-figure input[type=number]')].some(input => input.value === '42'), undefined, { timeout: PATIENCE })
      .catch(() => findings.push('The seed of a live figure does not reach the phone.'))
    const before = Number(await figure(one).getAttribute('data-t'))
    await seed.blur()
    await presenter.keyboard.press('ArrowRight')
    await one.waitForFunction(before => Number([...document.querySelectorAll<HTMLElement>('.live-figure')].find(figure => figure.offsetParent)?.dataset.t) > before + 500, before, { timeout: PATIENCE })
      .catch(() => findings.push('A live figure that plays stands still on the phone.'))

    // Handing over, and taking back.
    await one.locator('.audience-wish button').click()
    await presenter.locator('.audience-panel button', { hasText: 'Hand over' }).click()
    await sees(one, 'A phone that was handed the room', '.audience-drives')
    await one.locator('.audience-turn button', { hasText: 'On' }).click()
    const there = await one.evaluate(() => location.hash)
    const [path, clicks] = there.slice(2).split('?')
    await at(two, path!, Number(new URLSearchParams(clicks).get('clicks') ?? 0))
    await presenter.locator('.audience-panel button', { hasText: 'Take back' }).click()
    await one.locator('.audience-drives').waitFor({ state: 'detached', timeout: PATIENCE })
    await presenter.evaluate(() => location.hash = '#/presenter/outage')
    for (const phone of [one, two])
      await at(phone, 'outage', 0)

    // A phone that comes late, and one that comes again.
    const late = await open(`1?${query}`, PORTRAIT)
    await at(late, 'outage', 0)
    await one.reload()
    await at(one, 'outage', 0)
    await sees(presenter, 'The presenter', '.audience-panel', '3 follow')
  }
  catch (error) {
    findings.push((error as Error).message.slice(0, 400))
  }
  finally {
    for (const context of contexts)
      await context.close()
    await served.close()
  }
  return findings
}

/** A deck on a host that knows nothing of rooms: its presenter opens one on a broker, and closes it. */
async function hosted(browser: Browser, broker: string): Promise<Finding[]> {
  const served = await serve(DIST)
  const [desk, pocket] = [await browser.newContext({ viewport: { width: 1440, height: 900 } }), await browser.newContext({ viewport: PORTRAIT })]
  try {
    const presenter = await desk.newPage()
    const projector = await desk.newPage()
    await projector.goto(`${served.url}#/title`)
    await presenter.goto(`${served.url}#/presenter/title`)
    await presenter.locator('.audience-panel header button', { hasText: 'Open a room' }).click({ timeout: PATIENCE })
    await presenter.locator('#audience-broker').fill('broker.example')
    await presenter.locator('.audience-panel button', { hasText: /^Open$/ }).click()
    await presenter.locator('.audience-panel [role=alert]', { hasText: 'broker.example' }).waitFor({ timeout: PATIENCE })
    await presenter.locator('#audience-broker').fill(broker)
    await presenter.locator('.audience-panel button', { hasText: /^Open$/ }).click()
    await presenter.locator('.audience-panel', { hasText: '0 follow' }).waitFor({ timeout: PATIENCE })
    // The projector was there before the room was.
    await presenter.keyboard.press('q')
    const link = /http\S+/.exec(await projector.locator('.audience-invite .audience-qr').getAttribute('aria-label', { timeout: PATIENCE }) ?? '')?.[0] ?? ''
    const phone = await pocket.newPage()
    await phone.goto(link)
    await presenter.evaluate(() => location.hash = '#/presenter/outage')
    await phone.waitForFunction(() => location.hash.startsWith('#/outage'), undefined, { timeout: PATIENCE })
    await presenter.locator('.audience-panel header button').first().click()
    await presenter.locator('.audience-panel button', { hasText: 'Close the room' }).click()
    await phone.locator('.audience-phone', { hasText: 'The room is closed' }).waitFor({ timeout: PATIENCE })
    await presenter.locator('.audience-panel button', { hasText: 'Open a room' }).waitFor({ timeout: PATIENCE })
    const kept = await presenter.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('audience:')))
    return kept.map(key => `The closed room leaves ${key} behind.`)
  }
  catch (error) {
    return [(error as Error).message.slice(0, 400)]
  }
  finally {
    await desk.close()
    await pocket.close()
    await served.close()
  }
}

/** Serious and critical findings of axe on the room of a phone. */
async function accessible(page: Page, how: string): Promise<Finding[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (where: object, options: object) => Promise<{ violations: { id: string, impact: string, help: string }[] }> } }
    return (await axe.run({ include: ['.audience-room'] }, { resultTypes: ['violations'], preload: false })).violations
  })
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, help }) => `axe, ${id}, on a phone ${how}: ${help}`)
}
