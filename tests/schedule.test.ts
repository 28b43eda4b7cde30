// The schedule in the README is the one that the slides add up to.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exerciseTable } from '../exercises/exercise.ts'
import { findExercises } from '../exercises/runner/node/registry.ts'
import { ROOT } from '../scripts/build/root.ts'
import { MARKERS, scheduleTable, withBlock, withSchedule } from '../scripts/slides/schedule.ts'
import type { Slide } from '../scripts/slides/slides.ts'
import { loadSlides } from '../scripts/slides/slides.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

describe('the schedule', () => {
  it('in README.md is up to date (else: npm run schedule)', async () => {
    const text = read('README.md')
    expect(text).toBe(withSchedule(text, await loadSlides()))
  })

  it('stands in README.md beside a table of exercises that is up to date (else: npm run schedule)', async () => {
    const text = read('README.md')
    expect(text).toBe(withBlock(text, 'exercises', exerciseTable(await findExercises())))
  })

  it('adds up minutes by chapter and cut, and the practice beside them', () => {
    const slide = (chapter: string, cut: Slide['cut'], minutes: number, exercise?: string) => ({ chapter, cut, minutes, exercise }) as Slide
    const rows = scheduleTable([
      slide('Opening', 'talk', 1.5),
      slide('Opening', 'workshop', 2),
      slide('Appendix', 'workshop', 1),
      slide('Appendix', 'workshop', 45, 'circuit-breaker'),
    ]).split('\n')
    expect(rows.slice(2)).toEqual([
      '| Opening | 1.5 min, 1 slide | 3.5 min, 2 slides | – |',
      '| Appendix | – | 1 min, 2 slides | 45 min |',
      '| **In all** | 1.5 min, 1 slide | 4.5 min, 4 slides | 45 min |',
    ])
  })

  it('is written between its markers and nowhere else', () => {
    expect(withSchedule(`before ${MARKERS.join('old')} after`, [])).toMatch(/^before <!-- schedule -->\n\|[\s\S]*\|\n<!-- \/schedule --> after$/)
    expect(() => withSchedule('no markers', [])).toThrow('they are missing')
  })
})
