// The package as a stranger has it: packed, unpacked into a fresh deck beside nothing of this repository but what
// the registry would bring, and used with the README's own words.
import type { Analysis } from '@arethetypeswrong/core'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { chromium } from 'playwright-chromium'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../src/layout/browser.ts'

const ADDON = fileURLToPath(new URL('..', import.meta.url))
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url))
const NAME = 'slidev-addon-moving-diagrams'
const README = readFileSync(join(ADDON, 'README.md'), 'utf8')

/** A diagram that is too wide for half of a slide, and one that is not for the middle of it. */
const COLUMNS = `
---
layout: two-cols
---

\`\`\`\`md diagram half
\`\`\`mermaid
flowchart LR
  Visitors --> Gateway --> Orders --> Payments --> Warehouse
\`\`\`
\`\`\`\`

::right::

Words beside it.

---
layout: center
---

\`\`\`\`md diagram middle
\`\`\`mermaid
flowchart LR
  Visitors --> Shop --> Database[(Database)]
\`\`\`
\`\`\`\`
`
/** The least size of labels without a warning, on a canvas of 980 pixels. */
const LEAST = 13.8

const deck = mkdtempSync(join(tmpdir(), 'stranger-'))
const installed = join(deck, 'node_modules', NAME)
let tarball = ''
let built: ReturnType<typeof spawnSync> & { stdout: string, stderr: string }

/** What the build said of small labels of a diagram: their size, and the width that it has. */
function warnedOf(name: string): { label: number, width: number } | undefined {
  const [, label, width] = new RegExp(`of '${name}' .* labels come out at ([\\d.]+) px in (\\d+)×`).exec(built.stdout + built.stderr) ?? []
  return label === undefined ? undefined : { label: Number(label), width: Number(width) }
}

