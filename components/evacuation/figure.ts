// The evacuation's figure, as data.
import type { Run } from '../../sim/evacuation/index.ts'
import { number, percent } from '../../case/format.ts'
import * as solution from '../../exercises/09-evacuation/solution.ts'
import { runProblem } from '../../exercises/09-evacuation/world.ts'
import { minutes, ms } from '../../sim/engine/index.ts'
import { delayCopies, failRegion, NODES, run, SCHEDULES, summary } from '../../sim/evacuation/index.ts'
import { defineFigure } from '../live/figure.ts'
import { answeredRate, faultSpan } from './scene.ts'

/** While a region fails, up to a moment; before it, the calm so far. */
function during(run: Run, t: number) {
  const { from, to } = faultSpan(run)
  return hasBegun(run, t) ? summary(run, ms(from), ms(Math.max(from + 60_000, Math.min(t, to)))) : summary(run, ms(0), ms(t))
}
const hasBegun = (run: Run, t: number) => t >= faultSpan(run).from
const share = (value: number) => percent(Math.floor(value * 100))
const inMinutes = (value: number | null, places?: number) => value === null ? 'never' : `${number(value, 1, places)}\u00A0min`

/** Minutes that emptying the region takes in the whole run, once they have passed; else null. */
function emptiedBy(run: Run, t: number): number | null {
  const { from, to } = faultSpan(run)
  const { minutes } = summary(run, ms(from), ms(to))
  return minutes !== null && t >= from + minutes * 60_000 ? minutes : null
}

export const figure = defineFigure({
  slug: 'evacuation',
  nodes: NODES,
  schedule: SCHEDULES['east-fails'],
  ways: {
    dns: { name: 'DNS', run },
    cold: { name: 'a cold start', short: 'cold', run: options => runProblem(solution, { ...options, era: 'before' }) },
    dark: { name: 'dark capacity', short: 'dark', run: options => runProblem(solution, options) },
  },
  views: {
    without: { shows: 'dns', moments: { poster: minutes(19), key: minutes(31), print: [minutes(19), minutes(24), minutes(34)] } },
    with: {
      shows: 'dark',
      against: 'cold',
      swaps: true,
      columns: ['dns', 'cold', 'dark'],
      moments: { poster: minutes(19), key: minutes(25.2), print: [minutes(22), minutes(25.2), minutes(60)] },
    },
  },
  actions: [
    { label: 'Fail the west now', fault: t => failRegion('us-west-2', t), views: ['without'] },
    { label: 'Delay copies', fault: delayCopies, views: ['with'] },
  ],
  curve: { of: answeredRate, what: 'requests answered' },
  span: { words: 'While the region fails', of: run => faultSpan(run) },
  readings: [
    { name: 'requests answered', nameAt: (run, t) => hasBegun(run, t) ? 'answered since the fault' : 'requests answered', of: (run, t) => share(during(run, t).answered), alarm: (run, t) => during(run, t).answered < 0.8 },
    { name: 'for members elsewhere', of: (run, t) => share(during(run, t).elsewhere), alarm: (run, t) => during(run, t).elsewhere < 0.99 },
    {
      name: 'to empty the region',
      nameAt: (run, t) => hasBegun(run, t) && emptiedBy(run, t) === null ? 'and not yet empty' : 'to empty the region',
      of: (run, t) => {
        const { from, to } = faultSpan(run)
        if (!hasBegun(run, t))
          return undefined
        return t < to && emptiedBy(run, t) === null ? inMinutes((t - from) / 60_000, 1) : inMinutes(emptiedBy(run, t))
      },
    },
    { name: 'fullest of the others', of: (run, t) => hasBegun(run, t) && during(run, t).fullest > 0 ? percent(during(run, t).fullest * 100) : undefined, alarm: (run, t) => hasBegun(run, t) && during(run, t).fullest > 1 },
  ],
  // An evening in a minute; the region fails at the twentieth.
  time: { speed: 60, speeds: [15, 30, 60, 120, 240], step: 10_000, clock: t => `${number(t / 60_000, 1, 1)} min` },
})
