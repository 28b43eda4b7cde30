import { describe, expect, it, vi } from 'vitest'
import { gradeText, runText } from './lab.ts'
import { solutionOf } from './texts.ts'
import { Transcript } from './transcript.ts'
import { REPEATABLE, VerdictBuilder, verdictText } from './verdict.ts'

// Each verdict is some 30,000 calls, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const solution = await solutionOf('circuit-breaker')
const verdictOn = (source: string, onTime?: (t: number) => void) => gradeText('circuit-breaker', source, { onTime })
const text = async (source: string) => verdictText(await verdictOn(source), { file: 'problem.ts' })
/** Where a text stands in the reference, so that the tests outlive its edits. */
const lineOf = (part: string) => solution.slice(0, solution.indexOf(part)).split('\n').length

describe('the grader', () => {
  it.each([
    ['a syntax error', 'export class CircuitBreaker {\n  allow(t) { return ] }\n}', ['cannot be read as TypeScript', 'problem.ts:2']],
    ['a syntax error that only the engine sees', 'const a = 1\nconst b = 2\nconst a = 3\n', ['Identifier \'a\' has already been declared', 'problem.ts:3']],
    ['an error while loading', 'const a = 1\nthrow new Error("no luck")', ['the file throws while it loads', 'Error: no luck', 'problem.ts:2']],
    ['no export', 'class CircuitBreaker {}\nexport const other = 1', ['Expected an export named CircuitBreaker; the file exports other.', 'export class CircuitBreaker {']],
    ['an empty file', '', ['Expected an export named CircuitBreaker; the file exports nothing.']],
    ['an export of the wrong kind', 'export const CircuitBreaker = 3', ['Expected CircuitBreaker to be a function or class, got number.']],
    ['an import', 'import fs from "node:fs"\nexport const x = fs', ['It imports "node:fs". The file stands alone', 'problem.ts:1']],
    ['the wall clock while loading', 'export const begun = Date.now()', ['Date.now() reads the wall clock', 'Use the virtual time', 'problem.ts:1']],
  ])('cannot judge %s, and says what to do', async (_, source, parts) => {
    const verdict = await verdictOn(source)
    expect(verdict.status).toBe('broken')
    const words = verdictText(verdict, { file: 'problem.ts' })
    expect(words).toContain('Nothing could be checked.')
    for (const part of parts)
      expect(words).toContain(part)
  })

  it('names the line that threw in a call', async () => {
    const words = await text(solution.replace('switch (this.#state.name)', 'switch (this.nothing.name)'))
    expect(words).toMatch(/t=0 allow → threw TypeError: Cannot read properties of undefined \(reading 'name'\)/)
    expect(words).toContain(`problem.ts:${lineOf('switch (this.#state.name)')}`)
  })

  it('names the function that answered wrongly', async () => {
    expect(await text(solution.replace('t <= this.#state.since', 't < this.#state.since'))).toContain(`problem.ts:${lineOf('allow(t: Millis)')}`)
  })

  it.each(['Date.now()', 'new Date()', 'performance.now()', 'Math.random()', 'setTimeout(() => {}, 10)', 'globalThis.Date.now()', 'crypto.randomUUID()'])('lets no one get away with %s, not even in silence', async (call) => {
    const verdict = await verdictOn(solution.replace('    switch', `    try { ${call} } catch {}\n    switch`))
    expect(verdict.status).toBe('failed')
    expect(verdict.checks.filter(check => check.status !== 'passed').map(check => check.name)).toEqual([REPEATABLE])
    expect(verdict.checks[0]!.message).toContain(call.replace(/\(\(.*/, '()').replace('globalThis.', ''))
    expect(verdict.checks[0]!.line).toBe(lineOf('    switch'))
  })

  it('leaves the rest of Math and Date alone', async () => {
    expect((await verdictOn(solution.replace('    switch', '    if (Math.max(1, new Date(0).getTime()) !== 1) throw new Error(String(Date.UTC(2012, 6)))\n    switch'))).status).toBe('passed')
  })

  it('shows what the learner printed before the failure', async () => {
    const words = await text(solution.replace('    switch', '    console.log("asked", { t })\n    switch').replace('VOLUME = 20', 'VOLUME = 21'))
    expect(words).toContain('your code printed:\n  | asked {"t":0}')
  })

  it('tells the virtual time before each call', async () => {
    const times = new Set<number>()
    await verdictOn(solution, t => times.add(t))
    for (const t of [2000, 7000, 7001, 7002, 12_101])
      expect(times).toContain(t)
  })

  it('runs the world with the learner\'s text, for the figure', async () => {
    const run = await runText('circuit-breaker', solution, { seed: 7 })
    expect(structuredClone(run)).toEqual(run)
    expect(run).toHaveProperty('options.seed', 7)
    await expect(runText('cascades', solution)).rejects.toThrow(/^No exercise "cascades"; there are: .*circuit-breaker/)
  })

  it('gives the same verdict again', async () => {
    expect(await verdictOn(solution)).toEqual(await verdictOn(solution))
  })
})

describe('a verdict', () => {
  const passed = { type: 'finished', check: { name: 'a', status: 'passed' } } as const

  it('is never green by absence', () => {
    expect(new VerdictBuilder('x').verdict()).toMatchObject({ status: 'broken', trouble: { kind: 'empty' } })
    const half = new VerdictBuilder('x')
    half.take({ type: 'collected', names: ['a', 'b'] })
    half.take(passed)
    expect(half.verdict()).toMatchObject({ status: 'broken', trouble: { kind: 'crash' }, checks: [{ status: 'passed' }, { status: 'not run' }] })
    half.take({ type: 'finished', check: { name: 'b', status: 'passed' } })
    expect(half.verdict().status).toBe('passed')
  })

  it('blames the check that was under way when it was ended', () => {
    const ended = new VerdictBuilder('x')
    ended.take({ type: 'collected', names: ['a', 'b', 'c'] })
    ended.take(passed)
    ended.take({ type: 'started', name: 'b' })
    ended.take({ type: 'scene', about: 'seed 7 · schedule s' })
    ended.take({ type: 'printed', line: 'here' })
    const verdict = ended.verdict({ kind: 'time', message: 'Ended after 2 s.' })
    expect(verdict.checks).toEqual([
      { name: 'a', status: 'passed' },
      { name: 'b', status: 'failed', about: 'seed 7 · schedule s', message: 'Ended after 2 s.', printed: ['here'] },
      { name: 'c', status: 'not run' },
    ])
    expect(verdictText(verdict, { file: 'problem.ts' })).toMatch(/✗ b +seed 7 · schedule s\n {2}Ended after 2 s\.[\s\S]*1 of 3 checks pass/)
  })
})

describe('a transcript', () => {
  it('shows the calls that led to a wrong answer, and reads well', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'ratings-down' })
    transcript.sumUp('t=0…1900 20 × failure', () => transcript.expect(0, 'allow', () => true, true, 'CLOSED'))
    transcript.expect(7001, 'allow', () => true, true, 'the window is over', undefined, 'probe')
    let message = ''
    try {
      transcript.expect(7002, 'allow', () => true, false, 'a probe is in flight')
    }
    catch (error) {
      message = (error as Error).message
    }
    expect(message).toBe([
      'seed 7 · schedule ratings-down',
      't=0…1900 20 × failure',
      't=7001 allow → true   (probe, correct)',
      't=7002 allow → true   ← expected false: a probe is in flight',
    ].join('\n'))
  })
})
