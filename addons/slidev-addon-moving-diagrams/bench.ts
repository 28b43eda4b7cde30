import type { Scene } from './src/core/scene.ts'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-chromium'
import { findBrowser, NO_BROWSER } from './src/layout/browser.ts'

/** What one run measured, in milliseconds, each the 95th percentile over all frames. */
interface Measured {
  readonly frames: number
  /** Script, style, layout and paint of a frame on the page's main thread. */
  readonly frame: number
  /** Script alone. */
  readonly script: number
  /** From one frame to the next, which also counts raster, and a machine that is busy elsewhere. */
  readonly interval: number
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const ORIGIN = 'http://moving-diagrams.bench'

/** A step with its boxes on a grid in another order each time, so that everything moves. */
function scene(seed: number, boxes: number, arrows: number): Scene {
  const columns = 8
  const order = Array.from({ length: boxes }, (_, index) => (index * (seed * 2 + 7) + seed) % boxes)
  const nodes = order.map((slot, index) => ({
    id: `box${index}`,
    x: 80 + slot % columns * 160,
    y: 50 + Math.floor(slot / columns) * 100,
    w: 120,
    h: 48,
    lines: [`Service ${index}`],
    states: index % 7 === seed ? ['failed' as const] : [],
    shape: index % 3 ? 'card' as const : 'drum' as const,
  }))
  const edges = Array.from({ length: arrows }, (_, index) => {
    const from = nodes[index % boxes]!
    const to = nodes[(index * 3 + 1 + Math.floor(index / boxes)) % boxes]!
    const middle = (from.x + to.x) / 2 + seed * 10
    return {
      id: `${from.id}-${to.id}-${index}`,
      from: from.id,
      to: to.id,
      points: [[from.x, from.y], [middle, from.y], [middle, to.y], [to.x, to.y]] as const,
      line: 'solid' as const,
      head: 'arrow' as const,
      tail: 'none' as const,
      states: [],
    }
  })
  return { width: 1280, height: 520, fontSize: 20, nodes, edges, clusters: [] }
}

const percentile = (values: readonly number[], share: number) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

/** Measures the change between two steps of this many boxes and arrows. */
async function measure(browserPath: string, boxes: number, arrows: number, slowdown: number): Promise<Measured> {
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    // The renderer as it is in the repository, without a bundler: types are cut away file by file.
    await page.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname === '/')
        return route.fulfill({ contentType: 'text/html', body: `<!doctype html><style>${readFileSync(join(FOLDER, 'styles/colours.css'), 'utf8')}${readFileSync(join(FOLDER, 'styles/diagram.css'), 'utf8')}</style><div id="host"></div>` })
      if (!pathname.endsWith('.ts'))
        return route.fulfill({ status: 404 })
      return route.fulfill({ contentType: 'text/javascript', body: stripTypeScriptTypes(readFileSync(join(FOLDER, pathname), 'utf8')) })
    })
    await page.goto(`${ORIGIN}/`)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const steps = [0, 1].map(seed => ({ scene: scene(seed, boxes, arrows), caption: '', traffic: [], origins: [] }))
    const samples = await page.evaluate(async ({ steps, module }) => {
      const { createStage, prepare } = await import(module) as typeof import('./src/render/index.ts')
      const scripts: number[] = []
      const frames: number[] = []
      const intervals: number[] = []
      let last: number | undefined
      const clock = {
        now: () => performance.now(),
        cancel: cancelAnimationFrame,
        request: (callback: () => void) => requestAnimationFrame(() => {
          const began = performance.now()
          if (last !== undefined)
            intervals.push(began - last)
          last = began
          // The message is handled once the frame has been painted.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => frames.push(performance.now() - began)
          callback()
          scripts.push(performance.now() - began)
          port2.postMessage(0)
        }),
      }
      const stage = createStage(document.querySelector('#host')!, prepare({ name: 'bench', font: { family: 'sans-serif', weight: 500 }, steps }, { width: 1168, height: 480 }), { ids: 'bench', duration: 450, clock })
      const press = async (step: number) => {
        last = undefined
        stage.go(step)
        await new Promise(resolve => setTimeout(resolve, 700))
      }
      // Twice for the compiler, then in earnest.
      await press(1)
      await press(0)
      for (const list of [scripts, frames, intervals])
        list.length = 0
      for (let count = 0; count < 12; count++)
        await press(1 - count % 2)
      return { scripts, frames, intervals }
    }, { steps, module: `${ORIGIN}/src/render/index.ts` })
    const p95 = (values: readonly number[]) => Math.round(percentile(values, 0.95) * 10) / 10
    return { frames: samples.frames.length, frame: p95(samples.frames), script: p95(samples.scripts), interval: p95(samples.intervals) }
  }
  finally {
    await browser.close()
  }
}

/** The longest that a frame may take at 60 a second, in milliseconds. */
const FRAME = 16.7

/**
 * The frame time of a change of 40 boxes and 60 arrows, with the processor as it is and slowed.
 *
 * @param browserPath the browser's executable; by default the one that lays diagrams out
 * @param slowdown how many times slower the processor is made
 * @returns a line for each
 */
export async function benchMorph(browserPath = findBrowser(), slowdown = 4): Promise<string[]> {
  if (!browserPath)
    throw new Error(NO_BROWSER)
  const [boxes, arrows] = [40, 60]
  const lines: string[] = []
  for (const factor of [1, slowdown]) {
    const { frames, frame, script, interval } = await measure(browserPath, boxes, arrows, factor)
    const verdict = frame <= FRAME ? `within ${FRAME} ms` : `${(frame / FRAME).toFixed(1)} times the ${FRAME} ms of 60 frames a second`
    lines.push(`morph of ${boxes} boxes and ${arrows} arrows, processor ${factor}× slower: a frame takes ${frame} ms (95th percentile of ${frames}; script ${script} ms, from frame to frame ${interval} ms), ${verdict}`)
  }
  return lines
}
