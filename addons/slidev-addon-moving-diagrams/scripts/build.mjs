// Makes dist/ from src/: JavaScript and types for Node and bundlers. `npm pack` calls it; the deck of this
// repository runs on the sources.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true })
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const { status } = spawnSync(process.execPath, [tsc, '--project', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
// What is said of the code is said in its types; in what runs it would only weigh.
const strip = spawnSync(process.execPath, [tsc, '--project', 'tsconfig.build.json', '--removeComments', '--declaration', 'false'], { cwd: root, stdio: 'inherit' })
// TypeScript gives imports their new ending in JavaScript alone.
for (const file of readdirSync(new URL('../dist', import.meta.url), { recursive: true }).filter(name => name.endsWith('.d.ts'))) {
  const url = new URL(`../dist/${file.replaceAll('\\', '/')}`, import.meta.url)
  writeFileSync(url, readFileSync(url, 'utf8').replace(/(from |import\()(['"])(\.[^'"]+)\.ts\2/g, '$1$2$3.js$2'))
}
process.exit(status || strip.status ? 1 : 0)
