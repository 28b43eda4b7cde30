// Prints the deck, and its documents on paper:
//   npm run export                                  all of it, into export/
//   npm run export -- --only handout --cut talk     the handout of the talk on each of its papers
//   npm run export -- --address https://…           printed with the exercises, where the deck is published
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { launchBrowser } from './walk/browser.ts'
import { chosenCut, DIST, ensureBuild } from './build/dist.ts'
import { EXPORTS, printExports, readExports } from './print/export.ts'
import { ROOT } from './build/root.ts'
import { serve } from './build/serve.ts'
import { loadSlides } from './slides/slides.ts'

const { values } = parseArgs({ options: { cut: { type: 'string' }, only: { type: 'string', multiple: true }, address: { type: 'string' } } })
try {
  const cut = chosenCut(values.cut)
  const only = readExports(values.only ?? EXPORTS)
  const address = values.address && new URL(values.address).href.replace(/\/?$/, '/')
  await ensureBuild(cut)
  const slides = await loadSlides(cut)
  const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string }
  mkdirSync(join(ROOT, 'export'), { recursive: true })
  const served = await serve(DIST)
  const browser = await launchBrowser()
  try {
    const faults: string[] = []
    for await (const printed of printExports(browser, served.url, slides, { only, address })) {
      const file = join('export', `${[name, ...(cut === 'workshop' ? [] : [cut]), ...(printed.name === 'deck' ? [] : [printed.name])].join('-')}.pdf`)
      writeFileSync(join(ROOT, file), printed.bytes)
      console.log(`${file}: ${printed.pages} pages, ${(printed.bytes.length / 1e6).toFixed(1)} MB, ${printed.seconds.toFixed(0)} s.`)
      faults.push(...printed.faults.map(fault => `${printed.name}: ${fault}`))
    }
    if (faults.length)
      throw new Error(faults.join('\n'))
  }
  finally {
    await browser.close()
    await served.close()
  }
}
catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
