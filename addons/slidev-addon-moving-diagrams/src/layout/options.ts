import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How a deck's diagrams are laid out; a deck overrides any of it in `diagrams/options.json`. */
export interface LayoutOptions {
  /** Space of a diagram on the slide's canvas where its block names none, in pixels. */
  readonly width: number
  readonly height: number
  /** Family that labels are measured and drawn with. */
  readonly fontFamily: string
  readonly fontWeight: number
  /** Style sheets with that family's `@font-face` rules: package paths or paths from the deck's root. */
  readonly fontCss: readonly string[]
  /** Size that labels are measured with, in pixels of the layout. */
  readonly fontSize: number
  /** Labels drawn smaller than this, in pixels of the canvas, are reported. */
  readonly minLabel: number
  /** Markdown files of the deck, as globs from its root. */
  readonly files: readonly string[]
  /** Passed to `mermaid.initialize`, over the addon's own. */
  readonly mermaid: Readonly<Record<string, unknown>>
}

/** The defaults. */
export const LAYOUT_DEFAULTS: LayoutOptions = {
  width: 1168,
  height: 480,
  fontFamily: 'Instrument Sans',
  fontWeight: 500,
  fontCss: ['@fontsource/instrument-sans/500.css'],
  fontSize: 20,
  minLabel: 18,
  files: ['slides.md', 'pages/**/*.md'],
  mermaid: {},
}

/** Folder of the cache and the options, in the deck's root. */
export const CACHE_FOLDER = 'diagrams'

/**
 * Reads a deck's options over the defaults.
 * @throws Error that names the file and the key, for an unknown key.
 */
export function readOptions(root: string): LayoutOptions {
  const file = join(root, CACHE_FOLDER, 'options.json')
  if (!existsSync(file))
    return LAYOUT_DEFAULTS
  const own = JSON.parse(readFileSync(file, 'utf8')) as Partial<LayoutOptions>
  for (const key of Object.keys(own)) {
    if (!(key in LAYOUT_DEFAULTS))
      throw new Error(`${CACHE_FOLDER}/options.json: unknown option '${key}'; known are ${Object.keys(LAYOUT_DEFAULTS).join(', ')}`)
  }
  return { ...LAYOUT_DEFAULTS, ...own }
}
