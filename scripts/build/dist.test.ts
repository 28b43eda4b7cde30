import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { builtCut, hiddenFiles } from './dist.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deck-dist-'))
  mkdirSync(join(folder, 'assets'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('says which cut a build shows, and that there is none', () => {
  expect(() => builtCut(folder)).toThrow('There is no build yet: run "npm run build" first.')
  writeFileSync(join(folder, '.build.json'), '{ "cut": "talk", "sources": "0" }')
  expect(builtCut(folder)).toBe('talk')
})

it('finds the files that some hosts drop', () => {
  for (const name of ['index.html', 'assets/_plugin-vue_export-helper-1.js', 'assets/Slide_1.js'])
    writeFileSync(join(folder, name), '')
  expect(hiddenFiles(folder)).toEqual([join('assets', '_plugin-vue_export-helper-1.js')])
})
