// Weight and speed, as ratios measured in the same run:
//   npm run bench             all of it
//   npm run bench -- export   one part: weight (against an empty Slidev deck), export (against Slidev's own), units
import type { Browser } from 'playwright-chromium'
import type { Weight } from './walk/weigh.ts'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { PDFDocument } from 'pdf-lib'
import { findBrowser, launchBrowser } from './walk/browser.ts'
import { build, DIST, ensureBuild } from './build/dist.ts'
import { printExports } from './print/export.ts'
import { ROOT } from './build/root.ts'
import { serve } from './build/serve.ts'
import { slidev } from './build/slidev.ts'
import { loadSlides } from './slides/slides.ts'
import { TOO_HEAVY } from './walk/scheme.ts'
import { command } from './terminal/command.ts'
import { progress } from './terminal/progress.ts'
import { weightsByParts } from './walk/parts.ts'
import { weigh } from './walk/weigh.ts'

/** How much heavier than the empty deck a slide may be when it is opened, and than slide 1 the page to read. */
const TARGETS = { first: 0.8, any: 1.2, read: 1.3 }

/** Seconds that a page of our export may take, as a share of those of Slidev's own. */
const EXPORT_TARGET = 0.5

/** Slides that are opened to find the heaviest. */
const CANDIDATES = 5

/** Runs for the median of what depends on the machine's mood. */
const RUNS = 3

/** Benchmarks of parts, where they exist: every exported function named `bench…` prints its lines. */
const PARTS = ['addons/slidev-addon-moving-diagrams/bench.ts', 'addons/slidev-addon-audience/audience.bench.ts', 'sim/engine/engine.bench.ts', 'sim/rows/rows.bench.ts', 'exercises/learn/learn.bench.ts']

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

await command(async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const unknown = positionals.find(part => !['weight', 'export', 'units'].includes(part))
  if (unknown)
    throw new Error(`There is no bench "${unknown}"; there are weight, export and units.`)
  const wanted = (part: 'weight' | 'export' | 'units') => !positionals.length || positionals.includes(part)

  const browser = await launchBrowser()
  try {
    if (wanted('weight')) {
      await ensureBuild('workshop')
      const empty = await buildEmpty()
      await weights(browser, empty)
      rmSync(empty, { recursive: true })
    }
    if (wanted('export')) {
      say('building the deck')
      const seconds = await timed(() => build('workshop'))
      results.push(`build: ${seconds.toFixed(1)} s`)
      await exportTime(browser, seconds)
    }
  }
  finally {
    await browser.close()
  }
  for (const part of wanted('units') ? PARTS.filter(path => existsSync(join(ROOT, path))) : []) {
    const functions = Object.entries(await import(join(ROOT, part)) as Record<string, unknown>)
    for (const [name, run] of functions.filter(([name, run]) => name.startsWith('bench') && typeof run === 'function')) {
      say(`${name} of ${part}`)
      results.push(...[await (run as () => unknown)()].flat().map(String))
    }
  }
  console.log(['', ...results, ...missed.map(line => `Missed: ${line}`)].join('\n'))
  return missed.length ? 1 : 0
})

/** Builds three plain slides beside the deck, with the same packages; returns the folder of the build's deck. */
async function buildEmpty(): Promise<string> {
  say('building an empty deck')
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
    const base = await median('the empty deck', () => weigh(browser, emptyServed.url))
    const first = await median('slide 1', () => weigh(browser, served.url))
    const heaviest = await heaviestOf(browser, served.url)
    const heavy = await median('the heaviest slide', () => weigh(browser, heaviest))

    results.push(`empty deck of three slides: ${kilobytes(base)}, ${base.requests.length} requests, first slide visible after ${base.visible.toFixed(0)} ms`)
    compare('slide 1', first, base, TARGETS.first)
    const shown = '.reading-page h1'
    compare('the page to read', await median('the page to read', () => weigh(browser, `${served.url}#/read`, { shown })), first, TARGETS.read, 'slide 1')
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

function compare(name: string, weight: Weight, base: Weight, target: number, than = 'the empty deck') {
  const ratio = weight.bytes / base.bytes
  results.push(`${name}: ${kilobytes(weight)} = ${ratio.toFixed(2)} × ${than} (target: at most ${target}), ${weight.requests.length} requests, visible after ${weight.visible.toFixed(0)} ms = ${(weight.visible / base.visible).toFixed(2)} ×`)
  if (ratio > target)
    missed.push(`${name} weighs ${ratio.toFixed(2)} × ${than}; the target is ${target}`)
}

/** Address of the heaviest slide: of those whose files weigh most, the one that brings most when it is opened. */
async function heaviestOf(browser: Browser, url: string): Promise<string> {
  const slides = await loadSlides()
  const candidates = [...weightsByParts(DIST)].sort(([, a], [, b]) => b - a).slice(0, CANDIDATES).map(([no]) => slides[no - 1]!.alias)
  const tell = progress('opening the slides with the heaviest files')
  let heaviest = ''
  let most = 0
  for (const [i, alias] of candidates.entries()) {
    tell(i, candidates.length, alias)
    const address = `${url}#/${alias}`
    const { bytes } = await weigh(browser, address, { quiet: 300, link: { throughput: -1, latency: 0 } })
    if (bytes > most)
      [heaviest, most] = [address, bytes]
  }
  tell(candidates.length, candidates.length)
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
  say('printing everything')
  const printing = await timed(async () => {
    await printExports(browser, served.url, slides, { take: printed => void (pages += printed.pages) })
  })
  await served.close()
  const ours = (building + printing) / pages

  const folder = mkdtempSync(join(ROOT, 'export', 'slidev-'))
  try {
    const file = join(folder, 'deck.pdf')
    say('printing the deck with Slidev’s own export, which takes minutes')
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
async function median(what: string, run: () => Promise<Weight>): Promise<Weight> {
  say(`opening ${what}, ${RUNS} times`)
  const runs: Weight[] = []
  for (let i = 0; i < RUNS; i++)
    runs.push(await run())
  return runs.sort((a, b) => a.visible - b.visible)[Math.floor(RUNS / 2)]!
}

/** What is being done, with the seconds since the bench began. */
function say(what: string) {
  console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${what} …`)
}

async function timed(run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return (performance.now() - start) / 1000
}

function kilobytes({ bytes }: Weight): string {
  return `${(bytes / 1000).toFixed(0)} KB`
}
