// The schedule in the README is the one that the slides add up to.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mechanisms } from '../case/slugs.ts'
import type { Exercise } from '../exercises/exercise.ts'
import { findExercises } from '../exercises/runner/node/registry.ts'
import { ROOT } from '../scripts/build/root.ts'
import { mechanismTable } from '../scripts/slides/mechanisms.ts'
import { loadCuts, MARKERS, scheduleTable, withBlock, withSchedule } from '../scripts/slides/schedule.ts'
import type { Slide } from '../scripts/slides/slides.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

describe('the schedule', () => {
  it('in README.md is up to date (else: npm run schedule)', async () => {
    const text = read('README.md')
    expect(text).toBe(withSchedule(text, await loadCuts()))
  })

  it('stands in README.md beside a table of mechanisms that is up to date (else: npm run schedule)', async () => {
    const text = read('README.md')
    expect(text).toBe(withBlock(text, 'mechanisms', mechanismTable(await findExercises(), (await loadCuts()).get('workshop')!)))
  })

  it('tells of each mechanism what there is, and where it is live', () => {
    const slide = (alias: string, content: string, exercise?: string) => ({ alias, file: 'pages/10-outcome/bill.md', content, exercise }) as Slide
    const rows = mechanismTable([{ number: 15, slug: 'bill', title: 'A plan', minutes: 30 } as Exercise], [
      slide('bill-break', '<BillFigure view="without" />'),
      slide('bill-record', '<RecordTable :ids="[]" />'),
      slide('bill-practise', '<Lab exercise="bill"><BillFigure view="with" :run="run" /></Lab>', 'bill'),
    ]).split('\n')
    expect(rows).toHaveLength(2 + mechanisms.length)
    expect(rows[2]).toBe('| cascade | One slow dependency takes the whole site down | – | – | – |')
    expect(rows.at(-1)).toBe('| [bill](exercises/15-bill/README.md) | Pay for what you use, and borrow what stands idle | A plan | 30 | `#/bill-break` |')
  })

  it('adds up minutes by chapter and cut without the appendix, and tells practice and breaks apart', () => {
    const slide = (chapter: string, minutes: number, exercise?: string, pause = 0) => ({ chapter, minutes, exercise, pause }) as Slide
    const first = slide('Opening', 1.5)
    const rows = scheduleTable(new Map([
      ['talk', [first]],
      ['workshop', [first, slide('Opening', 2), slide('One', 1, undefined, 15), slide('One', 45, 'circuit-breaker'), slide('Appendix', 2)]],
    ])).split('\n')
    expect(rows.slice(2)).toEqual([
      '| Opening | 1.5 min, 1 slide | 3.5 min, 2 slides |',
      '| One | – | 61 min, 2 slides |',
      '| Appendix | – | to look up, 1 slide |',
      '| **In all** | 1.5 min, 1 slide | 64.5 min, 5 slides |',
      '| of that practice | – | 45 min |',
      '| and breaks | – | 15 min |',
    ])
  })

  it('is written between its markers and nowhere else', () => {
    expect(withSchedule(`before ${MARKERS.join('old')} after`, new Map([['talk', []]]))).toMatch(/^before <!-- schedule -->\n\|[\s\S]*\|\n<!-- \/schedule --> after$/)
    expect(() => withSchedule('no markers', new Map([['talk', []]]))).toThrow('they are missing')
  })
})
