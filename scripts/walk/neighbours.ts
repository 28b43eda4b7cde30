// Two decks on one host: what is done in one of them turns no slide of the other.
import type { Walk } from './way.ts'

/** Where the second deck stands, on the same host. */
const OTHER = '/another/deck/'
/** Ms in which a window of the same deck has followed. */
const PATIENCE = 20_000

/** The presenter of one deck turns a slide: its other window follows, and the deck beside it stays where it is. */
export async function walkNeighbours({ browser, url, report }: Walk): Promise<void> {
  const { origin, pathname } = new URL(url)
  const context = await browser.newContext({ viewport: { width: 640, height: 360 } })
  try {
    await context.route(`${origin}${OTHER}**`, async route =>
      route.fulfill({ response: await route.fetch({ url: route.request().url().replace(OTHER, pathname) }) }))
    const open = async (address: string) => {
      const page = await context.newPage()
      await page.goto(address)
      await page.locator('.slidev-layout h1').first().waitFor()
      return page
    }
    const projector = await open(`${url}#/1`)
    const neighbour = await open(`${origin}${OTHER}#/1`)
    const presenter = await open(`${url}#/presenter/1`)
    const before = new URL(projector.url()).hash
    const beside = new URL(neighbour.url()).hash
    await presenter.keyboard.press('ArrowRight')
    const followed = await projector.waitForURL(address => address.hash !== before, { timeout: PATIENCE }).then(() => true, () => false)
    report.check({ alias: 'deck', scheme: 'two windows' }, followed ? [] : ['The projector does not follow the presenter.'])
    const hash = new URL(neighbour.url()).hash
    report.check({ alias: 'deck', scheme: 'two decks on one host' }, hash === beside ? [] : [`A deck beside this one was turned to ${hash}.`])
  }
  finally {
    await context.close()
  }
}
