// What `npm test` and `npm run check` do, as a table. A step runs in a process of its own (step.ts) and says on it what it finds.
import type { Outcome } from './outcome.ts'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFresh } from '../../addons/slidev-addon-moving-diagrams/src/layout/index.ts'
import { build, DIST, ensureBuild } from '../build/dist.ts'
import { ROOT } from '../build/root.ts'
import { serve } from '../build/serve.ts'
import { checkPdf, printPdf } from '../print/deck.ts'
import { printExports } from '../print/export.ts'
import { loadSlides } from '../slides/slides.ts'
import { runScript } from '../terminal/script.ts'
import { findBrowser, HOW_TO_GET_A_BROWSER, launchBrowser } from '../walk/browser.ts'
import { openPrintToWalk } from '../walk/print.ts'
import { createReport } from '../walk/report.ts'
import { WALKS } from '../walk/walk.ts'
import { SAMPLE } from '../walk/way.ts'
import { outcome } from './outcome.ts'

/** One step. */
export interface Step {
  name: string
  /** The step that must have held before this one begins. */
  after?: string
  run: () => Promise<Outcome>
}

/** Whether everything is looked at (`npm run check`), or what `npm test` has time for. */
export type Extent = 'sample' | 'full'

const bin = (path: string) => join(ROOT, 'node_modules', path)

/** The documents that are printed, on these papers. The deck and the leaflet take the way of all; the other two are books. */
const PRINTED: Record<Extent, Record<string, string[]>> = {
  sample: { leaflet: ['leaflet-a4'] },
  full: Object.fromEntries(['handout', 'guide', 'leaflet'].map(document => [document, [`${document}-a4`, `${document}-letter`]])),
}

/** The print page is read as one of the steps that print. */
const WALKED = (Object.keys(WALKS) as (keyof typeof WALKS)[]).filter(way => way !== 'print')

/** The steps that need the built deck, longest first, since some run at once. */
const onTheBuild = (extent: Extent): Step[] => [
  ...WALKED.map((way): Step => ({ name: `walk, ${way}`, after: 'build', run: () => walkDeck(way, extent) })),
  { name: 'print', after: 'build', run: printDeck },
  ...Object.entries(PRINTED[extent]).map(([document, papers]): Step => ({ name: document, after: 'build', run: () => printDocument(papers) })),
]

/** The steps of `npm test`, or what it leaves out. */
export const STEPS: Record<Extent, Step[]> = {
  sample: [
    { name: 'browser', run: browser },
    { name: 'build', after: 'browser', run: () => build('workshop').then(() => outcome(true)) },
    { name: 'tests', run: tests },
    ...onTheBuild('sample'),
    { name: 'lint', run: () => tool('eslint/bin/eslint.js', '.') },
    { name: 'types', run: () => tool('vue-tsc/bin/vue-tsc.js', '--noEmit') },
    { name: 'unused', run: () => tool('knip/bin/knip.js', '--no-progress') },
    { name: 'diagrams', run: diagrams },
  ],
  full: [
    { name: 'build', run: () => ensureBuild('workshop').then(() => outcome(true)) },
    ...onTheBuild('full'),
    { name: 'talk', after: 'build', run: walkTalk },
    // All wrong answers made by machine: the unit tests look at a few of each exercise.
    { name: 'mutants', run: async () => outcome(await runScript(join(ROOT, 'scripts/mutants.ts'), []) === 0) },
  ],
}

/** Runs a tool on this terminal; one check, which passes when it exits with 0. */
async function tool(path: string, ...args: string[]): Promise<Outcome> {
  return outcome(await runScript(bin(path), args) === 0)
}

/** Finds a browser, or fetches one where that is possible. */
async function browser(): Promise<Outcome> {
  if (!findBrowser()) {
    console.log('No browser found; trying to fetch one for Playwright …')
    await runScript(bin('playwright-chromium/cli.js'), ['install', 'chromium'], { env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '' } })
  }
  const found = findBrowser()
  console.log(found ?? HOW_TO_GET_A_BROWSER)
  return outcome(found !== undefined)
}

async function tests(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'deck-tests-'))
  const file = join(folder, 'results.json')
  try {
    // One worker: the other processor is busy with the next step.
    const code = await runScript(bin('vitest/vitest.mjs'), ['run', '--maxWorkers=1', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number, numFailedTests: number }
    // A file that does not even load has no test that could fail.
    return { passed, failed: failed || (code === 0 ? 0 : 1) }
  }
  finally {
    rmSync(folder, { recursive: true })
  }
}

/** The diagrams on slides are laid out when they are written, and committed. */
async function diagrams(): Promise<Outcome> {
  const stale = checkFresh(ROOT)
  console.log(stale.length ? [...stale, 'Run "npm run diagrams" and commit diagrams/.'].join('\n') : 'All laid out.')
  return outcome(stale.length === 0)
}

/** Serves the build, from a folder of a host since that is where it will be, and opens a browser for it. */
async function onStage<T>(work: (browser: Awaited<ReturnType<typeof launchBrowser>>, url: string) => Promise<T>): Promise<T> {
  const served = await serve(DIST, { base: '/some/folder/' })
  const browser = await launchBrowser()
  try {
    return await work(browser, served.url)
  }
  finally {
    await browser.close()
    await served.close()
  }
}

function walkDeck(way: keyof typeof WALKS, extent: Extent): Promise<Outcome> {
  return onStage(async (browser, url) => {
    const slides = await loadSlides()
    const report = createReport()
    await WALKS[way]({ browser, url, slides, wanted: slides, report, ...(extent === 'sample' && { sample: SAMPLE }) })
    console.log(report.lines().join('\n'))
    return report.counts()
  })
}

/** Builds the talk where the published deck has it, and walks it on stage. */
async function walkTalk(): Promise<Outcome> {
  await build('talk', join(DIST, 'talk'))
  return onStage(async (browser, url) => {
    const slides = await loadSlides('talk')
    const report = createReport()
    await WALKS.stage({ browser, url: `${url}talk/`, slides, wanted: slides, report })
    console.log(report.lines().join('\n'))
    return report.counts()
  })
}

/** Walks the print page and prints the deck from it. */
function printDeck(): Promise<Outcome> {
  return onStage(async (browser, url) => {
    const slides = await loadSlides()
    const report = createReport()
    const page = await openPrintToWalk({ browser, url, slides, wanted: slides, report })
    report.check({ alias: 'deck.pdf' }, await checkPdf(await printPdf(page, slides), slides))
    console.log(report.lines().join('\n'))
    return report.counts()
  })
}

function printDocument(papers: string[]): Promise<Outcome> {
  return onStage(async (browser, url) => {
    const total: Outcome = { passed: 0, failed: 0 }
    await printExports(browser, url, await loadSlides(), {
      only: papers,
      take({ name, pages, faults }) {
        console.log([`${name}: ${pages} pages`, ...faults.map(fault => `  ${fault}`)].join('\n'))
        total[faults.length ? 'failed' : 'passed']++
      },
    })
    return total
  })
}
