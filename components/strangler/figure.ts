// The figure of strangler, as data.
import { percent } from '../../case/format.ts'
import * as solution from '../../exercises/04-strangler/solution.ts'
import { runProblem } from '../../exercises/04-strangler/world.ts'
import { breakNow, NODES, run, SCHEDULES, summary } from '../../sim/strangler/index.ts'
import { defineFigure } from '../live/figure.ts'
import { servedRate } from './scene.ts'

/** Virtual ms: the last calm second; the moment that matters; three moments for print. FILL: choose them by looking. */
const moments = { poster: 9000, key: 20_000, print: [8000, 14_000, 30_000] }

export const figure = defineFigure({
  slug: 'strangler',
  nodes: NODES,
  schedule: SCHEDULES['service-down'],
  ways: {
    none: { name: 'without', run },
    reference: { name: 'with it', run: options => runProblem(solution, options) },
  },
  views: {
    without: { shows: 'none', moments },
    with: { shows: 'reference', against: 'none', moments },
  },
  // FILL: what the room changes: faults here, other things as settings.
  actions: [{ label: 'Break it now', fault: breakNow }],
  curve: { of: servedRate, what: 'requests served' },
  span: { words: 'In the whole run', of: run => ({ from: 0, to: run.options.duration }) },
  // FILL: two to four numbers, with their units.
  readings: [{ name: 'requests served', of: run => percent(summary(run).served * 100) }],
})
