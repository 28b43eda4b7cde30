// Weight and speed, as ratios measured in the same run:
//   npm run bench             all of it
//   npm run bench -- export   one part: weight (against an empty Slidev deck), export (against Slidev's own), units
import type { Browser } from 'playwright-chromium'
import type { Weight } from './walk/weigh.ts'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { PDFDocument } from 'pdf-lib'
import { findBrowser, launchBrowser } from './walk/browser.ts'
import { build, DIST } from './build/dist.ts'
import { printExports } from './print/export.ts'
import { ROOT } from './build/root.ts'
import { serve } from './build/serve.ts'
import { slidev } from './build/slidev.ts'
import { loadSlides } from './slides/slides.ts'
import { TOO_HEAVY } from './walk/scheme.ts'
import { weigh } from './walk/weigh.ts'

/** How much heavier than the empty deck a slide may be when it is opened. */
const TARGETS = { first: 1.4, any: 3 }

/** Seconds that a page of our export may take, as a share of those of Slidev's own. */
const EXPORT_TARGET = 0.5

const { positionals } = parseArgs({ allowPositionals: true })
const wanted = (part: 'weight' | 'export' | 'units') => !positionals.length || positionals.includes(part)

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
  const seconds = wanted('weight') || wanted('export') ? await timed(() => build('workshop')) : 0
  if (wanted('weight')) {
    const empty = await buildEmpty()
    await weights(browser, empty)
    results.push(`build: ${seconds.toFixed(1)} s`)
    rmSync(empty, { recursive: true })
  }
  if (wanted('export'))
    await exportTime(browser, seconds)
}
finally {
  await browser.close()
}
for (const part of wanted('units') ? PARTS.filter(path => existsSync(join(ROOT, path))) : []) {
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

/**
 * Seconds a page of all that `npm run export` prints, the build and the checks included, against those of `slidev export
 * --with-clicks` on the same deck.
 */
async function exportTime(browser: Browser, building: number) {
  const served = await serve(DIST)
  const slides = await loadSlides()
  let pages = 0
  const printing = await timed(async () => {
    await printExports(browser, served.url, slides, { take: printed => void (pages += printed.pages) })
  })
  await served.close()
  const ours = (building + printing) / pages

  const folder = mkdtempSync(join(ROOT, 'export', 'slidev-'))
  try {
    const file = join(folder, 'deck.pdf')
    const seconds = await timed(async () => {
      if (await slidev(['export', '--with-clicks', '--timeout', '300000', '--executable-path', findBrowser()!, '--output', file]) !== 0)
        throw new Error('"slidev export" fails; what it said stands above.')
    })
    const theirPages = (await PDFDocument.load(readFileSync(file), { updateMetadata: false })).getPageCount()
    const theirs = seconds / theirPages
    const ratio = ours / theirs
    results.push(
      `export: ${(building + printing).toFixed(1)} s for ${pages} pages, ${ours.toFixed(2)} s a page (of which building ${building.toFixed(1)} s)`,
      `slidev export --with-clicks: ${seconds.toFixed(1)} s for ${theirPages} pages, ${theirs.toFixed(2)} s a page; ours takes ${ratio.toFixed(2)} × as long (target: at most ${EXPORT_TARGET})`,
    )
    if (ratio > EXPORT_TARGET)
      missed.push(`a page of our export takes ${ratio.toFixed(2)} × as long as one of Slidev's; the target is ${EXPORT_TARGET}`)
  }
  finally {
    rmSync(folder, { recursive: true })
  }
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
