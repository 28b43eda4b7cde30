// Weight and speed, as ratios to an empty Slidev deck measured in the same run: `npm run bench`.
import type { Browser } from 'playwright-chromium'
import type { Weight } from './deck/weigh.ts'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { launchBrowser } from './browser.ts'
import { build, DIST } from './deck/dist.ts'
import { printPdf } from './deck/pdf.ts'
import { openPrint } from './deck/print.ts'
import { ROOT } from './deck/root.ts'
import { serve } from './deck/serve.ts'
import { slidev } from './deck/slidev.ts'
import { loadSlides } from './deck/slides.ts'
import { TOO_HEAVY } from './deck/walk/walk.ts'
import { weigh } from './deck/weigh.ts'

/** How much heavier than the empty deck a slide may be when it is opened. */
const TARGETS = { first: 1.4, any: 3 }

/** Runs for the median of what depends on the machine's mood. */
const RUNS = 3

/** Benchmarks of parts, where they exist: every exported function named `bench…` prints its lines. */
const PARTS = ['addons/slidev-addon-moving-diagrams/bench.ts', 'sim/engine/engine.bench.ts', 'sim/rows/rows.bench.ts', 'exercises/learn/learn.bench.ts']

const EMPTY_DECK = `---
theme: default
title: Empty
fonts:
  provider: none
---

# One

---

# Two

---

# Three
`

/** Lines to print at the end, and targets that were missed. */
const results: string[] = []
const missed: string[] = []

const browser = await launchBrowser()
try {
  const empty = await buildEmpty()
  const seconds = await timed(() => build('workshop'))
  await weights(browser, empty)
  results.push(`build: ${seconds.toFixed(1)} s`)
  await exportTime(browser)
  rmSync(empty, { recursive: true })
}
finally {
  await browser.close()
}
for (const part of PARTS.filter(path => existsSync(join(ROOT, path)))) {
  const functions = Object.entries(await import(join(ROOT, part)) as Record<string, unknown>)
  for (const [, run] of functions.filter(([name, run]) => name.startsWith('bench') && typeof run === 'function'))
    results.push(...[await (run as () => unknown)()].flat().map(String))
}
console.log(['', ...results, ...missed.map(line => `Missed: ${line}`)].join('\n'))
process.exit(missed.length ? 1 : 0)

/** Builds three plain slides beside the deck, with the same packages; returns the folder of the build's deck. */
async function buildEmpty(): Promise<string> {
  mkdirSync(join(ROOT, 'export'), { recursive: true })
  const folder = mkdtempSync(join(ROOT, 'export', 'empty-'))
  writeFileSync(join(folder, 'slides.md'), EMPTY_DECK)
  if (await slidev(['build', '--base', './', '--router-mode', 'hash', '--out', join(folder, 'dist')], {}, folder) !== 0)
    throw new Error('The empty deck does not build.')
  return folder
}

async function weights(browser: Browser, empty: string) {
  const emptyServed = await serve(join(empty, 'dist'), { gzip: true })
  const served = await serve(DIST, { gzip: true })
  try {
    const base = await median(() => weigh(browser, emptyServed.url))
    const first = await median(() => weigh(browser, served.url))
    // All slides in a hurry, then the heaviest as carefully as the first.
    const addresses = (await loadSlides()).map(slide => `${served.url}#/${slide.alias}`)
    const heaviest = await heaviestOf(browser, addresses)
    const heavy = await median(() => weigh(browser, heaviest))

    results.push(`empty deck of three slides: ${kilobytes(base)}, ${base.requests.length} requests, first slide visible after ${base.visible.toFixed(0)} ms`)
    compare('slide 1', first, base, TARGETS.first)
    compare(`heaviest slide (${heaviest.split('#/')[1]})`, heavy, base, TARGETS.any)
    results.push('slide 1 is made of:', ...first.requests.slice(0, 8).map(({ url, bytes }) => `  ${(bytes / 1000).toFixed(1).padStart(6)} KB  ${basename(new URL(url).pathname) || 'the page'}`))
    const heavyParts = [...first.requests, ...heavy.requests].filter(({ url }) => TOO_HEAVY.test(new URL(url).pathname))
    missed.push(...heavyParts.map(({ url }) => `a visitor downloads ${url}`))
  }
  finally {
    await emptyServed.close()
    await served.close()
  }
}

function compare(name: string, weight: Weight, base: Weight, target: number) {
  const ratio = weight.bytes / base.bytes
  results.push(`${name}: ${kilobytes(weight)} = ${ratio.toFixed(2)} × the empty deck (target: at most ${target}), ${weight.requests.length} requests, visible after ${weight.visible.toFixed(0)} ms = ${(weight.visible / base.visible).toFixed(2)} ×`)
  if (ratio > target)
    missed.push(`${name} weighs ${ratio.toFixed(2)} × the empty deck; the target is ${target}`)
}

async function heaviestOf(browser: Browser, addresses: readonly string[]): Promise<string> {
  let heaviest = addresses[0]!
  let most = 0
  for (const address of addresses) {
    const { bytes } = await weigh(browser, address, { quiet: 300, link: { throughput: -1, latency: 0 } })
    if (bytes > most)
      [heaviest, most] = [address, bytes]
  }
  return heaviest
}

async function exportTime(browser: Browser) {
  const served = await serve(DIST)
  const slides = await loadSlides()
  const seconds = await timed(async () => {
    const page = await openPrint(browser, served.url)
    await printPdf(page, slides)
    await page.context().close()
  })
  await served.close()
  results.push(`export: ${seconds.toFixed(1)} s, ${(seconds / slides.length).toFixed(2)} s a page`)
}

/** The run in the middle, by the time until the slide was visible. */
async function median(run: () => Promise<Weight>): Promise<Weight> {
  const runs: Weight[] = []
  for (let i = 0; i < RUNS; i++)
    runs.push(await run())
  return runs.sort((a, b) => a.visible - b.visible)[Math.floor(RUNS / 2)]!
}

async function timed(run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return (performance.now() - start) / 1000
}

function kilobytes({ bytes }: Weight): string {
  return `${(bytes / 1000).toFixed(0)} KB`
}
