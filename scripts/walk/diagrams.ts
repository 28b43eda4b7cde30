// Presses through the deck's longest diagram as an impatient presenter would, and looks where it ends.
import type { Walk } from './way.ts'

/** Keys a second of an impatient presenter. */
const KEYS_A_SECOND = 5

/** The diagram with the most steps, `figure[data-diagram]`, on its slide. */
const CENTREPIECE = 'migration'

/** Forth and back at five keys a second must end in the same pictures as slow, single steps. */
export async function walkDiagrams({ browser, url, wanted, report }: Walk): Promise<void> {
  if (!wanted.some(slide => slide.alias === CENTREPIECE))
    return
  const alias = CENTREPIECE
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, colorScheme: 'dark' })
  const page = await context.newPage()
  const figure = page.locator(`figure[data-diagram="${CENTREPIECE}"]`)
  /** The drawing without its moving lights: the markup of each part, in an order of its own. */
  const picture = async () => figure.evaluate(e => [...e.querySelectorAll('[data-node], [data-edge]')].map(part => part.outerHTML).sort())
  const isSame = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n')
  const settled = () => page.waitForTimeout(1500)
  const open = async (click: number) => {
    await page.goto('about:blank')
    await page.goto(`${url}#/${alias}?clicks=${click}`)
    await figure.waitFor()
    await settled()
  }
  const press = async (key: string, times: number) => {
    for (let i = 0; i < times; i++) {
      await page.keyboard.press(key)
      await page.waitForTimeout(1000 / KEYS_A_SECOND)
    }
    await settled()
  }
  const check = async (what: string, click: number, expected: readonly string[]) => {
    const step = await figure.getAttribute('data-step')
    report.check({ alias, click, scheme: 'pressing fast' }, [
      ...step === String(click + 1) ? [] : [`${what}, the diagram stands at step ${step} instead of ${click + 1}.`],
      ...isSame(await picture(), expected) ? [] : [`${what}, the picture is not the one of step ${click + 1}.`],
    ])
  }

  const last = await lastClick()
  await open(last)
  const end = await picture()
  await open(0)
  const start = await picture()
  report.check({ alias, scheme: 'pressing fast' }, isSame(start, end) ? ['The first and the last step look the same.'] : [])
  await press('ArrowRight', last)
  await check('Pressed forth', last, end)
  await press('ArrowLeft', last)
  await check('Pressed forth and back', 0, start)
  await context.close()

  async function lastClick() {
    await open(99)
    return Number(await figure.getAttribute('data-step')) - 1
  }
}
