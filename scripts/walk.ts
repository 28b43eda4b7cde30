// Walks slides of the built deck, and looks at all that there is to see of them: `npm run walk [-- --cut talk] [-- outage migration]`.
import type { Slide } from './slides/slides.ts'
import { parseArgs } from 'node:util'
import { nearest } from '../case/nearest.ts'
import { launchBrowser } from './walk/browser.ts'
import { chosenCut, DIST, ensureBuild } from './build/dist.ts'
import { serve } from './build/serve.ts'
import { loadSlides } from './slides/slides.ts'
import { command } from './terminal/command.ts'
import { walk } from './walk/walk.ts'

await command(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { cut: { type: 'string' } } })
  const cut = chosenCut(values.cut)
  const slides = await loadSlides(cut)
  const wanted = only(slides, positionals)
  await ensureBuild(cut)
  const served = await serve(DIST, { base: '/some/folder/' })
  const browser = await launchBrowser()
  try {
    const report = await walk(browser, served.url, slides, wanted)
    const { passed, failed } = report.counts()
    console.log([...report.lines(), `${passed} passed, ${failed} failed`].join('\n'))
    return failed ? 1 : 0
  }
  finally {
    await browser.close()
    await served.close()
  }
})

/** The slides named on the command line; all where none is named. @throws Error naming a slide that does not exist. */
function only(slides: readonly Slide[], positionals: readonly string[]): ReadonlySet<string> {
  const aliases = slides.map(slide => slide.alias)
  const unknown = positionals.find(alias => !aliases.includes(alias))
  if (unknown)
    throw new Error(`No slide "${unknown}" in this cut. Did you mean "${nearest(unknown, aliases)}"?`)
  return new Set(positionals.length ? positionals : aliases)
}
