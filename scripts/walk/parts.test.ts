import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { weightsByParts } from './parts.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deck-parts-'))
  mkdirSync(join(folder, 'assets'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('weighs what each slide of a build brings along', () => {
  const part = (name: string, bytes: number) => writeFileSync(join(folder, 'assets', name), Array.from({ length: bytes }, (_, i) => String.fromCharCode(33 + (i * i * 7919) % 89)).join(''))
  part('a.js', 100)
  part('b.js', 4000)
  part('b.css', 2000)
  writeFileSync(join(folder, 'assets/index.js'), 'const d=(m.f||(m.f=["./a.js","./b.js","./b.css"]));'
    + 'x=async()=>{G[0]??=await V(()=>import(`./a.js`),__vite__mapDeps([0]),import.meta.url)};'
    + 'y=async()=>{G[1]??=await V(()=>import(`./b.js`),__vite__mapDeps([1,0,2]),import.meta.url)}')
  const weights = weightsByParts(folder)
  expect([...weights.keys()]).toEqual([1, 2])
  expect(weights.get(2)!).toBeGreaterThan(weights.get(1)!)
})

it('says so when it cannot read a build', () => {
  expect(() => weightsByParts(folder)).toThrow('adapt scripts/walk/parts.ts')
})
