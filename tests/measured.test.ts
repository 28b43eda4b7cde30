// What was measured at real databases stands in READMEs and on slides as it was measured.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { facts } from '../case/index.ts'
import { withBlock } from '../scripts/slides/schedule.ts'
import { folderOf } from '../exercises/exercise.ts'
import { findExercises, ROOT } from '../exercises/runner/node/registry.ts'
import { measuredOf } from '../exercises/real/measured.ts'
import { realAmong } from '../exercises/real/real.ts'

describe.each(await realAmong(await findExercises()))('what was measured of $slug', async (exercise) => {
  const { blocks, facts: texts, origin } = (await measuredOf(exercise))!

  it('stands in its README as it was measured (npm run schedule)', () => {
    const readme = readFileSync(join(ROOT, 'exercises', folderOf(exercise), 'README.md'), 'utf8')
    for (const [name, block] of Object.entries(blocks))
      expect(readme).toBe(withBlock(readme, name, block))
  })

  it.each(Object.entries(texts))('is fact %s: %s', (id, text) => {
    expect(facts.find(fact => fact.id === id)).toMatchObject({ text, note: expect.stringContaining(`${origin}.`) })
  })
})
