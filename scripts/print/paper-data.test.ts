// What the documents on paper know beside the slides.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf } from '../../exercises/exercise.ts'
import { findExercises } from '../../exercises/runner/node/registry.ts'
import { readPaper } from './paper-data.ts'
import { ROOT } from '../build/root.ts'

const data = await readPaper()
const exercises = await findExercises()

describe('the guide’s pitfalls', () => {
  it.each(exercises.map(exercise => [exercise.slug, exercise] as const))('of %s name a mistake and the check that shows it, in the order of the checks', (slug, exercise) => {
    const pitfalls = data.pitfalls[slug]!
    const checks = readFileSync(join(ROOT, 'exercises', folderOf(exercise), 'checks.test.ts'), 'utf8')
    expect(pitfalls.length).toBeGreaterThan(2)
    for (const { what } of pitfalls)
      expect(what).toMatch(/^[^*]+[.]$/)
    const places = pitfalls.map(({ check }) => checks.indexOf(check))
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})

describe('the sections for the day', () => {
  it('end with the keys, and hold text under each heading', () => {
    expect(data.day.at(-1)!.title).toBe('Keys')
    for (const { html } of data.day)
      expect(html).toMatch(/<(?:li|p)>\s*\S/)
  })

  it('name commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
    const named = [...readFileSync(join(ROOT, 'docs/on-the-day.md'), 'utf8').matchAll(/`npm (?:run )?(\w+)`/g)].map(([, name]) => name!)
    expect(named.filter(name => name !== 'ci' && !scripts[name])).toEqual([])
    expect(named).toContain('export')
  })
})
