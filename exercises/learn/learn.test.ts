import type { Terminal } from './terminal.ts'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exercises } from '../index.ts'
import { learn } from './learn.ts'
import { asAnswer } from './playground.ts'
import { exportProgress, importProgress } from './progress-code.ts'
import { slideAddress, wrap } from './terminal.ts'
import { watchText } from './watch.ts'

const exercise = exercises.find(candidate => candidate.slug === 'circuit-breaker')!
// Processes are started here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })
let home: string
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'learn-'))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

const answer = () => join(home, 'circuit-breaker.ts')
const solution = asAnswer(exercise, 'solution.ts')

/** A terminal whose screen can be waited for and whose keys can be pressed. */
function terminal(interactive: boolean) {
  const opened: string[] = []
  const listeners = new Set<(key: string) => void>()
  let text = ''
  const io: Terminal = {
    write: more => void (text += more),
    interactive,
    columns: 100,
    onKey(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open: address => void opened.push(address),
    home,
    deck: 'http://localhost:3030/',
    stamp: () => '2026-11-22T10-00-00',
  }
  return {
    io,
    opened,
    text: () => stripVTControlCharacters(text),
    press: (key: string) => listeners.forEach(listener => listener(key)),
    /** Waits until the text written since the last wait has this in it. */
    async until(expected: string): Promise<string> {
      await expect.poll(() => stripVTControlCharacters(text), { timeout: 30_000, interval: 20 }).toContain(expected)
      const seen = stripVTControlCharacters(text)
      text = ''
      return seen
    },
  }
}
async function command(...args: string[]): Promise<{ code: number, text: string }> {
  const { io, text } = terminal(false)
  return { code: await learn(args, io), text: text() }
}

describe('without a terminal', () => {
  it('lists the exercises with minutes, progress and slide', async () => {
    const { code, text } = await command()
    expect(code).toBe(0)
    expect(text).toContain('0 of')
    expect(text).toMatch(/07 circuit-breaker +45 min/)
    expect(text).toContain('http://localhost:3030/#/circuit-breaker-practise')
  })

  it('makes the answer from the starter, fails it, and says why', async () => {
    const { code, text } = await command('circuit-breaker', '--once')
    expect(code).toBe(1)
    expect(readFileSync(answer(), 'utf8')).toContain(`from '../sim/circuit-breaker/index.ts'`)
    expect(text).toMatch(new RegExp(`✗ ${exercise.startsAt} +no seed · schedule a call every 100 ms`))
    expect(text).toMatch(/t=2000 allow → true +← expected false: OPEN since 2000/)
    expect(text).toMatch(/your code: .*circuit-breaker\.ts:8 +hint 1 of 3: npm run learn -- hint circuit-breaker/)
  })

  it('passes the reference and remembers it', async () => {
    writeFileSync(answer(), solution)
    const { code, text } = await command('7', '--once')
    expect(code).toBe(0)
    expect(text).toMatch(/All \d+ checks pass\./)
    expect((await command()).text).toMatch(/✓ 07 circuit-breaker/)
    expect((await command('export')).text.trim()).toMatch(/^p1-7d0-..$/)
  })

  it('ends an endless loop and says where virtual time stood', async () => {
    writeFileSync(answer(), solution.replace('this.#advanceTo(t)', 'while (t === 7002) {}\n    this.#advanceTo(t)'))
    const { code, text } = await command('circuit-breaker', '--once')
    expect(code).toBe(1)
    expect(text).toMatch(/✗ lets exactly one probe through +no seed · schedule recommendations-down\n +Ended after 2 s\. Virtual time had reached t=7002 ms/)
  })

  it('ends what V8 cannot interrupt', async () => {
    writeFileSync(answer(), `${solution}\nconst kept: unknown[] = []\nfor (;;) kept.push(new Array(1000).fill(1))\n`)
    const { code, text } = await command('circuit-breaker', '--once')
    expect(code).toBe(1)
    expect(text).toContain('the file itself did not finish loading')
  })

  it('gives hints one by one, and the difference', async () => {
    expect((await command('hint', 'circuit')).text).toContain('Hint 1 of 3')
    const second = (await command('hint', 'circuit')).text
    expect(second).toContain('Hint 1 of 3')
    expect(second).toContain('Hint 2 of 3')
    expect((await command('diff', 'circuit')).text).toMatch(/- {4}return true[\s\S]*\+ {4}this\.#advanceTo\(t\)/)
  })

  it('starts over and keeps what was there', async () => {
    writeFileSync(answer(), 'my own')
    expect((await command('reset', 'circuit-breaker')).code).toBe(0)
    expect(readFileSync(answer(), 'utf8')).toBe(asAnswer(exercise, 'problem.ts'))
    expect(readFileSync(join(home, 'backups', 'circuit-breaker-2026-11-22T10-00-00.ts'), 'utf8')).toBe('my own')
  })

  it('takes progress from one machine to another, and notices a typing error', async () => {
    await command('hint', 'circuit-breaker')
    const code = (await command('export')).text.trim()
    rmSync(home, { recursive: true })
    expect((await command('import', code)).code).toBe(0)
    expect((await command('export')).text.trim()).toBe(code)
    const mistyped = await command('import', code.replace('h1', 'd1'))
    expect(mistyped.code).toBe(2)
    expect(mistyped.text).toContain('was mistyped')
    expect((await command('import', 'hello')).text).toContain('Progress looks like p1-7d2-5k, got "hello"')
  })

  it('says what it would have understood', async () => {
    expect(await command('breaker')).toMatchObject({ code: 2, text: expect.stringMatching(/No exercise "breaker"\. There are: .*circuit-breaker/) })
    expect(await command('hint')).toMatchObject({ code: 2, text: expect.stringContaining('Which exercise?') })
    expect(await command('--quick')).toMatchObject({ code: 2, text: expect.stringContaining('No option --quick') })
    expect(await command('--help')).toMatchObject({ code: 0, text: expect.stringContaining('npm run learn -- <exercise> --once') })
  })
})

describe('at a terminal', () => {
  it('leads from the list through wrong answers, hints and a reset to the reference', async () => {
    const { io, opened, press, until } = terminal(true)
    const over = learn([], io)
    await until('Number and Enter')
    press('9')
    press('9')
    press('enter')
    await until('There is no exercise 99.')
    press('7')
    press('enter')
    await until(`✗ ${exercise.startsAt}`)
    press('h')
    await until('Hint 1 of 3')

    writeFileSync(answer(), solution.replace('return false\n      case', 'return true\n      case'))
    const wrong = await until('✗ lets exactly one probe through')
    expect(wrong).toMatch(/t=7001 allow → true +\(probe, correct\)\n +t=7002 allow → true +← expected false: a probe is in flight/)
    press('d')
    await until('-        return true')
    press('s')
    expect(await until('The slide: http://localhost:3030/#/circuit-breaker-practise')).toContain('DECK_URL')
    expect(opened).toEqual(['http://localhost:3030/#/circuit-breaker-practise'])
    press('x')
    await until(`✗ ${exercise.startsAt}`)
    expect(readdirSync(join(home, 'backups'))).toHaveLength(1)

    writeFileSync(answer(), solution)
    await until('Well done.')
    press('r')
    await until('Checked again.')
    press('l')
    await until('✓ 07 circuit-breaker')
    press('q')
    expect(await over).toBe(0)
  })
})

describe('at a terminal, when things go wrong', () => {
  it('goes on when the file is gone, and makes it anew', async () => {
    const { io, press, until } = terminal(true)
    const over = learn(['circuit-breaker'], io)
    await until(`✗ ${exercise.startsAt}`)
    rmSync(answer())
    press('r')
    await until('is gone. Save it again in your editor, or press x')
    press('x')
    await until('from the starter.')
    expect(existsSync(answer())).toBe(true)
    press('q')
    expect(await over).toBe(0)
  })

  it('keeps every backup of two resets in one second', async () => {
    for (const mine of ['first', 'second']) {
      writeFileSync(answer(), mine)
      await command('reset', 'circuit-breaker')
    }
    expect(readdirSync(join(home, 'backups')).map(file => readFileSync(join(home, 'backups', file), 'utf8')).sort()).toEqual(['first', 'second'])
  })

  it.each(['null', '[]', '3', '{"circuit-breaker":null}', '{"circuit-breaker":{"done":"yes","hints":99}}', '{'])('lists the exercises with %s as progress', async (kept) => {
    writeFileSync(join(home, 'progress.json'), kept)
    expect((await command()).text).toContain('0 of')
    expect((await command('hint', 'circuit-breaker')).code).toBe(0)
  })

  it('shows no difference for line ends', async () => {
    writeFileSync(answer(), solution.replaceAll('\n', '\r\n'))
    expect((await command('diff', 'circuit-breaker')).text).toContain('Your file is the reference, to the letter.')
  })
})

describe('watching', () => {
  /** Resolves with the next text that the watch reports. */
  function watched(path: string, events: boolean) {
    const texts: string[] = []
    const stop = watchText(path, text => texts.push(text), { events, interval: 20 })
    return { stop, next: (count: number) => expect.poll(() => texts, { timeout: 10_000 }).toHaveLength(count).then(() => texts.at(-1)) }
  }

  it.each([[true, 'events'], [false, 'polling']])('sees saves, also those that replace the file (events: %s)', async (events) => {
    const path = join(home, 'a.ts')
    writeFileSync(path, 'one')
    const { stop, next } = watched(path, events)
    writeFileSync(path, 'two')
    expect(await next(1)).toBe('two')
    writeFileSync(join(home, 'a.ts~'), 'three')
    renameSync(join(home, 'a.ts~'), path)
    expect(await next(2)).toBe('three')
    stop()
    expect(existsSync(path)).toBe(true)
  })
})

describe('small parts', () => {
  it('keep progress in a string that survives new exercises', () => {
    const progress = { 'circuit-breaker': { done: true, hints: 3 } }
    const code = exportProgress(progress, exercises)
    expect(importProgress(` ${code}\n`, exercises)).toEqual(progress)
    expect(importProgress(code, [])).toEqual({})
    expect(exportProgress({}, exercises)).toMatch(/^p1-..$/)
  })

  it('break lines between words', () => {
    expect(wrap('one two three four', 9)).toBe('one two\nthree\nfour')
    expect(wrap('short', 9)).toBe('short')
  })

  it('name a slide of any deck', () => {
    expect(slideAddress({ ...terminal(false).io, deck: 'https://example.org/talk/' }, 'x')).toBe('https://example.org/talk/#/x')
  })
})
