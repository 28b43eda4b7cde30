// No file imports itself, by whatever way: where two need each other, what both need is a file of its own.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { expect, it } from 'vitest'
import { ROOT } from '../scripts/build/root.ts'

const FILES = '{addons,case,components,exercises,layouts,paper,scripts,setup,sim,snippets,tests}/**/*.{ts,vue}'
/** What a file imports when it loads, types too. */
const IMPORT = /^\s*(?:import|export)\b[^'"]*?\bfrom\s+['"](\.{1,2}\/[^'"]+)['"]|^\s*import\s+['"](\.{1,2}\/[^'"]+)['"]/gm

const files = globSync(FILES, { cwd: ROOT, exclude: ['**/node_modules/**'] }).map(file => file.replaceAll('\\', '/'))
const imports = new Map(files.map(file => [file, [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)]
  .map(([, from, bare]) => join(dirname(file), (from ?? bare)!))]))

/** Each circle once, as the way around it. */
function circles(): string[][] {
  const found: string[][] = []
  const done = new Set<string>()
  const visit = (file: string, way: readonly string[]) => {
    const at = way.indexOf(file)
    if (at >= 0)
      found.push([...way.slice(at), file])
    else if (!done.has(file))
      imports.get(file)?.forEach(next => visit(next, [...way, file]))
    done.add(file)
  }
  files.forEach(file => visit(file, []))
  return found
}

it('imports run in no circle', () => {
  expect([...imports.values()].flat().filter(file => imports.has(file)).length, 'imports that were found').toBeGreaterThan(files.length)
  expect(circles().map(way => way.join(' → '))).toEqual([])
})
