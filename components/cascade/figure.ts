// The cascade's figure, as data.
import type { Run } from '../../sim/cascade/index.ts'
import { percent } from '../../case/format.ts'
import * as solution from '../../exercises/01-cascade/solution.ts'
import { runProblem } from '../../exercises/01-cascade/world.ts'
import { DATABASE, inARow, NODES, run, SCHEDULES, slow, summary } from '../../sim/cascade/index.ts'
import { ms } from '../../sim/engine/index.ts'
import { defineFigure } from '../live/figure.ts'
import { faultSpan } from '../live/run-shape.ts'
import { playRate } from './scene.ts'

/** The last calm second; in the midst of the slow spell; three moments for print. */
const moments = { poster: 9250, key: 16_000, print: [9250, 10_350, 20_000] }

const hasBegun = (run: Run, t: number) => t > faultSpan(run).from + 100
/** Shares served during the fault, up to a moment; before it, in the calm so far. */
function during(run: Run, t: number) {
  const { from, to } = faultSpan(run)
  return hasBegun(run, t) ? summary(run, ms(from), ms(Math.min(t, to))) : summary(run, ms(0), ms(t))
}
const share = (value = 1) => percent(Math.floor(value * 100))

export const figure = defineFigure({
  slug: 'cascade',
  nodes: NODES,
  schedule: SCHEDULES['ratings-slow'],
  ways: {
    none: { name: 'one pool', run },
    reference: { name: 'with walls', run: options => runProblem(solution, options) },
  },
  views: {
    without: { shows: 'none', moments },
    with: { shows: 'reference', against: 'none', moments },
  },
  actions: [
    { label: 'Slow the ratings', fault: t => slow('ratings', t) },
    { label: 'Slow the database', fault: t => slow(DATABASE, t) },
  ],
  curve: { of: playRate, what: 'plays that start' },
  span: { words: 'While the ratings are slow', of: run => faultSpan(run) },
  readings: [
    { name: 'plays that start', nameAt: (run, t) => hasBegun(run, t) ? 'plays that start since the fault' : 'plays that start', of: (run, t) => share(during(run, t).playback), alarm: (run, t) => (during(run, t).playback ?? 1) < 0.9 },
    { name: 'ratings served', of: (run, t) => share(during(run, t).ratings), on: 'print' },
    { name: 'all four in a row', of: (run, t) => share(inARow(Object.values(during(run, t)))), on: 'print' },
    {
      name: 'all but ratings',
      of: (run, t) => share(inARow(Object.entries(during(run, t)).filter(([caller]) => caller !== 'ratings').map(([, served]) => served))),
      on: 'print',
    },
  ],
  time: { speed: 1, step: 250 },
})
