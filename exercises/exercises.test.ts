import type { Mutant } from './runner/mutant.ts'
import type { Survivors } from './runner/mutations.ts'
import type { Verdict } from './runner/verdict.ts'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { defineExercise } from './exercise.ts'
import { exercises, folderOf } from './index.ts'
import { mutate } from './runner/mutant.ts'
import { mutationsOf } from './runner/mutations.ts'
import { openGrader } from './runner/node/grader.ts'
import { findExercises, ROOT } from './runner/node/registry.ts'
import { solutionOf, starterOf } from './runner/texts.ts'

// Each verdict is some 30,000 calls, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8')
const mutants = import.meta.glob<Mutant>('./*/mutants/*.ts', { eager: true, import: 'default' })
const survivors = import.meta.glob<Survivors>('./*/survivors.ts', { eager: true, import: 'default' })
/** Mutations of each reference that are graded here. */
const SAMPLED = 4
const failing = (verdict: Verdict) => verdict.checks.filter(check => check.status !== 'passed').map(check => check.name)

describe('the registry', () => {
  it('is the same for the deck and for the terminal', async () => {
    expect(await findExercises()).toEqual(exercises)
    expect(exercises.length).toBeGreaterThan(0)
  })

  it('has each number, slug and slide once', () => {
    for (const key of ['number', 'slug', 'slide'] as const)
      expect(new Set(exercises.map(exercise => exercise[key])).size).toBe(exercises.length)
  })

  it('refuses an exercise that makes no sense, and names the field', () => {
    expect(() => defineExercise({ ...exercises[0]!, minutes: 0 })).toThrow('minutes must be above 0, got 0')
    expect(() => defineExercise({ ...exercises[0]!, slug: 'Circuit Breaker' })).toThrow('slug must be lower-case words joined by hyphens, got "Circuit Breaker"')
  })
})

describe.each(exercises.map(exercise => [folderOf(exercise), exercise] as const))('exercise %s', async (folder, exercise) => {
  const home = join('exercises', folder)
  const solution = await solutionOf(exercise.slug)
  const starter = await starterOf(exercise.slug)
  const grader = openGrader(exercise.slug, { reuse: true, toFirstFailure: true })
  afterAll(() => grader.close())

  it('has a world, a starter with one TODO that says what to do, and hints that are not the answer', () => {
    expect(existsSync(join(ROOT, 'sim', exercise.slug, 'index.ts'))).toBe(true)
    expect(starter.match(/TODO/g)).toHaveLength(1)
    expect(starter).toMatch(/\/\/ TODO: [A-Z][a-z]+ .{20,}/)
    for (const hint of exercise.hints)
      expect(hint.length).toBeGreaterThan(60)
  })

  it('has a README that agrees with the registry and links only to what exists', () => {
    const readme = read(home, 'README.md')
    expect(readme).toContain(`${exercise.minutes} minutes`)
    expect(readme).toContain(`/#/${exercise.slide})`)
    expect(readme).toContain(`npm run learn -- ${exercise.slug}`)
    expect(readme).toContain(`playground/${exercise.slug}.ts`)
    for (const heading of ['The goal', 'What to write', 'What done looks like', 'Out of scope'])
      expect(readme).toContain(`## ${heading}`)
    for (const [, target] of readme.matchAll(/\]\((?!http)([^)#]+)\)/g))
      expect(existsSync(join(ROOT, home, target!)), target).toBe(true)
  })

  it('has a starter that fails with a readable message, for the stated reason', async () => {
    const verdict = await grader.grade(starter)
    expect(verdict.status).toBe('failed')
    expect(failing(verdict)[0]).toBe(exercise.startsAt)
    const first = verdict.checks.find(check => check.name === exercise.startsAt)!
    expect(first.about).toMatch(/seed.* · schedule /)
    expect(first.message).toMatch(/→ .*← expected /)
    expect(first.line).toBeGreaterThan(1)
  })

  it('has a solution that passes', async () => {
    const verdict = await grader.grade(solution)
    expect(failing(verdict)).toEqual([])
    expect(verdict.status).toBe('passed')
  })

  const planted = Object.entries(mutants).filter(([path]) => path.startsWith(`./${folder}/`))
  it('has planted wrong answers', () => {
    expect(planted.length).toBe(readdirSync(join(ROOT, home, 'mutants')).length)
    expect(planted.length).toBeGreaterThanOrEqual(6)
  })

  it.each(planted.map(([path, mutant]) => [path.split('/').at(-1)!.replace('.ts', ''), mutant] as const))('catches the mutant %s by the check meant for it', async (_, mutant) => {
    const verdict = await grader.grade(mutate(solution, mutant))
    expect(verdict.status).toBe('failed')
    expect(failing(verdict)[0]).toBe(mutant.caughtBy)
  })

  it('catches wrong answers made by machine, but for those that are told with a reason', async () => {
    const all = mutationsOf(solution)
    const known = survivors[`./${folder}/survivors.ts`] ?? {}
    expect(Object.keys(known).filter(name => !all.some(mutation => mutation.name === name)), 'listed in survivors.ts, and no mutation of solution.ts').toEqual([])
    // Every so many-eth, the same each time; `npm run mutants` looks at all of them.
    const sample = all.filter((_, i) => i % Math.ceil(all.length / SAMPLED) === 0)
    const unexpected: string[] = []
    for (const { name, source } of sample) {
      const { status } = await grader.grade(source)
      if ((status === 'passed') !== (name in known))
        unexpected.push(`${status}: ${name}`)
    }
    expect(unexpected).toEqual([])
  })

  // The same file under vitest itself, with the reference in the learner's place.
  describe('its checks under vitest', async () => {
    vi.doMock(`./${folder}/problem.ts`, () => vi.importActual(`./${folder}/solution.ts`))
    await import(`./${folder}/checks.test.ts`)
  })
})