const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: deck, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** The first example of the README after a heading, in a fence of this language. */
function example(heading: string, fence: string): string {
  const section = README.slice(README.indexOf(`\n## ${heading}\n`))
  const [, body] = new RegExp(`\n${fence}\n([\\s\\S]*?)\n${/^`+/.exec(fence)![0]}\n`).exec(section) ?? []
  if (!body)
    throw new Error(`README: no ${fence} under '${heading}'`)
  return body
}

/** `npm pack` in a clone that has this origin. Returns what `tar` takes. */
function pack(origin: string): string {
  const clone = join(deck, 'clone')
  const folder = join(clone, 'addons', NAME)
  cpSync(ADDON, folder, { recursive: true, filter: path => !['dist', 'fixture', 'gallery', 'tests'].includes(relative(ADDON, path)) })
  cpSync(join(MODULES, '../tsconfig.json'), join(clone, 'tsconfig.json'))
  symlinkSync(MODULES, join(clone, 'node_modules'))
  execFileSync('git', ['init', '--quiet'], { cwd: clone })
  execFileSync('git', ['remote', 'add', 'origin', origin], { cwd: clone })
  // The node of these tests, and nothing that a CI around them says of its own repository.
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`, GITHUB_SERVER_URL: '', GITHUB_REPOSITORY: '' }
  const before = readFileSync(join(folder, 'package.json'), 'utf8')
  const said = execFileSync('npm', ['pack', '--pack-destination', deck], { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe(before)
  rmSync(clone, { recursive: true })
  return join(deck, said.trim().split('\n').at(-1)!)
}

beforeAll(() => {
  const { dependencies } = JSON.parse(readFileSync(join(ADDON, 'package.json'), 'utf8')) as { dependencies: object }
  mkdirSync(join(deck, 'node_modules'))
  for (const name of readdirSync(MODULES).filter(name => name !== NAME && !name.startsWith('.')))
    symlinkSync(join(MODULES, name), join(deck, 'node_modules', name))
  tarball = pack('https://somebody:secret@git.example.org/group/decks.git')
  mkdirSync(installed)
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components', '1'])
  expect(Object.keys(dependencies).filter(name => !existsSync(join(deck, 'node_modules', name)))).toEqual([])
  writeFileSync(join(deck, 'package.json'), '{ "name": "stranger", "private": true, "type": "module" }')
}, 120_000)

afterAll(() => rmSync(deck, { recursive: true, force: true }))

describe('the packed addon', () => {
  it('weighs less than 100 KB and holds what its exports name', async () => {
    expect(statSync(tarball).size).toBeLessThan(100_000)
    const pkg = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, unknown>
    const { messages } = await publint({ pkgDir: installed, pack: false, strict: true })
    expect(messages.map(message => formatMessage(message, pkg))).toEqual([])
  })

  it('names the repository of the clone that it was packed in', () => {
    expect(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))).toMatchObject({
      repository: { type: 'git', url: 'git+https://git.example.org/group/decks.git', directory: `addons/${NAME}` },
      homepage: `https://git.example.org/group/decks/tree/HEAD/addons/${NAME}#readme`,
      bugs: { url: 'https://git.example.org/group/decks/issues' },
    })
  })

  it('has types that are those of what runs', async () => {
    const { types, problems } = await checkPackage(createPackageFromTarballData(readFileSync(tarball))) as Analysis
    expect(types).toMatchObject({ kind: 'included' })
    // What resolves as Node 10 did, and `require` of CommonJS, cannot read a package of ES modules with subpaths. That is so by design.
    expect(problems.filter(problem => !('resolutionKind' in problem) || !['node10', 'node16-cjs'].includes(problem.resolutionKind))).toEqual([])
  })

  it.each(['nodenext', 'bundler'])('has types for a consumer that resolves as %s', (resolution) => {
    writeFileSync(join(deck, 'consumer.ts'), `
import type { Diagram } from '${NAME}/core'
import { frameAt } from '${NAME}/core'
import { checkFresh, layoutAll } from '${NAME}'
import { createStage, prepare } from '${NAME}/render'
const stale: string[] = checkFresh('.')
const report: Promise<{ total: number }> = layoutAll('.')
export { createStage, frameAt, prepare, report, stale }
export type { Diagram }
`)
    node(join(MODULES, 'typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck', String(resolution === 'bundler'), '--types', 'node', '--target', 'es2023', '--lib', 'es2023,dom,dom.iterable', '--module', resolution === 'nodenext' ? 'nodenext' : 'esnext', '--moduleResolution', resolution, 'consumer.ts')
  }, 60_000)

  it('builds a deck with the README\'s own words, and leaves to Slidev what is Slidev\'s', () => {
    writeFileSync(join(deck, 'slides.md'), [
      '---',
      'theme: default',
      example('Install', '```yaml'),
      '---',
      '',
      '# Slidev\'s own',
      '',
      '```mermaid {theme: \'neutral\', scale: 0.8}',
      'pie',
      '  "a": 1',
      '```',
      '',
      '---',
      '',
      example('Write a diagram', '`````md'),
    ].join('\n'))
    // Files that the user keeps where the addon keeps its own.
    mkdirSync(join(deck, 'diagrams'))
    writeFileSync(join(deck, 'diagrams/mine.json'), '{"source": "mine"}')
    mkdirSync(join(deck, 'components'))
    writeFileSync(join(deck, 'components/Diagram.vue'), '<template><p>the deck\'s own component</p></template>')
    writeFileSync(join(deck, 'slides.md'), `${readFileSync(join(deck, 'slides.md'), 'utf8')}\n\n<Diagram />\n${COLUMNS}`)

    built = spawnSync(process.execPath, [join(MODULES, '@slidev/cli/bin/slidev.mjs'), 'build', '--base', './', '--router-mode', 'hash'], { cwd: deck, encoding: 'utf8' })
    expect(built.status, built.stderr).toBe(0)
    const scripts = readdirSync(join(deck, 'dist/assets'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.js')).map(file => readFileSync(join(deck, 'dist/assets', file), 'utf8')).join('\n')
    expect(scripts).toContain('the deck\'s own component')
    expect(scripts).toContain('One application, one database.')
    expect(scripts).toContain('code-lz')
    expect(readdirSync(join(deck, 'diagrams')).sort()).toEqual(['half.json', 'middle.json', 'mine.json', 'shop.json'])
  }, 180_000)

  it('stands in its column, on the canvas that a deck has by default, with labels of the size that the build said', async () => {
    const browser = await chromium.launch({ executablePath: findBrowser()! })
    try {
      const page = await browser.newPage({ viewport: { width: 1470, height: 900 } })
      await page.route('http://deck.test/**', (route) => {
        const path = new URL(route.request().url()).pathname
        return route.fulfill({ path: join(deck, 'dist', path === '/' ? 'index.html' : path) })
      })
      for (const { name, slide, smallest } of [{ name: 'half', slide: 3, smallest: warnedOf('half') }, { name: 'middle', slide: 4, smallest: warnedOf('middle') }]) {
        await page.goto(`http://deck.test/#/${slide}`)
        const figure = page.locator(`figure[data-diagram="${name}"]:visible`)
        await figure.locator('svg.moving-diagram').waitFor()
        const seen = await figure.evaluate((figure) => {
          const canvas = figure.closest('.slidev-page, .slidev-layout')!.closest('#slide-content, .slidev-slide-content')!.getBoundingClientRect()
          /** Pixels of the window to one of the canvas. */
          const scale = canvas.width / 980
          const drawing = figure.querySelector('svg.moving-diagram')!.getBoundingClientRect()
          const column = figure.parentElement!.getBoundingClientRect()
          const sizes = [...figure.querySelectorAll<SVGTextElement>('svg.moving-diagram text')].map(text => Number.parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM()!.a / scale)
          return {
            beyondColumn: Math.max(0, column.left - drawing.left, drawing.right - column.right) / scale,
            belowCanvas: Math.max(0, drawing.bottom - canvas.bottom) / scale,
            label: Math.max(...sizes),
            column: column.width / scale,
          }
        })
        expect(seen, name).toMatchObject({ beyondColumn: 0, belowCanvas: 0 })
        if (smallest) {
          expect(Math.abs(seen.label - smallest.label), `${name}: ${JSON.stringify({ seen, smallest })}`).toBeLessThan(0.2)
          expect(Math.abs(seen.column - smallest.width), name).toBeLessThan(1)
        }
        else {
          expect(seen.label, name).toBeGreaterThanOrEqual(LEAST)
        }
      }
      expect(warnedOf('half')).toBeDefined()
    }
    finally {
      await browser.close()
    }
  }, 60_000)

  it('has a Node API that is imported from node_modules', () => {
    writeFileSync(join(deck, 'api.mjs'), `${example('Install', '```js')}\nconsole.log(JSON.stringify(checkFresh('.')))`)
    expect(JSON.parse(node('api.mjs').trim().split('\n').at(-1)!)).toEqual([])
    expect(readFileSync(join(deck, 'diagrams/mine.json'), 'utf8')).toBe('{"source": "mine"}')
  }, 60_000)
})
