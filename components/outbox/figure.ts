// The outbox's figure, as data.
import type { MeasuredRun } from '../../exercises/05-outbox/real/recording.ts'
import type { Run } from '../../sim/outbox/index.ts'
import { number, percent } from '../../case/format.ts'
import { openStorm } from '../../exercises/05-outbox/real/recording.ts'
import * as solution from '../../exercises/05-outbox/solution.ts'
import { runProblem } from '../../exercises/05-outbox/world.ts'
import { ms, seconds } from '../../sim/engine/index.ts'
import { BASELINES, killNow, NODES, run, SCHEDULES, summary, twiceNow } from '../../sim/outbox/index.ts'
import { defineFigure } from '../live/figure.ts'
import { agreement } from './scene.ts'

const sofar = (run: Run, t: number) => summary(run, ms(t))
const moments = {
  without: { poster: seconds(7.5), key: seconds(34), print: [seconds(7.5), seconds(22), seconds(52)] },
  with: { poster: seconds(7.5), key: seconds(52), print: [seconds(12), seconds(23), seconds(52)] },
}

export const figure = defineFigure({
  slug: 'outbox',
  nodes: NODES,
  schedule: SCHEDULES['bad-evening'],
  settings: {
    order: {
      label: 'Order',
      values: [['save-first', 'save first'], ['publish-first', 'publish first'], ['ignores-ids', 'ignore ids']],
      initial: 'save-first',
      views: ['without'],
    },
  },
  ways: {
    none: { name: 'without', run: (options, { order }) => run({ ...options, policy: () => BASELINES[order as keyof typeof BASELINES] }) },
    reference: { name: 'with the outbox', short: 'with', run: options => runProblem(solution, options) },
  },
  views: {
    without: { shows: 'none', moments: moments.without },
    with: { shows: 'reference', against: 'none', moments: moments.with },
  },
  actions: [
    { label: 'Kill service', fault: t => killNow('service', t), views: ['without'] },
    { label: 'Kill relay', fault: t => killNow('relay', t), views: ['with'] },
    { label: 'Send twice', fault: twiceNow, views: ['with'] },
  ],
  opens: { label: 'Open a run', what: 'a run that was measured', accept: '.json', parse: (text): Run | MeasuredRun => openStorm(text) },
  curve: { of: run => agreement(run), what: 'agreement', labelAt: 'left' },
  span: { words: 'In a bad evening', of: run => ({ from: 0, to: run.options.duration }) },
  readings: [
    { name: 'changes lost for good', of: (run, t) => number(sofar(run, t).lost), alarm: (run, t) => sofar(run, t).lost > 0 },
    { name: 'effects too many', of: (run, t) => number(sofar(run, t).surplus), alarm: (run, t) => sofar(run, t).surplus > 0 },
    { name: 'longest disagreement', of: (run, t) => `${number(sofar(run, t).longest, 1)} s` },
    { name: 'disagreeing now', of: (run, t) => number(sofar(run, t).disagreeing), on: 'stage' },
    // The copy answers always, and may be late; asking the owner is never late, and not always answered.
    { name: 'asked by REST, answered', of: (run, t) => percent(sofar(run, t).rest * 100), on: 'print' },
  ],
  time: { speed: 2 },
})
