import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'yaml'

/** What the head of a deck says that its diagrams depend on. */
export interface DeckHead {
  /** Families of `fonts.sans`, in their order; empty where the deck names none. */
  readonly sans: readonly string[]
  /** Families that Slidev fetches from Google when the deck is shown. */
  readonly google: readonly string[]
  readonly canvasWidth: number
  readonly aspectRatio: number
}

/** Slidev's own. */
const DEFAULTS: DeckHead = { sans: [], google: [], canvasWidth: 980, aspectRatio: 16 / 9 }

const families = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap(item => typeof item === 'string' ? item.split(',') : []).map(item => item.trim().replace(/^['"]|['"]$/g, '')).filter(Boolean)

function ratio(value: unknown): number {
  const [width, height] = String(value ?? '').split(/[/:x]/).map(Number)
  return width && width > 0 ? height && height > 0 ? width / height : width : DEFAULTS.aspectRatio
}

/** Reads the head of a deck. What Slidev itself refuses is left to Slidev. */
export function readHead(root: string, entry = 'slides.md'): DeckHead {
  const path = join(root, entry)
  const [, yaml] = existsSync(path) ? /^---[^\n]*\n([\s\S]*?)\n---\s*(?:\n|$)/.exec(readFileSync(path, 'utf8').replaceAll('\r\n', '\n')) ?? [] : []
  let head: unknown
  try {
    head = yaml === undefined ? {} : parse(yaml)
  }
  catch {
    head = {}
  }
  const { fonts, canvasWidth, aspectRatio } = (head ?? {}) as Record<string, unknown>
  const { sans, provider = 'google', local, webfonts } = (fonts ?? {}) as Record<string, unknown>
  const given = families(sans)
  const here = families(local)
  return {
    sans: given,
    google: provider === 'google' ? (webfonts ? families(webfonts) : given.filter(family => !here.includes(family))) : [],
    canvasWidth: typeof canvasWidth === 'number' && canvasWidth > 0 ? canvasWidth : DEFAULTS.canvasWidth,
    aspectRatio: ratio(aspectRatio),
  }
}

/** The deck's Markdown files: the entry, and what it takes in by `src:`, each once, in their order. */
export function deckFiles(root: string, entry = 'slides.md'): string[] {
  const found = new Set<string>()
  const visit = (path: string) => {
    if (found.has(path) || !existsSync(path))
      return
    found.add(path)
    for (const [, source] of readFileSync(path, 'utf8').matchAll(/^src:\s*['"]?([^'"#\s]+)/gm))
      visit(source!.startsWith('/') ? join(root, source!) : resolve(dirname(path), source!))
  }
  visit(join(root, entry))
  return [...found]
}
