// The figure of rows, as data.
import type { Run } from '../../sim/rows/index.ts'
import { percent } from '../../case/format.ts'
import * as solution from '../../exercises/11-rows/solution.ts'
import { runProblem } from '../../exercises/11-rows/world.ts'
import { ms } from '../../sim/engine/index.ts'
import { at, batchSkipped, NODES, run, SCHEDULES, scorerDown, STARTS_AT, summary } from '../../sim/rows/index.ts'
import { timeOfDays } from '../live/clock.ts'
import { defineFigure } from '../live/figure.ts'
import { worthCurve } from './scene.ts'

const sinceStart = (run: Run, t: number) => summary(run, ms(0), ms(t))

export const figure = defineFigure({
  slug: 'rows',
  nodes: NODES,
  schedule: SCHEDULES['three-days'],
  ways: {
    none: { name: 'at page load', short: 'live', run },
    reference: { name: 'by batch', short: 'by night', run: options => runProblem(solution, options) },
  },
  // The last calm afternoon; the worst moment of either; three moments for print.
  views: {
    without: { shows: 'none', moments: { poster: at(1, 15), key: at(1, 20), print: [at(1, 15), at(1, 20), at(3, 12.5)] } },
    with: { shows: 'reference', against: 'none', moments: { poster: at(1, 15), key: at(2, 21), print: [at(1, 23.9), at(2, 21), at(3, 21.5)] } },
  },
  actions: [
    { label: 'Scorer down', fault: scorerDown },
    { label: 'No batch', fault: batchSkipped, views: ['with'] },
  ],
  // The first morning is calm in every run: there is room below its curve.
  curve: { of: worthCurve, what: 'page worth', labelAt: 'left' },
  span: { words: 'Over three days', of: run => ({ from: 0, to: run.options.duration }) },
  readings: [
    { name: 'pages in time', nameAt: () => 'pages in time, so far', of: (run, t) => percent(sinceStart(run, t).shown * 100), alarm: (run, t) => sinceStart(run, t).shown < 0.9 },
    { name: 'worth, of the richest page', nameAt: () => 'worth, of the richest', of: (run, t) => percent(sinceStart(run, t).fit * 100) },
    { name: 'longest wait', of: run => `${Math.round(Math.max(...run.pages.map(page => page.used)))} ms`, on: 'print' },
  ],
  time: timeOfDays(STARTS_AT),
})
