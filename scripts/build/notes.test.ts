import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadSlides } from '../slides/slides.ts'
import { toldIn, withNotes } from './notes.ts'

it('knows whether a build is to have the notes', () => {
  expect([withNotes(undefined), withNotes(''), withNotes('without')]).toEqual([true, true, false])
  expect(() => withNotes('no')).toThrow('DECK_NOTES is "no"; it can be "without"')
})

it('finds the notes that are told in a build', async () => {
  const slides = (await loadSlides()).slice(1, 4)
  const folder = mkdtempSync(join(tmpdir(), 'deck-notes-'))
  try {
    writeFileSync(join(folder, 'page.js'), 'export default "nothing of it"')
    expect(toldIn(folder, slides)).toEqual([])
    writeFileSync(join(folder, 'page.js'), `export default ${JSON.stringify(`<p>${slides[1]!.notes.say}</p>`)}`)
    expect(toldIn(folder, slides)).toEqual([slides[1]!.alias])
  }
  finally {
    rmSync(folder, { recursive: true })
  }
})
