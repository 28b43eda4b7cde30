// What the documents for contributors point at is there.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../scripts/build/root.ts'

/** `sim/engine/faults.ts`, `components/live/`: in backticks, from the project's folder, without a blank to fill. */
const PATH = /`((?:addons|case|components|docs|exercises|pages|paper|scripts|setup|sim|snippets|styles|templates|tests)\/[\w./-]*)`/g

it.each(['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: ROOT })])('%s names files and folders that exist', (document) => {
  const named = [...readFileSync(join(ROOT, document), 'utf8').matchAll(PATH)].map(match => match[1]!)
  expect(named.filter(path => !existsSync(join(ROOT, path)))).toEqual([])
})

it('CONTRIBUTING.md leads from a click to names that are there', () => {
  const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')
  const trail: readonly [file: string, name: string][] = [
    ['pages/08-resilience/circuit-breaker.md', '<CircuitBreakerFigure'],
    ['components/circuit-breaker/CircuitBreakerScene.vue', '<Breaker '],
    ['components/drawing/drawing.css', '.breaker'],
    ['sim/circuit-breaker/observe.ts', 'function frameAt'],
    ['sim/circuit-breaker/world.ts', 'function run('],
    ['exercises/07-circuit-breaker/solution.ts', 'allow('],
  ]
  for (const [file, name] of trail) {
    expect(text).toContain(file.split('/').at(-1))
    expect(readFileSync(join(ROOT, file), 'utf8'), file).toContain(name)
  }
})
