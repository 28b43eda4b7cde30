import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../src/layout/browser.ts'
import { DiagramStore } from '../src/layout/cache.ts'
import { readHead } from '../src/layout/deck.ts'
import { deckFont } from '../src/layout/fonts.ts'
import { LAYOUT_DEFAULTS, readOptions } from '../src/layout/options.ts'

const root = mkdtempSync(join(fileURLToPath(new URL('..', import.meta.url)), '.test-'))
afterAll(() => rmSync(root, { recursive: true }))

function deck(head: string, files: Readonly<Record<string, string>> = {}) {
  rmSync(root, { recursive: true })
  mkdirSync(root)
  for (const [path, text] of Object.entries({ ...files, 'slides.md': `---\n${head}\n---\n\n# One\n` })) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return deckFont(root, readOptions(root), readHead(root))
}
const SOLID = '@font-face { font-family: "Own Face"; src: url(./own.ttf) format("truetype") }'

describe('the font of a deck', () => {
  it('is that of its head, from the package that is installed', () => {
    const font = deck('fonts:\n  provider: none\n  sans: Instrument Sans')
    expect(font).toMatchObject({ family: '\'Instrument Sans\', sans-serif', named: ['Instrument Sans'], weight: 500, google: [] })
    expect(font.css).toMatch(/@font-face[^}]*Instrument Sans[^}]*url\(data:font\/woff2;base64,/)
  })

  it('is that of the deck\'s own style sheets, in whatever kind of file, also one that is taken in', () => {
    const { css } = deck('fonts: { sans: Own Face, provider: none }', { 'styles/index.css': '@import "./fonts/faces.css";', 'styles/fonts/faces.css': SOLID, 'styles/fonts/own.ttf': 'x' })
    expect(css).toMatch(/url\(data:font\/ttf;base64,eA==\) format\("truetype"\)/)
  })

  it('is a file that the options name, a variable one too', () => {
    const { css, family } = deck('title: x', { 'diagrams/options.json': '{"fontFamily": "My Font, Georgia, serif", "fontCss": ["public/my.woff2"]}', 'public/my.woff2': 'x' })
    expect(family).toBe('\'My Font\', \'Georgia\', serif')
    expect(css).toMatch(/^@font-face\{font-family:'My Font';font-weight:1 1000;src:url\(data:font\/woff2/)
  })

  it('is Google\'s where Slidev takes it from there and nothing else brings it', () => {
    expect(deck('fonts:\n  sans: Nobody Has This').google).toEqual(['Nobody Has This'])
    expect(deck('fonts: { sans: Nobody Has This, local: Nobody Has This }').google).toEqual([])
  })

  it('is the slide\'s own where nobody names one', () => {
    expect(deck('title: x')).toMatchObject({ family: 'inherit', named: [], css: '' })
  })

  it('is an error when its files are not there, or hold another', () => {
    expect(() => deck('title: x', { 'diagrams/options.json': '{"fontFamily": "A", "fontCss": ["no.css"]}' })).toThrow('diagrams/options.json: fontCss names \'no.css\', which is neither a file of the deck nor in a package that is installed')
    expect(() => deck('title: x', { 'diagrams/options.json': '{"fontFamily": "A", "fontCss": ["a.css"]}', 'a.css': SOLID, 'own.ttf': 'x' })).toThrow('no file of fontCss has an @font-face rule for \'A\'')
  })

  it('is an error with a sentence when it did not load', async () => {
    deck('fonts: { sans: No Such Face, provider: none }')
    const store = new DiagramStore(root, LAYOUT_DEFAULTS, findBrowser)
    const source = { name: 'x', file: 'slides.md', line: 1, content: '', options: {}, steps: [{ code: 'graph LR\n A', codeLine: 2, line: 2, caption: '', goesOn: false, directives: [] }] }
    await expect(store.layOut(source)).rejects.toThrow('slides.md:2: the font \'No Such Face\' did not load, so labels cannot be measured: install its @fontsource package')
    await store.close()
  }, 60_000)
})

describe('the options of a deck', () => {
  it.each([
    ['{"fontsize": 20}', 'unknown option \'fontsize\'; did you mean \'fontSize\'?'],
    ['{"fences": "some"}', 'option \'fences\' cannot be "some"; it is "named" or "all"'],
    ['{', 'diagrams/options.json: '],
  ])('that cannot be are refused: %s', (options, message) => {
    expect(() => deck('title: x', { 'diagrams/options.json': options })).toThrow(message)
  })

  it('follow its canvas where they say nothing', () => {
    deck('title: x')
    const store = new DiagramStore(root)
    const source = { name: 'x', file: 'slides.md', line: 1, content: '', options: {}, steps: [] }
    expect(store.space(source)).toEqual({ width: 868, height: 367, most: 0.957 })
    expect(store.minLabel()).toBe(13.8)
  })
})
