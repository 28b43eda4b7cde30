import type { Browser, Page } from 'playwright-chromium'
import type { Scene } from '../core/scene.ts'
import type { DeckHead } from './deck.ts'
import type { DeckFont } from './fonts.ts'
import type { LayoutOptions } from './options.ts'
import type { Edits, PageResult } from './page.ts'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { chromium } from 'playwright-chromium'
import { STATE_CLASSES } from '../core/directives.ts'
import { NO_BROWSER } from './browser.ts'
import { diagramType } from './extract.ts'
import { deckFont, missingFont } from './fonts.ts'
import { iconsIn, readIcons } from './icons.ts'
import { layoutInPage } from './page.ts'
import { readScene } from './read.ts'
import { layoutSequence } from './sequence.ts'

/** Raised whenever the page's way of laying out changes, so that every cached layout is made anew. */
const LAYOUT_VERSION = 10

/** Likewise for sequence diagrams alone. */
const SEQUENCE_VERSION = 2

/** The minor version whose inner parts are read: others may draw with other elements. */
const MERMAID = /^12\.3\./

/** mermaid's names of the shapes that the renderer has an outline of its own for. */
const SHAPE_NAMES: Readonly<Record<string, readonly string[]>> = {
  card: ['squareRect', 'square', 'rect', 'rectangle', 'proc', 'process', 'roundedRect', 'rounded', 'event', 'round'],
  drum: ['cylinder', 'cyl', 'db', 'database'],
  pill: ['stadium', 'terminal', 'pill'],
  lantern: ['hexagon', 'hex', 'prepare'],
  circle: ['circle', 'circ'],
  diamond: ['diamond', 'rhombus', 'question', 'decision', 'diam'],
  queue: ['subroutine', 'subproc', 'fr-rect', 'framed-rectangle', 'subprocess'],
}
const SHAPES = Object.fromEntries(Object.entries(SHAPE_NAMES).flatMap(([shape, names]) => names.map(name => [name, shape])))

/** Light grounds and dark lines, by which the strokes of a shape are told apart; a slide shows neither. */
const [LIGHT, DARK] = ['white', 'black']
const INKS = { ...Object.fromEntries(['primaryColor', 'mainBkg'].map(name => [name, LIGHT])), ...Object.fromEntries(['primaryBorderColor', 'lineColor', 'primaryTextColor', 'nodeTextColor', 'nodeBorder'].map(name => [name, DARK])) }

/** mermaid could not read a text: `line` counts from 0 within it, where mermaid told it. */
export class MermaidError extends Error {
  readonly line: number | undefined
  constructor(message: string, line: number | undefined) {
    super(message)
    this.line = line
  }
}

/** Everything but the text that a layout depends on. */
export interface LayoutSetting {
  readonly root: string
  readonly mermaidVersion: string
  readonly mermaidScript: string
  readonly font: DeckFont
  readonly head: DeckHead
  readonly options: LayoutOptions
  /** Hash of all of it. */
  readonly hash: string
}

const sha = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/**
 * Gathers what layouts in this deck depend on.
 * @throws Error when mermaid is not installed, or is of another minor version than this addon reads
 */
export function layoutSetting(root: string, options: LayoutOptions, head: DeckHead): LayoutSetting {
  let mermaidScript: string
  try {
    mermaidScript = join(dirname(createRequire(join(root, 'package.json')).resolve('mermaid')), 'mermaid.min.js')
  }
  catch {
    throw new Error('moving diagrams are laid out by mermaid, which is not installed: npm install --save-dev mermaid@~12.3')
  }
  const manifest = join(dirname(mermaidScript), '..', 'package.json')
  const mermaidVersion = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
  if (!MERMAID.test(mermaidVersion))
    throw new Error(`moving diagrams read what mermaid 12.3 draws, and ${mermaidVersion} is installed: npm install --save-dev mermaid@~12.3`)
  const font = deckFont(root, options, head)
  const { fontSize, mermaid } = options
  const hash = sha(JSON.stringify([LAYOUT_VERSION, mermaidVersion, font.family, font.weight, fontSize, mermaid, sha(font.css)]))
  return { root, mermaidVersion, mermaidScript, font, head, options, hash }
}

