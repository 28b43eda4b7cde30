// The circuit breaker's figure, as data.
import type { Run } from '../../sim/circuit-breaker/index.ts'
import { number, percent } from '../../case/format.ts'
import * as solution from '../../exercises/07-circuit-breaker/solution.ts'
import { runProblem } from '../../exercises/07-circuit-breaker/world.ts'
import { NODES, run, SCHEDULES, slowRecommendations, summary } from '../../sim/circuit-breaker/index.ts'
import { ms } from '../../sim/engine/index.ts'
import { defineFigure } from '../live/figure.ts'
import { playRate, recommendationsSpan } from './scene.ts'

/** The last calm second; in the midst of the slow spell, a probe on its way; three moments for print. */
const moments = { poster: 9000, key: 20_200, print: [8000, 14_000, 30_000] }

/** While the recommendations are slow, up to a moment. */
function during(run: Run, t: number) {
  const { from, to } = recommendationsSpan(run)
  return summary(run, ms(from), ms(Math.max(from + 100, Math.min(t, to))))
}

const since = (run: Run, t: number) => t > recommendationsSpan(run).from ? ' since the fault' : ''

export const figure = defineFigure({
  slug: 'circuit-breaker',
  nodes: NODES,
  schedule: SCHEDULES['recommendations-slow'],
  ways: {
    none: { name: 'without', run },
    reference: { name: 'with the breaker', short: 'with', run: options => runProblem(solution, options) },
  },
  views: {
    without: { shows: 'none', moments },
    with: { shows: 'reference', against: 'none', moments },
  },
  actions: [{ label: 'Slow recommendations now', fault: slowRecommendations }],
  curve: { of: playRate, what: 'plays that start' },
  span: { words: 'While the recommendations are slow', of: recommendationsSpan },
  readings: [
    { name: 'home pages with rows', nameAt: (run, t) => `rows on screen${since(run, t)}`, of: (run, t) => percent(during(run, t).rows * 100), alarm: (run, t) => during(run, t).rows < 0.5 },
    { name: 'plays that start', nameAt: (run, t) => `plays that start${since(run, t)}`, of: (run, t) => percent(during(run, t).plays * 100), alarm: (run, t) => during(run, t).plays < 0.9 },
    { name: 'thread seconds wasted', of: (run, t) => number(during(run, t).secondsWasted), on: 'print' },
  ],
})
