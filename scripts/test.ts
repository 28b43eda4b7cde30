// Says whether the deck may go out: `npm test`. Lints, checks types, tests, builds, walks the built deck and prints it.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { checkFresh } from '../addons/slidev-addon-moving-diagrams/src/layout/index.ts'
import { findBrowser, HOW_TO_GET_A_BROWSER, launchBrowser } from './walk/browser.ts'
import { build, DIST } from './build/dist.ts'
import { printExports } from './print/export.ts'
import { ROOT } from './build/root.ts'
import { serve } from './build/serve.ts'
import { loadSlides } from './slides/slides.ts'
import { walk } from './walk/walk.ts'

interface Outcome {
  passed: number
  failed: number
}

const bin = (path: string) => join(ROOT, 'node_modules', path)

/** Opening every slide in a fresh page, and every wrong answer in the lab, takes ten minutes: `npm run walk` does. */
const SAMPLE = 4

/** Every document and every paper once; the pairs that are left out differ from these by nothing else. */
const PRINTED = ['deck', 'handout-a4', 'guide-letter']

/** The steps in their order. Each says on the terminal what it finds. */
const STEPS: { name: string, run: () => Promise<Outcome>, needed?: true }[] = [
  { name: 'browser', run: browser, needed: true },
  { name: 'lint and types', run: lintAndTypes },
  { name: 'tests', run: tests },
  { name: 'diagrams', run: diagrams },
  { name: 'build', run: buildDeck, needed: true },
  { name: 'walk', run: walkDeck },
  { name: 'export', run: exportDeck },
]

const total: Outcome = { passed: 0, failed: 0 }
for (const { name, run, needed } of STEPS) {
  console.log(`\n── ${name}`)
  const start = performance.now()
  const { passed, failed } = await run().catch((error: Error): Outcome => {
    console.error(error.message)
    return { passed: 0, failed: 1 }
  })
  console.log(`── ${name}: ${passed} passed, ${failed} failed, ${((performance.now() - start) / 1000).toFixed(1)} s`)
  total.passed += passed
  total.failed += failed
  if (needed && failed)
    break
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed ? 1 : 0)

/** Runs a Node script on this terminal; one check, which passes when it exits with 0. */
async function tool(script: string, ...args: string[]): Promise<Outcome> {
  return outcome(await run(script, args) === 0)
}

function run(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve) => {
    spawn(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
      .on('exit', code => resolve(code ?? 1))
  })
}

function outcome(ok: boolean): Outcome {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Finds a browser, or fetches one where that is possible. */
async function browser(): Promise<Outcome> {
  if (!findBrowser()) {
    console.log('No browser found; trying to fetch one for Playwright …')
    await run(bin('playwright-chromium/cli.js'), ['install', 'chromium'], { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '' })
  }
  const found = findBrowser()
  console.log(found ?? HOW_TO_GET_A_BROWSER)
  return outcome(found !== undefined)
}

/** Each takes one processor. */
async function lintAndTypes(): Promise<Outcome> {
  const [lint, types] = await Promise.all([tool(bin('eslint/bin/eslint.js'), '.'), tool(bin('vue-tsc/bin/vue-tsc.js'), '--noEmit')])
  return { passed: lint.passed + types.passed, failed: lint.failed + types.failed }
}

async function tests(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'deck-tests-'))
  const file = join(folder, 'results.json')
  try {
    const code = await run(bin('vitest/vitest.mjs'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
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

async function buildDeck(): Promise<Outcome> {
  await build('workshop')
  return outcome(true)
}

/** Served from a folder of a host, since that is where it will be. */
async function walkDeck(): Promise<Outcome> {
  const served = await serve(DIST, { base: '/some/folder/' })
  const browser = await launchBrowser()
  try {
    const slides = await loadSlides()
    const report = await walk(browser, served.url, slides, { every: SAMPLE })
    console.log(report.lines().join('\n'))
    return report.counts()
  }
  finally {
    await browser.close()
    await served.close()
  }
}

async function exportDeck(): Promise<Outcome> {
  const served = await serve(DIST)
  const browser = await launchBrowser()
  try {
    const total: Outcome = { passed: 0, failed: 0 }
    for await (const { name, pages, faults, seconds } of printExports(browser, served.url, await loadSlides(), { only: PRINTED })) {
      console.log([`${name}: ${pages} pages, ${seconds.toFixed(1)} s`, ...faults.map(fault => `  ${fault}`)].join('\n'))
      total[faults.length ? 'failed' : 'passed']++
    }
    return total
  }
  finally {
    await browser.close()
    await served.close()
  }
}
