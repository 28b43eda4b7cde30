import type { Browser, Page } from 'playwright-chromium'
import type { Scene, State } from '../core/scene.ts'
import type { LayoutOptions } from './options.ts'
import type { PageResult } from './page.ts'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { chromium } from 'playwright-chromium'
import { stateOfClass } from '../core/directives.ts'
import { NO_BROWSER } from './browser.ts'
import { layoutInPage } from './page.ts'

/** Raised whenever the page's way of laying out changes, so that every cached layout is made anew. */
const LAYOUT_VERSION = 4

const CLASS_STATES: Record<string, State> = Object.fromEntries(
  ['healthy', 'degraded', 'failing', 'failed', 'new', 'accent', 'dim', 'gone'].map(name => [name, stateOfClass(name)!]),
)

/** mermaid could not read a fence: `line` counts from 0 within the fence, where mermaid told it. */
export class MermaidError extends Error {
  readonly line: number | undefined
  constructor(message: string, line: number | undefined) {
    super(message)
    this.line = line
  }
}

/** Everything but the fence that a layout depends on. */
export interface LayoutSetting {
  readonly mermaidVersion: string
  readonly mermaidScript: string
  readonly fontCss: string
  readonly options: LayoutOptions
  /** Hash of all of it. */
  readonly hash: string
}

const sha = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** Reads a style sheet with the font files it names written into it, so that the page needs no server. */
function inlineCss(root: string, specifier: string): string {
  const file = /^[./]/.test(specifier) ? resolve(root, specifier) : createRequire(join(root, 'package.json')).resolve(specifier)
  return readFileSync(file, 'utf8').replace(/url\(\s*['"]?([^'")]+)['"]?\s*\)\s*format\(['"]?(\w+)['"]?\)/g, (_, path: string, format: string) =>
    format === 'woff2' ? `url(data:font/woff2;base64,${readFileSync(resolve(dirname(file), path)).toString('base64')}) format('woff2')` : 'local("unused")')
}

/** Gathers what layouts in this deck depend on. */
export function layoutSetting(root: string, options: LayoutOptions): LayoutSetting {
  const require = createRequire(join(root, 'package.json'))
  const mermaidScript = join(dirname(require.resolve('mermaid')), 'mermaid.min.js')
  const manifest = join(dirname(mermaidScript), '..', 'package.json')
  const mermaidVersion = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
  const fontCss = options.fontCss.map(path => inlineCss(root, path)).join('\n')
  const { fontFamily, fontWeight, fontSize, mermaid } = options
  const hash = sha(JSON.stringify([LAYOUT_VERSION, mermaidVersion, fontFamily, fontWeight, fontSize, mermaid, sha(fontCss)]))
  return { mermaidVersion, mermaidScript, fontCss, options, hash }
}

/** The key of one fence's layout: the same key, the same layout. */
export function layoutKey(setting: LayoutSetting, code: string): string {
  return sha(`${setting.hash}\n${code.replace(/[ \t]+$/gm, '').trim()}`)
}

/**
 * The line of the fence that mermaid's message means. mermaid drops comment lines and
 * blank lines at the top before it counts.
 */
export function messageLine(code: string, message: string): number | undefined {
  const told = /\bline:? (\d+)/i.exec(message)
  if (!told)
    return undefined
  const kept = code.split('\n').flatMap((text, index) => /^\s*%%(?!\{)/.test(text) ? [] : [{ text, index }])
  while (kept.length && !kept[0]!.text.trim())
    kept.shift()
  return kept[Math.min(Number(told[1]), kept.length) - 1]?.index
}

/** Lays fences out in a browser that is started on first use and kept until closed. */
export interface LayoutEngine {
  /** @throws MermaidError with mermaid's own message; Error when there is no browser. */
  layout: (code: string) => Promise<Scene>
  close: () => Promise<void>
}

/**
 * @param setting what layouts depend on
 * @param findBrowser where the browser is
 */
export function createEngine(setting: LayoutSetting, findBrowser: () => string | undefined): LayoutEngine {
  let opened: Promise<{ browser: Browser, page: Page }> | undefined
  let queue: Promise<unknown> = Promise.resolve()

  async function open() {
    const executablePath = findBrowser()
    if (!executablePath)
      throw new Error(NO_BROWSER)
    const args = ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
    const browser = await chromium.launch({ executablePath, args })
    const page = await browser.newPage({ viewport: { width: 2400, height: 1600 } })
    await page.setContent(`<!doctype html><style>${setting.fontCss}</style><body></body>`)
    await page.addScriptTag({ path: setting.mermaidScript })
    return { browser, page }
  }

  async function run(code: string): Promise<Scene> {
    opened ??= open()
    const { page } = await opened.catch((error: unknown) => {
      opened = undefined
      throw error
    })
    const { fontFamily, fontWeight, fontSize, mermaid } = setting.options
    const result: PageResult = await page.evaluate(layoutInPage, { code, fontFamily, fontWeight, fontSize, mermaid, states: CLASS_STATES })
    if (!result.ok)
      throw new MermaidError(result.message, messageLine(code, result.message))
    return result.scene
  }

  return {
    layout(code) {
      // One at a time: mermaid keeps its state in module variables.
      const task = queue.then(() => run(code))
      queue = task.catch(() => {})
      return task
    },
    async close() {
      const live = opened
      opened = undefined
      await (await live?.catch(() => undefined))?.browser.close()
    },
  }
}
