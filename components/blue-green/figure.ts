// The figure of blue-green, as data.
import type { Run } from '../../sim/blue-green/index.ts'
import { number, percent } from '../../case/format.ts'
import * as solution from '../../exercises/12-blue-green/solution.ts'
import { runProblem } from '../../exercises/12-blue-green/world.ts'
import { askBack, BASELINES, breakGreen, flapNow, NODES, run, SCHEDULES, summary } from '../../sim/blue-green/index.ts'
import { ms, seconds } from '../../sim/engine/index.ts'
import { defineFigure } from '../live/figure.ts'
import { answeredRate } from './scene.ts'

const sofar = (run: Run, t: number) => summary(run, ms(0), ms(t))
const moments = {
  /** The last calm second; on the way back; a release, a way there, a way back. */
  without: { poster: seconds(9), key: seconds(112), print: [seconds(8), seconds(24), seconds(112)] },
  with: { poster: seconds(9), key: seconds(106), print: [seconds(54), seconds(75), seconds(106)] },
}

export const figure = defineFigure({
  slug: 'blue-green',
  nodes: NODES,
  schedule: SCHEDULES.leak,
  settings: {
    order: {
      label: 'Order',
      values: [['off-then-on', 'off first'], ['burn-bridges', 'gone at once'], ['shrunk', 'shrunk']],
      initial: 'off-then-on',
      views: ['without'],
    },
  },
  ways: {
    none: { name: 'without', run: (options, { order }) => run({ ...options, policy: () => BASELINES[order as keyof typeof BASELINES] }) },
    reference: { name: 'in order', run: options => runProblem(solution, options) },
  },
  views: {
    without: { shows: 'none', moments: moments.without },
    with: { shows: 'reference', against: 'none', moments: moments.with },
  },
  actions: [
    { label: 'Break it', fault: breakGreen },
    { label: 'Flap health', fault: flapNow, views: ['with'] },
    { label: 'Roll back', fault: askBack, views: ['without'] },
  ],
  curve: { of: answeredRate, what: 'requests answered', labelAt: 'right' },
  span: { words: 'From the release on', of: run => ({ from: run.options.release, to: run.options.duration }) },
  readings: [
    { name: 'requests unanswered', of: (run, t) => number(sofar(run, t).unanswered) },
    { name: 'of these, lost under way', of: (run, t) => number(sofar(run, t).lost) },
    { name: 'lowest capacity so far', of: (run, t) => percent(Math.floor(sofar(run, t).lowest * 100)), alarm: (run, t) => sofar(run, t).lowest < 1 },
    { name: 'to be back', of: (run, t) => {
      const { back } = sofar(run, t)
      return back === null ? undefined : `${number(back)} s`
    } },
  ],
  time: { speed: 8, speeds: [2, 4, 8, 16], step: 5000, clock: t => `${Math.floor(t / 1000)} s` },
})
