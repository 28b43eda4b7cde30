// Walks the built deck: `node scripts/run.mjs walk [-- --cut talk]`. Part of `npm test`.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { launchBrowser } from './browser.ts'
import { chosenCut, DIST, ensureBuild } from './deck/dist.ts'
import { serve } from './deck/serve.ts'
import { loadSlides } from './deck/slides.ts'
import { walkDiagrams } from './deck/walk/diagrams.ts'
import { walkLab } from './deck/walk/lab.ts'
import { walk } from './deck/walk/walk.ts'

const { values } = parseArgs({ options: { cut: { type: 'string' } } })
const cut = chosenCut(values.cut)
await ensureBuild(cut)
const served = await serve(DIST, { base: '/some/folder/' })
const browser = await launchBrowser()
try {
  const slides = await loadSlides(cut)
  const report = await walk(browser, served.url, slides)
  await walkDiagrams(browser, served.url, slides, report)
  if (cut === 'workshop')
    await walkLab(browser, served.url, report)
  const { passed, failed } = report.counts()
  console.log([...report.lines(), `${passed} passed, ${failed} failed`].join('\n'))
  process.exitCode = failed ? 1 : 0
}
finally {
  await browser.close()
  await served.close()
}
