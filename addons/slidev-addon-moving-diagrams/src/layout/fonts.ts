import type { DeckHead } from './deck.ts'
import type { LayoutOptions } from './options.ts'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join, resolve } from 'node:path'

/** The font that a deck's labels are measured and drawn with. */
export interface DeckFont {
  /** As CSS writes it, such as `'Instrument Sans', sans-serif`; `inherit` draws with the slide's own. */
  readonly family: string
  /** Families that must be there, in the order of preference; one of them is enough. Empty where nobody named one. */
  readonly named: readonly string[]
  readonly weight: number
  /** `@font-face` rules with the files written into them, so that they need no server. */
  readonly css: string
  /** Those of the families that Slidev fetches from Google, and which no rule above brings. */
  readonly google: readonly string[]
}

const GENERIC = new Set(['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui', 'ui-sans-serif', 'ui-serif', 'ui-monospace', 'ui-rounded', 'math', 'emoji'])
const FORMATS: Readonly<Record<string, string>> = { '.woff2': 'woff2', '.woff': 'woff', '.ttf': 'truetype', '.otf': 'opentype' }

const isFontFile = (path: string) => Object.hasOwn(FORMATS, extname(path).toLowerCase())
const dataUrl = (path: string) => `url(data:font/${extname(path).slice(1).toLowerCase()};base64,${readFileSync(path).toString('base64')})`

/** The path of a style sheet or font file: from the deck's root, or inside a package. */
function locate(root: string, from: string, specifier: string): string | undefined {
  if (specifier.startsWith('/')) {
    const inside = [join(root, 'public', specifier), join(root, specifier), specifier].find(existsSync)
    return inside
  }
  const beside = resolve(from, specifier)
  if (existsSync(beside))
    return beside
  try {
    return createRequire(join(root, 'package.json')).resolve(specifier)
  }
  catch {
    return undefined
  }
}

/** A rule with its files written into it, or undefined when none of them is there. */
function inlined(rule: string, root: string, folder: string): string | undefined {
  let found = false
  const text = rule.replace(/url\(\s*['"]?([^'")]+)['"]?\s*\)/g, (whole, path: string) => {
    if (path.startsWith('data:')) {
      found = true
      return whole
    }
    const file = /^https?:/.test(path) ? undefined : locate(root, folder, path.replace(/[?#].*$/, '').replace(/^~/, ''))
    if (!file || !isFontFile(file))
      return 'local("")'
    found = true
    return dataUrl(file)
  })
  return found ? text : undefined
}

/** All `@font-face` rules that a file brings, by itself or through what it imports, with the folder of each. */
function rulesOf(root: string, file: string, seen = new Set<string>()): { readonly rule: string, readonly folder: string }[] {
  if (seen.has(file))
    return []
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  const folder = dirname(file)
  const imports = extname(file) === '.css' ? /@import\s+(?:url\(\s*)?['"]?([^'")\s;]+)/g : /import\s+(?:[^'"]*from\s+)?['"]([^'"]+\.css)['"]/g
  const nested = [...text.matchAll(imports)].flatMap(([, path]) => {
    const inside = /^https?:/.test(path!) ? undefined : locate(root, folder, path!)
    return inside && existsSync(inside) ? rulesOf(root, inside, seen) : []
  })
  const own = extname(file) === '.css' ? [...text.matchAll(/@font-face\s*\{[^}]*\}/g)].map(([rule]) => ({ rule, folder })) : []
  return [...nested, ...own]
}

const familyOf = (rule: string) => /font-family:\s*['"]?([^'";}]+?)['"]?\s*[;}]/.exec(rule)?.[1]

/** Style sheets in which a deck's own fonts are likely: those of the deck, then packages that are named like the family. */
function likelySheets(root: string, family: string, weight: number): string[] {
  const slug = family.toLowerCase().replace(/ variable$/, '').replaceAll(' ', '-')
  const packages = [`@fontsource/${slug}/${weight}.css`, `@fontsource/${slug}/index.css`, `@fontsource-variable/${slug}/index.css`]
  return [
    ...globSync(['style.css', 'styles.css', 'styles/*.css', 'styles/index.{ts,js}', 'style.{ts,js}'], { cwd: root }).sort().map(path => join(root, path)),
    ...packages.flatMap(path => locate(root, root, path) ?? []),
  ]
}

/** The rules of a family, from the first of the sheets that has some. */
function rulesFor(root: string, family: string, sheets: readonly string[]): string[] {
  for (const sheet of sheets) {
    const rules = rulesOf(root, sheet)
      .filter(({ rule }) => familyOf(rule)?.toLowerCase() === family.toLowerCase())
      .flatMap(({ rule, folder }) => inlined(rule, root, folder) ?? [])
    if (rules.length)
      return rules
  }
  return []
}

/**
 * Finds the font of a deck: of its options, else of its head. A deck that names none has labels in
 * whatever the slide is set in, each line as wide as it was measured.
 *
 * @throws Error for a file of `fontCss` that is not there, or holds no font of the family
 */
export function deckFont(root: string, options: LayoutOptions, head: DeckHead): DeckFont {
  const weight = options.fontWeight
  const stack = options.fontFamily === undefined ? head.sans : options.fontFamily.split(',').map(item => item.trim().replace(/^['"]|['"]$/g, '')).filter(Boolean)
  const named = stack.filter(family => !GENERIC.has(family))
  if (!stack.length)
    return { family: 'inherit', named: [], weight, css: '', google: [] }

  const given = options.fontCss?.map((path) => {
    const file = locate(root, root, path)
    if (!file)
      throw new Error(`diagrams/options.json: fontCss names '${path}', which is neither a file of the deck nor in a package that is installed`)
    return file
  })
  const rules = named.flatMap((family, index) => {
    const files = given?.filter(isFontFile) ?? []
    const fromFiles = index === 0 ? files.map(file => `@font-face{font-family:'${family}';font-weight:1 1000;src:${dataUrl(file)} format('${FORMATS[extname(file).toLowerCase()]!}')}`) : []
    return [...fromFiles, ...rulesFor(root, family, given?.filter(file => !isFontFile(file)) ?? likelySheets(root, family, weight))]
  })
  if (given?.length && !rules.length)
    throw new Error(`diagrams/options.json: no file of fontCss has an @font-face rule for '${named.join('\', \'')}' with a font file that is there`)
  const found = new Set(rules.map(familyOf))
  return {
    family: [...stack.map(family => GENERIC.has(family) ? family : `'${family}'`), ...(stack.some(family => GENERIC.has(family)) ? [] : ['sans-serif'])].join(', '),
    named,
    weight,
    css: rules.join('\n'),
    google: named.filter(family => !found.has(family) && head.google.includes(family)),
  }
}

/** What to say when none of a deck's families could be loaded. */
export function missingFont({ named, google }: DeckFont): string {
  const list = named.map(family => `'${family}'`).join(' or ')
  return `the font ${list} did not load, so labels cannot be measured: ${google.length
    ? `Slidev would fetch it from Google, which could not be reached now. Install the package @fontsource/${named[0]!.toLowerCase().replaceAll(' ', '-')}, or`
    : `install its @fontsource package, import its style sheet in the deck's styles/, or`} name its style sheet or file as "fontCss" in diagrams/options.json (or another family as "fontFamily")`
}
