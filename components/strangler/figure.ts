// The figure of strangler, as data.
import type { Run } from '../../sim/strangler/index.ts'
import { number } from '../../case/format.ts'
import * as solution from '../../exercises/04-strangler/solution.ts'
import { runProblem } from '../../exercises/04-strangler/world.ts'
import { ms, seconds } from '../../sim/engine/index.ts'
import { BASELINES, breakNow, DUTIES, NODES, run, SCHEDULES, summary } from '../../sim/strangler/index.ts'
import { defineFigure } from '../live/figure.ts'
import { movedShare } from './scene.ts'

const sofar = (run: Run, t: number) => summary(run, ms(0), ms(t))
const moments = {
  /** The day before; everybody on the wrong search; it is mended at last. */
  without: { poster: seconds(18), key: seconds(60), print: [seconds(18), seconds(60), seconds(200)] },
  /** Before the first duty; a difference in the shadow, and another taken back; hollow, all but the last. */
  with: { poster: seconds(52), key: seconds(105), print: [seconds(62), seconds(105), seconds(230)] },
}

export const figure = defineFigure({
  slug: 'strangler',
  nodes: NODES,
  schedule: SCHEDULES['two-wrong'],
  settings: {
    move: {
      label: 'Move',
      values: [['big-switch', 'all at once'], ['copy-all', 'copy all'], ['dice', 'dice']],
      initial: 'big-switch',
    },
  },
  ways: {
    none: { name: 'without', run: (options, { move }) => run({ ...options, policy: BASELINES[move as keyof typeof BASELINES] }) },
    reference: { name: 'one at a time', run: options => runProblem(solution, options) },
  },
  views: {
    without: { shows: 'none', moments: moments.without },
    with: { shows: 'reference', against: 'none', moments: moments.with },
  },
  actions: [{ label: 'Break billing', fault: breakNow('billing') }],
  curve: { of: movedShare, what: 'calls moved', labelAt: 'right' },
  span: { words: 'In the whole move', of: run => ({ from: 0, to: run.options.duration }) },
  readings: [
    { name: 'wrong answers seen', of: (run, t) => number(sofar(run, t).wrong), alarm: (run, t) => sofar(run, t).wrong > 10 },
    { name: 'writes done twice', of: (run, t) => number(sofar(run, t).twice), alarm: (run, t) => sofar(run, t).twice > 0 },
    { name: 'members to and fro', of: (run, t) => number(sofar(run, t).flipped), alarm: (run, t) => sofar(run, t).flipped > 0 },
    { name: `duties moved, of ${DUTIES.length}`, of: (run, t) => number(sofar(run, t).moved) },
  ],
  time: { speed: 8, speeds: [2, 4, 8, 16], step: 5000, clock: t => `${Math.floor(t / 1000)} s` },
})