/** Nothing is changed. */
export const NO_EDITS: Edits = { hidden: [], labels: [], parents: [] }
const isEdited = ({ hidden, labels, parents }: Edits) => hidden.length + labels.length + parents.length > 0

/** The key of one text's layout: the same key, the same layout. */
export function layoutKey(setting: LayoutSetting, code: string, edits: Edits = NO_EDITS, more = ''): string {
  return sha(`${setting.hash}${diagramType(code) === 'sequenceDiagram' ? `/${SEQUENCE_VERSION}` : ''}\n${code.replace(/[ \t]+$/gm, '').trim()}${isEdited(edits) ? JSON.stringify(edits) : ''}${more}`)
}

/** A text with the line that each of its characters stood in, through all that is cut out of it. */
interface Traced { readonly text: string, readonly lines: readonly number[] }

function without({ text, lines }: Traced, pattern: RegExp): Traced {
  const kept: number[] = []
  let rest = ''
  let from = 0
  for (const match of text.matchAll(pattern)) {
    rest += text.slice(from, match.index)
    kept.push(...lines.slice(from, match.index))
    from = match.index + match[0].length
  }
  return { text: rest + text.slice(from), lines: [...kept, ...lines.slice(from)] }
}

/**
 * The line that mermaid's message means, from 0. Before it counts, mermaid takes out the front matter,
 * directives, comments, and blank lines at the top.
 */
export function messageLine(code: string, message: string): number | undefined {
  const told = /\bline:? (\d+)/i.exec(message) ?? /\((\d+):\d+\)/.exec(message)
  if (!told)
    return undefined
  let line = 0
  const lines = [...code].map(character => character === '\n' ? line++ : line)
  const isYaml = /yaml|front ?matter/i.test(message)
  if (isYaml)
    return Math.min(Number(told[1]), line)
  let traced: Traced = { text: [...code].map(character => character.length > 1 ? '?' : character).join(''), lines }
  traced = without(traced, /^[ \t]*---[ \t]*\n[\s\S]*?\n[ \t]*---[ \t]*\n+/g)
  traced = without(traced, /%%\{[\s\S]*?\}%%/g)
  traced = without(traced, /^\s*%%(?!\{)[^\n]+\n?/gm)
  traced = without(traced, /^\s+/g)
  const starts = [0, ...[...traced.text].flatMap((character, index) => character === '\n' ? [index + 1] : [])]
  const at = starts[Math.min(Number(told[1]), starts.length) - 1]!
  return traced.lines[Math.min(at, traced.lines.length - 1)]
}

/** mermaid's message without the names of its tokens. */
function plainMessage(message: string): string {
  if (/^No diagram type detected/.test(message))
    return 'this text begins with no kind of diagram; a flowchart begins with \'flowchart LR\''
  // mermaid's own number counts lines that it has taken out before.
  return message.replace(/ on line \d+/, '').replace(/\n?Expecting [\s\S]*?, got '([^']*)'\s*$/, (_, got: string) => `\n(mermaid did not expect '${got}' here)`).trimEnd()
}

/** Lays texts out in a browser that is started on first use and kept until closed. */
export interface LayoutEngine {
  /** @throws MermaidError with mermaid's own message; Error when there is no browser, or the font is not there. */
  layout: (code: string, edits?: Edits) => Promise<Scene>
  close: () => Promise<void>
}

/** Where the page says it is: what it asks for from there is read from the deck's `public` folder, and nothing from anywhere else. */
const ORIGIN = 'http://moving-diagrams.local'
const GOOGLE = 'https://fonts.googleapis.com/css2'

/**
 * @param setting what layouts depend on
 * @param findBrowser where the browser is
 */
