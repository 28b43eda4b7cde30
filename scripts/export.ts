// Prints the deck, and its documents on paper:
//   npm run export                                  all of it, into export/
//   npm run export -- --only handout --cut talk     the handout of the talk on each of its papers
//   npm run export -- --address https://…           printed with the exercises, where the deck is published
import type { Exported } from './print/export.ts'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from './walk/browser.ts'
import { chosenCut, DIST, ensureBuild } from './build/dist.ts'
import { EXPORTS, printExports, readExports } from './print/export.ts'
import { ROOT } from './build/root.ts'
import { serve } from './build/serve.ts'
import { loadSlides } from './slides/slides.ts'
import { command } from './terminal/command.ts'

await command(async () => {
  const { values } = parseArgs({ options: { cut: { type: 'string' }, only: { type: 'string', multiple: true }, address: { type: 'string' } } })
  const cut = chosenCut(values.cut)
  const only = readExports(values.only ?? EXPORTS)
  const address = values.address === undefined ? undefined : readAddress(values.address)
  await ensureBuild(cut)
  const slides = await loadSlides(cut)
  const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string }
  mkdirSync(join(ROOT, 'export'), { recursive: true })
  const served = await serve(DIST)
  const browser = await launchBrowser()
  try {
    const faults: string[] = []
    const take = (printed: Exported) => {
      const file = join('export', `${[name, ...(cut === 'workshop' ? [] : [cut]), ...(printed.name === 'deck' ? [] : [printed.name])].join('-')}.pdf`)
      writeFileSync(join(ROOT, file), printed.bytes)
      console.log(`${file}: ${printed.pages} pages, ${(printed.bytes.length / 1e6).toFixed(1)} MB, ${printed.seconds.toFixed(0)} s.`)
      faults.push(...printed.faults.map(fault => `${printed.name}: ${fault}`))
    }
    await printExports(browser, served.url, slides, { only, address, take })
    if (faults.length)
      throw new Error(faults.join('\n'))
  }
  finally {
    await browser.close()
    await served.close()
  }
})

/** Where the deck is published, with a slash at the end. @throws Error when it is no web address. */
function readAddress(given: string): string {
  if (!/^https?:$/.test(URL.parse(given)?.protocol ?? ''))
    throw new Error(`--address is "${given}"; it should be where the deck is published, such as https://example.org/deck/.`)
  return new URL(given).href.replace(/\/?$/, '/')
}
