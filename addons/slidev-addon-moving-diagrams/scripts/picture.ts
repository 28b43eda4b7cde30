// Makes the README's moving pictures from the fixture's diagrams, as `moving-diagrams export` makes them of any deck.
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exportDiagrams } from '../src/layout/index.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FIXTURE = join(ROOT, 'fixture')
const PICTURES = { 'shop': 'moving.svg', 'sign-in': 'messages.svg' }

const out = mkdtempSync(join(ROOT, '.picture-'))
try {
  await exportDiagrams(FIXTURE, { names: Object.keys(PICTURES), out: relative(FIXTURE, out), css: ['styles/picture.css'], framesASecond: 16, hold: 1600 })
  for (const [name, file] of Object.entries(PICTURES)) {
    copyFileSync(join(out, `${name}.svg`), join(ROOT, file))
    console.log(`${file}: ${Math.round(statSync(join(ROOT, file)).size / 1024)} KB`)
  }
}
finally {
  rmSync(out, { recursive: true })
}
