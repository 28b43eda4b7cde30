import { afterAll, describe, expect, it, vi } from 'vitest'
import { openLabBench } from './lab.ts'
import { openGrader } from './node/grader.ts'
import { solutionOf, starterOf } from './texts.ts'
import { Transcript } from './transcript.ts'
import { REPEATABLE, VerdictBuilder, verdictText } from './verdict.ts'

// Each verdict is some 30,000 calls, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const solution = await solutionOf('circuit-breaker')
const starter = await starterOf('circuit-breaker')
// One process for all: no text may change what the next one meets.
const grader = openGrader('circuit-breaker', { reuse: true })
afterAll(() => grader.close())
const verdictOn = (source: string) => grader.grade(source)
const text = async (source: string) => verdictText(await verdictOn(source), { file: 'problem.ts' })
/** Where a text stands in the reference, so that the tests outlive its edits. */
const lineOf = (part: string) => solution.slice(0, solution.indexOf(part)).split('\n').length
/** The reference with some lines at its top, or in every call of allow. */
const beginning = (lines: string) => `${lines}\n${solution}`
const inAllow = (lines: string) => solution.replace('    switch', () => `    ${lines}\n    switch`)

describe('the grader', () => {
  it.each([
    ['a syntax error', 'export class CircuitBreaker {\n  allow(t) { return ] }\n}', ['cannot be read as TypeScript', 'problem.ts:2']],
    ['a name declared twice', 'const a = 1\nconst b = 2\nconst a = 3\n', ['Identifier \'a\' has already been declared', 'problem.ts:3']],
    ['an error while loading', 'const a = 1\nthrow new Error("no luck")', ['the file throws while it loads', 'Error: no luck', 'problem.ts:2']],
    ['no export', 'class CircuitBreaker {}\nexport const other = 1', ['Expected an export named CircuitBreaker; the file exports other.', 'export class CircuitBreaker {']],
    ['an empty file', '', ['Expected an export named CircuitBreaker; the file exports nothing.']],
    ['an export of the wrong kind', 'export const CircuitBreaker = 3', ['Expected CircuitBreaker to be a function or class, got 3.']],
    ['an import', 'import fs from "node:fs"\nexport const x = fs', ['It imports "node:fs". The file stands alone', 'problem.ts:1']],
    ['an octal number', 'const a = 1\nconst b = 010', ['Legacy octal literals are not allowed in strict mode', 'problem.ts:2']],
    ['a full-width bracket', '/* a */\nconst a = （1)', ['Unexpected character', 'problem.ts:2']],
    ['a text without its end', 'const a = 1\nconst b = \'x\nconst c = 3', ['Unterminated string constant', 'problem.ts:2']],
    ['a private name that was mistyped', 'class A {\n  #count = 0\n  get() { return this.#cuont }\n}', ['Private name #cuont is not defined', 'problem.ts:3']],
    ['a mistake in line 1', 'const = 1', ['problem.ts:1']],
    ['a mistake in a regular expression', 'const a = 1\nconst b = /(/', ['Invalid regular expression', 'problem.ts:2']],
    ['a decorator', 'class A {\n  @logged\n  a() {}\n}', ['what cannot run here', 'Decorators', 'problem.ts:2']],
    ['an accessor', 'class A {\n  accessor a = 1\n}', ['accessor', 'problem.ts:2']],
    ['an await at the top', 'const a = 1\nawait a', ['awaits outside of a function', 'problem.ts:2']],
    ['a default export', 'const a = 1\nexport default a', ['exports a default', 'problem.ts:2']],
    ['CommonJS', 'class A {}\nmodule.exports = { A }', ['exports as CommonJS does', 'problem.ts:2']],
    ['a require', 'const fs = require("node:fs")', ['It imports "node:fs"', 'problem.ts:1']],
    ['an import while it runs', 'const a = 1\nimport("node:fs")', ['It imports while it runs', 'problem.ts:2']],
    ['a built-in that is changed', 'const a = 1\nArray.prototype.last = function () { return this.at(-1) }', ['Built-in objects cannot be changed here', 'problem.ts:2']],
    ['an error whose message is an object', 'const e = new Error()\ne.message = { a: 1 }\nthrow e', ['Error: {"a":1}', 'problem.ts:1']],
    ['something thrown that is no error', 'throw { why: 1n }', ['{"why":1n}']],
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

  it.each([
    ['Date.now()'], ['new Date()'], ['Date()', 'new Date()'], ['performance.now()'], ['Math.random()'], ['setTimeout(() => {}, 10)', 'setTimeout()'], ['globalThis.Date.now()', 'Date.now()'],
    ['crypto.randomUUID()'], ['(new Date(0) as any).constructor.now()', 'Date.now()'], ['(globalThis as any).Temporal.Now.instant()', 'Temporal.Now.instant()'],
    ['t || new Intl.DateTimeFormat().format()', 'Intl.DateTimeFormat.format()'], ['new Event("a")', 'Event'], ['new WeakRef({})', 'WeakRef'], ['new Function("return Date.now()")()', 'Date.now()'],
  ])('lets no one get away with %s, not even in silence', async (call, name = call) => {
    const verdict = await verdictOn(inAllow(`try { ${call} } catch {}`))
    expect(verdict.status).toBe('failed')
    expect(verdict.checks.filter(check => check.status !== 'passed').map(check => check.name)).toEqual([REPEATABLE])
    expect(verdict.checks[0]!.message).toContain(name)
    expect(verdict.checks[0]!.line).toBe(lineOf('    switch'))
  })

  it('leaves the rest of Math and Date alone', async () => {
    expect((await verdictOn(solution.replace('    switch', '    if (Math.max(1, new Date(0).getTime()) !== 1) throw new Error(String(Date.UTC(2012, 6)))\n    switch'))).status).toBe('passed')
  })

  it('shows what the learner printed before the failure, as it is', async () => {
    const words = await text(solution.replace('    switch', '    console.log("asked", { t }, 0/0, new Map([[1, 2]]), new Error("why"), 1n, undefined)\n    switch').replace('VOLUME = 20', 'VOLUME = 21'))
    expect(words).toContain('your code printed:\n  | asked {"t":0} NaN Map(1) {1 → 2} Error: why 1n undefined')
  })

  it('prints what it is given without a say in the verdict, and no more than can be read', async () => {
    expect((await verdictOn(inAllow('const ring: any = { t }; ring.ring = ring; console.log(ring, this, BigInt(t), "x".repeat(2_000_000))'))).status).toBe('passed')
    const words = await text(`${inAllow('console.log("x".repeat(2_000_000))').replace('VOLUME = 20', 'VOLUME = 21')}\n`)
    expect(words.length).toBeLessThan(100_000)
  })

  it.each([
    ['async allow(t: Millis): Promise<any>', 'allow(t: Millis): boolean'],
    ['allow(_t: Millis): any { return Promise.reject(new Error("no")) }\n  allow2(t: Millis): any', 'allow(t: Millis): boolean'],
  ])('says that a promise came back: %s', async (by, what) => {
    const words = await text(solution.replace(what, by))
    expect(words).toMatch(/t=0 allow → a promise {3}← expected an answer at once: time is virtual here/)
    expect(words).toContain(`problem.ts:${lineOf('allow(t: Millis)')}`)
  })

  it('names the line at which a constructor fails', async () => {
    const words = await text(solution.replace('  #running = 0', '  #running = 0\n  constructor() { (undefined as any).x }'))
    expect(words).toContain('new CircuitBreaker() → threw TypeError: Cannot read properties of undefined (reading \'x\')')
    expect(words).toContain(`problem.ts:${lineOf('  #running = 0') + 1}`)
  })

  it.each(['window', 'self', 'process', 'performance', 'console', 'require', 'exports', 'module', 'global', 'Date', 'name', 'load', 'run'])('leaves the name %s to the learner', async (name) => {
    expect((await verdictOn(beginning(`const ${name} = 10_000; if (${name} < 1) throw 1`))).status).toBe('passed')
  })

  it.each([
    ['with CRLF at the ends of its lines', solution.replaceAll('\n', '\r\n')],
    ['with CR alone', solution.replaceAll('\n', '\r')],
    ['after a byte order mark', `\uFEFF${solution}`],
    ['after a hashbang', `#!/usr/bin/env node\n${solution}`],
    ['that imports types as if they were values', solution.replace('import type', 'import')],
    ['with names of errors of its own', inAllow('class Late extends Error { constructor() { super(); this.name = "Late"; this.message = "m" } }; if (new Late().name !== "Late") throw 1')],
    ['with arrays of a kind of its own', inAllow('class Ring extends Array { toString() { return "ring" } }; if (Ring.from([1]).map(x => x).toString() !== "ring") throw 1')],
    ['with objects that lay over what they inherit', inAllow('const o: any = {}; o.toString = () => "o"; o.constructor = 1; if (`${o}` !== "o") throw 1')],
    ['that exports under another name', solution.replace('export class CircuitBreaker', 'class Breaker').replace('export function fallback', 'function rows') + '\nexport { Breaker as CircuitBreaker, rows as fallback }'],
  ])('judges a text %s', async (_, source) => {
    const verdict = await verdictOn(source)
    expect(verdict.trouble).toBeUndefined()
    expect(verdict.status).toBe('passed')
  })

  it('runs the world with the learner\'s text, for the figure', async () => {
    const run = (await openLabBench('circuit-breaker')).run(solution, { seed: 7 })
    expect(structuredClone(run)).toEqual(run)
    expect(run).toHaveProperty('options.seed', 7)
    await expect(openLabBench('cascades')).rejects.toThrow(/^No exercise "cascades"; there are: .*circuit-breaker/)
  })

  it('gives the same verdict again', async () => {
    expect(await verdictOn(solution)).toEqual(await verdictOn(solution))
  })

  it('stops at the first failure where no other is asked for, and names the same one', async () => {
    const brief = openGrader('circuit-breaker', { toFirstFailure: true })
    const [first, ...rest] = (await brief.grade(starter)).checks.filter(check => check.status !== 'passed')
    brief.close()
    expect(first).toEqual((await verdictOn(starter)).checks.find(check => check.status === 'failed'))
    expect(new Set(rest.map(check => check.status))).toEqual(new Set(['not run']))
  })
})

describe('a forger', () => {
  it.each([
    'Array.prototype.flatMap = () => []', 'Array.prototype.push = () => 0', 'Map.prototype.get = () => undefined', 'Object.keys = () => []', 'JSON.stringify = () => ""',
    'Object.is = () => true', 'Function.prototype.call = () => true', 'Object.defineProperty(Array.prototype, "every", { value: () => true })', 'Object.prototype.toJSON = () => 1',
    'Promise.prototype.then = () => {}', 'Symbol.iterator', '(globalThis as any).Map = class {}', 'globalThis.eval = () => {}', '(globalThis as any).MessagePort.prototype.postMessage = () => {}',
    'Error.prepareStackTrace = () => []', 'Object.setPrototypeOf(Array.prototype, null)', 'Reflect.apply = () => true', 'String.prototype.split = () => []',
    '(function* () {}).constructor.prototype.next = () => ({ done: true })', 'Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true })',
  ].map(line => [line]))('gains nothing by %s', async (line) => {
    for (const lines of [line, `try { ${line} } catch {}`])
      expect((await verdictOn(`${lines}\n${starter}`)).status, lines).not.toBe('passed')
  })

  it.each([
    ['the process', 'new Function("return process")().exit()'],
    ['the process by the constructor of a function', '(() => {}).constructor("return process")().exit()'],
    ['the files', 'process.getBuiltinModule("node:fs")'],
    ['another module', '(0, eval)("import(\'node:fs\')").then((fs: any) => fs.writeFileSync("/tmp/forged", ""))'],
    ['the port', 'postMessage({ type: "done" })'],
    ['the network', 'fetch("https://example.com/")'],
  ])('does not reach %s', async (_, line) => {
    const verdict = await verdictOn(`${line}\n${starter}`)
    expect(verdict.status).not.toBe('passed')
    expect(verdict.checks.length).toBeGreaterThan(20)
  })

  it('cannot hand over an answer that changes after it was looked at', async () => {
    const cascade = openGrader('cascade')
    const source = `let asked = 0
export function partition(budget: number, callers: readonly any[]) {
  return Object.defineProperties({}, Object.fromEntries(callers.map((caller, i) => [caller.id, { enumerable: true, get: () => asked++ < 4 ? budget / 4 : 9 }])))
}
export function admit(request: any, pools: any) { const own = pools[request.caller]; return own && own.busy < own.size ? request.caller : 'reject' }`
    expect((await cascade.grade(source)).status).toBe('failed')
  })

  it('leaves no trace for the next text', async () => {
    expect((await verdictOn(solution)).status).toBe('passed')
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
    half.take({ type: 'stopped' })
    expect(half.verdict().status).toBe('failed')
    half.take({ type: 'finished', check: { name: 'b', status: 'passed' } })
    expect(half.verdict().status).toBe('passed')
  })

  it('takes the names of the checks once, and each result once', () => {
    const builder = new VerdictBuilder('x')
    builder.take({ type: 'collected', names: ['a', 'b'] })
    builder.take({ type: 'collected', names: ['c'] })
    builder.take({ type: 'finished', check: { name: 'a', status: 'failed' } })
    builder.take(passed)
    builder.take({ type: 'finished', check: { name: 'c', status: 'passed' } })
    expect(builder.verdict()).toMatchObject({ status: 'broken', checks: [{ name: 'a', status: 'failed' }, { name: 'b', status: 'not run' }] })
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
    const transcript = new Transcript({ seed: 7, schedule: 'recommendations-down' })
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
      'seed 7 · schedule recommendations-down',
      't=0…1900 20 × failure',
      't=7001 allow → true   (probe, correct)',
      't=7002 allow → true   ← expected false: a probe is in flight',
    ].join('\n'))
  })
})