export function createEngine(setting: LayoutSetting, findBrowser: () => string | undefined): LayoutEngine {
  const { root, font, options } = setting
  let opened: Promise<{ browser: Browser, page: Page }> | undefined
  let queue: Promise<unknown> = Promise.resolve()
  const icons = new Set<string>()

  async function open() {
    const executablePath = findBrowser()
    if (!executablePath)
      throw new Error(NO_BROWSER)
    const args = ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
    const browser = await chromium.launch({ executablePath, args })
    try {
      const page = await browser.newPage({ viewport: { width: 2400, height: 1600 } })
      await page.route('**/*', (route) => {
        const url = new URL(route.request().url())
        if (url.origin !== ORIGIN)
          return /^https:\/\/fonts\.(?:googleapis|gstatic)\.com$/.test(url.origin) ? route.continue() : route.abort()
        if (url.pathname === '/')
          return route.fulfill({ contentType: 'text/html', body: `<!doctype html><meta charset="utf-8"><style>${font.css}</style><body></body>` })
        const file = join(root, 'public', normalize(decodeURIComponent(url.pathname)))
        return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 })
      })
      await page.goto(`${ORIGIN}/`)
      await page.addScriptTag({ path: setting.mermaidScript })
      for (const family of font.google)
        await page.addStyleTag({ url: `${GOOGLE}?family=${encodeURIComponent(family)}:wght@${font.weight}` }).catch(() => {})
      if (font.named.length && !await page.evaluate(fontIsThere, { families: font.named, weight: font.weight }))
        throw new Error(missingFont(font))
      return { browser, page }
    }
    catch (error) {
      await browser.close()
      throw error
    }
  }

  async function run(code: string, edits: Edits): Promise<Scene> {
    opened ??= open()
    const { page } = await opened.catch((error: unknown) => {
      opened = undefined
      throw error
    })
    for (const prefix of iconsIn(code).filter(prefix => !icons.has(prefix))) {
      icons.add(prefix)
      const pack = readIcons(root, prefix)
      if (pack)
        await page.evaluate(({ prefix, pack }) => (globalThis as unknown as { mermaid: { registerIconPacks: (packs: object[]) => void } }).mermaid.registerIconPacks([{ name: prefix, icons: pack }]), { prefix, pack })
    }
    const result: PageResult = await page.evaluate(diagramType(code) === 'sequenceDiagram' ? layoutSequence : layoutInPage, {
      code,
      edits,
      fontFamily: font.family === 'inherit' ? 'sans-serif' : font.family,
      fontWeight: font.weight,
      fontSize: options.fontSize,
      mermaid: options.mermaid,
      states: STATE_CLASSES,
      shapes: SHAPES,
      inks: INKS,
    })
    if (!result.ok)
      throw new MermaidError(plainMessage(result.message), messageLine(code, result.message))
    return readScene(result.scene, code, options.fontSize, font.family === 'inherit')
  }

  return {
    layout(code, edits = NO_EDITS) {
      // One at a time: mermaid keeps its state in module variables.
      const task = queue.then(() => run(code, edits))
      queue = task.catch(() => {})
      return task
    },
    async close() {
      const live = opened
      opened = undefined
      icons.clear()
      await (await live?.catch(() => undefined))?.browser.close()
    },
  }
}

/** Runs inside the browser: whether one of the families is there, loaded by a rule or of the system. */
async function fontIsThere({ families, weight }: { families: readonly string[], weight: number }): Promise<boolean> {
  const sample = 'Ab–é mWil10'
  const context = new OffscreenCanvas(1, 1).getContext('2d')!
  const width = (font: string) => {
    context.font = `${weight} 40px ${font}`
    return context.measureText(sample).width
  }
  for (const family of families) {
    const faces = await document.fonts.load(`${weight} 20px "${family}"`, sample).catch(() => undefined)
    if (faces === undefined)
      continue
    await document.fonts.load(`italic ${weight} 20px "${family}"`, sample).catch(() => [])
    await document.fonts.load(`bold 20px "${family}"`, sample).catch(() => [])
    // A font of the system has no face here: it shows by its widths, whatever stands in for it.
    if (faces.length || ['monospace', 'serif', 'sans-serif'].every(other => width(`"${family}", ${other}`) !== width(other)) || new Set(['monospace', 'serif', 'cursive'].map(other => width(`"${family}", ${other}`))).size === 1)
      return true
  }
  return false
}
