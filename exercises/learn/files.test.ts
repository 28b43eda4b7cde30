import type { Terminal } from './terminal.ts'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, expect, it, vi } from 'vitest'
import { exercises } from '../index.ts'
import { learn } from './learn.ts'
import { asAnswer } from './playground.ts'

// Processes are started here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })
const home = mkdtempSync(join(tmpdir(), 'learn-files-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const exercise = exercises.find(({ slug }) => slug === 'tracing')!
async function command(...args: string[]): Promise<{ code: number, text: string }> {
  let text = ''
  const io: Terminal = { write: more => void (text += more), interactive: false, columns: 100, onKey: () => () => {}, open: () => {}, home, deck: 'http://localhost:3030/', stamp: () => 'now' }
  const code = await learn(args, io)
  return { code, text: stripVTControlCharacters(text) }
}
const file = join(home, 'page.json')

it('writes the page of the slide as a trace, reads it with the learner\'s path, and overwrites nothing', async () => {
  writeFileSync(join(home, 'tracing.ts'), asAnswer(exercise, 'solution.ts'))
  expect((await command('tracing', '--export', file)).code).toBe(0)
  const written = readFileSync(file, 'utf8')
  expect(JSON.parse(written)).toHaveLength(147)
  expect(await command('tracing', '--export', file)).toMatchObject({ code: 2, text: expect.stringContaining('is there already, and is left as it is') })
  expect(readFileSync(file, 'utf8')).toBe(written)
  const { code, text } = await command('tracing', '--trace', file)
  expect(code).toBe(0)
  expect(text).toMatch(/waited +567 ms +70% +for licences/)
  expect(text).toContain('drop page.json on http://localhost:3030/#/tracing-again')
})

it('says what stands in the way, and what to do', async () => {
  writeFileSync(join(home, 'jaeger.json'), '{"data":[]}')
  expect(await command('tracing', '--trace', join(home, 'jaeger.json'))).toMatchObject({ code: 2, text: expect.stringContaining('This is Jaeger’s own JSON') })
  expect(await command('tracing', '--trace', join(home, 'nowhere.json'))).toMatchObject({ code: 2, text: expect.stringContaining('there is no such file') })
  expect(await command('tracing', '--trace')).toMatchObject({ code: 2, text: expect.stringContaining('Which file?') })
  expect(await command('rows', '--trace', file)).toMatchObject({ code: 2, text: expect.stringContaining('rows has nothing to do with files') })
})
