// The package as a stranger has it: packed, unpacked into a fresh deck beside nothing of this repository but what
// the registry would bring, and used with the README's own words.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ADDON = fileURLToPath(new URL('..', import.meta.url))
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url))
const NAME = 'slidev-addon-moving-diagrams'
const README = readFileSync(join(ADDON, 'README.md'), 'utf8')

const deck = mkdtempSync(join(tmpdir(), 'stranger-'))
const installed = join(deck, 'node_modules', NAME)
let tarball = ''

const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: deck, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** The first example of the README after a heading, in a fence of this language. */
function example(heading: string, fence: string): string {
  const section = README.slice(README.indexOf(`\n## ${heading}\n`))
  const [, body] = new RegExp(`\n${fence}\n([\\s\\S]*?)\n${/^`+/.exec(fence)![0]}\n`).exec(section) ?? []
  if (!body)
    throw new Error(`README: no ${fence} under '${heading}'`)
  return body
}

beforeAll(() => {
  execFileSync(process.execPath, [join(ADDON, 'scripts/build.mjs')])
  // What `npm pack` takes: the files that package.json names, and those that it always takes.
  const { files, dependencies } = JSON.parse(readFileSync(join(ADDON, 'package.json'), 'utf8')) as { files: string[], dependencies: object }
  mkdirSync(join(deck, 'node_modules'))
  for (const name of readdirSync(MODULES).filter(name => name !== NAME && !name.startsWith('.')))
    symlinkSync(join(MODULES, name), join(deck, 'node_modules', name))
  const staged = join(deck, 'package')
  for (const file of [...files, 'package.json', 'README.md', 'LICENSE'])
    cpSync(join(ADDON, file), join(staged, file), { recursive: true })
  tarball = join(deck, `${NAME}.tgz`)
  execFileSync('tar', ['-czf', tarball, '-C', deck, 'package'])
  mkdirSync(installed)
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components', '1'])
  rmSync(staged, { recursive: true })
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
    writeFileSync(join(deck, 'slides.md'), `${readFileSync(join(deck, 'slides.md'), 'utf8')}\n\n<Diagram />\n`)

    node(join(MODULES, '@slidev/cli/bin/slidev.mjs'), 'build', '--base', './', '--router-mode', 'hash')
    const scripts = readdirSync(join(deck, 'dist/assets'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.js')).map(file => readFileSync(join(deck, 'dist/assets', file), 'utf8')).join('\n')
    expect(scripts).toContain('the deck\'s own component')
    expect(scripts).toContain('One application, one database.')
    expect(scripts).toContain('code-lz')
    expect(readdirSync(join(deck, 'diagrams')).sort()).toEqual(['mine.json', 'shop.json'])
  }, 180_000)

  it('has a Node API that is imported from node_modules', () => {
    writeFileSync(join(deck, 'api.mjs'), `${example('Install', '```js')}\nconsole.log(JSON.stringify(checkFresh('.')))`)
    expect(JSON.parse(node('api.mjs').trim().split('\n').at(-1)!)).toEqual([])
    expect(readFileSync(join(deck, 'diagrams/mine.json'), 'utf8')).toBe('{"source": "mine"}')
  }, 60_000)
})
