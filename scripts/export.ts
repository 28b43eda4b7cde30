// Prints the deck as a PDF: `npm run export [-- --cut talk]`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { launchBrowser } from './browser.ts'
import { chosenCut, DIST, ensureBuild } from './deck/dist.ts'
import { checkPdf, printPdf } from './deck/pdf.ts'
import { openPrint } from './deck/print.ts'
import { ROOT } from './deck/root.ts'
import { serve } from './deck/serve.ts'
import { loadSlides } from './deck/slides.ts'

const { values } = parseArgs({ options: { cut: { type: 'string' } } })
try {
  const cut = chosenCut(values.cut)
  await ensureBuild(cut)
  const slides = await loadSlides(cut)
  const served = await serve(DIST)
  const browser = await launchBrowser()
  try {
    const pdf = await printPdf(await openPrint(browser, served.url), slides)
    const faults = await checkPdf(pdf, slides)
    if (faults.length)
      throw new Error(faults.join('\n'))
    const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string }
    const file = join('export', `${name}${cut === 'workshop' ? '' : `-${cut}`}.pdf`)
    mkdirSync(join(ROOT, 'export'), { recursive: true })
    writeFileSync(join(ROOT, file), pdf)
    console.log(`${file}: ${slides.length} pages.`)
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
