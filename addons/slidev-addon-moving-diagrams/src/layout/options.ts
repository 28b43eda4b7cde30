import type { Fences } from './extract.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nearest } from '../core/nearest.ts'

/** How a deck's diagrams are laid out; a deck overrides any of it in `diagrams/options.json`. */
export interface LayoutOptions {
  /** Which mermaid fences are moving diagrams: those with a name, or `all` that can move. */
  readonly fences: Fences
  /** Space of a diagram on the slide where its block names none, in pixels; by default from the deck's canvas. */
  readonly width: number | undefined
  readonly height: number | undefined
  /** Family that labels are measured and drawn with, or several as in CSS; by default `fonts.sans` of the deck. */
  readonly fontFamily: string | undefined
  readonly fontWeight: number
  /** Style sheets with that family's `@font-face` rules, or font files: paths of packages or from the deck's root. By default they are looked for. */
  readonly fontCss: readonly string[] | undefined
  /** Size that labels are measured with, in pixels of the layout. */
  readonly fontSize: number
  /** Labels drawn smaller than this, in pixels of the canvas, are reported; by default 18 on a canvas of 1280. */
  readonly minLabel: number | undefined
  /** Markdown files of the deck, as globs from its root; by default `slides.md` and what it takes in by `src:`. */
  readonly files: readonly string[] | undefined
  /** Passed to `mermaid.initialize`, over the addon's own. */
  readonly mermaid: Readonly<Record<string, unknown>>
}

/** The defaults; what is undefined is taken from the deck. */
export const LAYOUT_DEFAULTS: LayoutOptions = {
  fences: 'named',
  width: undefined,
  height: undefined,
  fontFamily: undefined,
  fontWeight: 500,
  fontCss: undefined,
  fontSize: 20,
  minLabel: undefined,
  files: undefined,
  mermaid: {},
}

/** Folder of the cache and the options, in the deck's root. */
export const CACHE_FOLDER = 'diagrams'

const isTexts = (value: unknown) => Array.isArray(value) && value.every(item => typeof item === 'string')
const isPositive = (value: unknown) => typeof value === 'number' && value > 0

const KINDS: Record<keyof LayoutOptions, readonly [check: (value: unknown) => boolean, expected: string]> = {
  fences: [value => value === 'named' || value === 'all', '"named" or "all"'],
  width: [isPositive, 'a number of pixels'],
  height: [isPositive, 'a number of pixels'],
  fontFamily: [value => typeof value === 'string' && value.trim() !== '', 'a family, or several as in CSS'],
  fontWeight: [value => isPositive(value) && (value as number) <= 1000, 'a number from 1 to 1000'],
  fontCss: [isTexts, 'a list of style sheets or font files'],
  fontSize: [isPositive, 'a number of pixels'],
  minLabel: [isPositive, 'a number of pixels'],
  files: [isTexts, 'a list of globs'],
  mermaid: [value => typeof value === 'object' && value !== null && !Array.isArray(value), 'an object for mermaid.initialize'],
}

/**
 * Reads a deck's options over the defaults.
 * @throws Error that names the file, the key, what was given and what was expected
 */
export function readOptions(root: string): LayoutOptions {
  const path = join(root, CACHE_FOLDER, 'options.json')
  if (!existsSync(path))
    return LAYOUT_DEFAULTS
  const file = `${CACHE_FOLDER}/options.json`
  let own: unknown
  try {
    own = JSON.parse(readFileSync(path, 'utf8'))
  }
  catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  if (typeof own !== 'object' || own === null || Array.isArray(own))
    throw new Error(`${file}: expected an object such as {"fontSize": 22}`)
  for (const [key, value] of Object.entries(own)) {
    if (!Object.hasOwn(KINDS, key)) {
      const meant = nearest(key, Object.keys(KINDS))
      throw new Error(`${file}: unknown option '${key}'; ${meant ? `did you mean '${meant}'?` : `known are ${Object.keys(KINDS).join(', ')}`}`)
    }
    const [check, expected] = KINDS[key as keyof LayoutOptions]
    if (!check(value))
      throw new Error(`${file}: option '${key}' cannot be ${JSON.stringify(value)}; it is ${expected}`)
  }
  return { ...LAYOUT_DEFAULTS, ...own }
}
