// styles/tokens.css is the only file with colours; an addon has one of its own, for decks without.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../scripts/build/root.ts'

const FILES = '{pages,paper,components,layouts,styles,setup,addons,exercises}/**/*.{md,vue,css,ts}'
const EXTRA = ['slides.md', ...globSync('*.vue', { cwd: ROOT })]

const NAMED = 'black|white|red|green|blue|yellow|orange|purple|pink|brown|gr[ae]y|silver|gold|crimson|tomato|navy|teal|cyan|magenta|lime|olive|maroon|beige|ivory|coral|salmon|indigo|violet|khaki|orchid|tan|wheat|amber|(?:dark|light|medium|pale|deep|hot)[a-z]+'
/** A colour literal where CSS or SVG expects a colour. */
const LITERALS: readonly RegExp[] = [
  // A private member (`this.#add`, `#add(…)`) is spelled like one.
  /(?<!\.)#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b(?![\w(-])/gi,
  /\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch|color)\(/gi,
  new RegExp(`(?:(?:color|background(?:-color)?|fill|stroke|border(?:-[a-z]+)*|outline|box-shadow|text-shadow|stop-color|flood-color)\\s*:[^;{}]*?|\\b(?:fill|stroke|stop-color|color)=")\\b(?:${NAMED})\\b(?![\\w-])`, 'gi'),
]

/** Text in which comments, addresses and references such as `url(#id)` and `href="#/alias"` are blank. */
function codeOf(text: string): string {
  return [/\/\*[\s\S]*?\*\//g, /<!--[\s\S]*?-->/g, /(?<=^|\s)\/\/.*$/gm, /url\([^)]*\)/g, /(?:href|to)="[^"]*"/g, /https?:\/\/\S+/g]
    .reduce((code, pattern) => code.replace(pattern, blank => blank.replace(/[^\n]/g, ' ')), text)
}

it('no file but styles/tokens.css has a colour of its own', () => {
  const files = [...globSync(FILES, { cwd: ROOT, exclude: path => /node_modules|fixture/.test(String(path)) }), ...EXTRA]
    .filter(file => file !== 'styles/tokens.css' && !/^addons\/[^/]+\/styles\/colours\.css$/.test(file) && !/\.test\.ts$/.test(file))
  const found = files.flatMap((file) => {
    const code = codeOf(readFileSync(join(ROOT, file), 'utf8'))
    return LITERALS.flatMap(pattern => [...code.matchAll(pattern)].map(match =>
      `${file}:${code.slice(0, match.index).split('\n').length}: “${match[0].trim()}” is a colour of its own; use a token of styles/tokens.css`))
  })
  expect(files.length).toBeGreaterThan(20)
  expect(found.join('\n')).toBe('')
})

it('every custom property that is read is declared somewhere, or the page would fall back to black', () => {
  const read = globSync('{pages,paper,components,layouts,styles,addons}/**/*.{md,vue,css,ts}', { cwd: ROOT, exclude: path => /node_modules|fixture/.test(String(path)) })
    .map(file => [file, readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')] as const)
  const declared = new Set(read.flatMap(([, text]) => [...text.matchAll(/(--[\w-]+)['"]?\s*:/g)].map(([, name]) => name!)))
  const missing = read.flatMap(([file, text]) => [...text.matchAll(/var\((--[\w-]+)\)/g)]
    .filter(([, name]) => !declared.has(name!) && !/^--(?:slidev|shiki|uno)/.test(name!))
    .map(([, name]) => `${file}: nothing declares ${name}`))
  expect([...new Set(missing)].join('\n')).toBe('')
})
