// The figure of chaos-monkey, as data.
import type { Run, WorldOptions } from '../../sim/chaos-monkey/index.ts'
import type { RunOptions, Settings } from '../live/figure.ts'
import { number } from '../../case/format.ts'
import * as solution from '../../exercises/06-chaos-monkey/solution.ts'
import { runProblem } from '../../exercises/06-chaos-monkey/world.ts'
import { CONFIG, failQueue, NODES, run, SCHEDULES, summary, WORLD_DEFAULTS } from '../../sim/chaos-monkey/index.ts'
import { hours, ms } from '../../sim/engine/index.ts'
import { defineFigure } from '../live/figure.ts'
import { clockWords, litRate } from './scene.ts'

const DAY = 86_400
/** From the start of the run, by the clock of the summer. */
const at = (day: number, hour: number) => hours(24 * day + hour)
const sofar = (run: Run, t: number) => summary(run, ms(t))

/** What the room makes of the published rules. */
const HOURS: Record<string, Partial<WorldOptions>> = {
  office: {},
  daily: { holidays: null },
  night: { holidays: null, config: { ...CONFIG, startHour: 0, endHour: 6 } },
}
function monkey(options: RunOptions, { mean, when, hidden }: Settings): Run {
  const { config = CONFIG, ...more } = HOURS[when as string]!
  return runProblem(solution, { ...options, ...more, hidden: hidden as number, config: { ...config, meanDays: mean as number } })
}

export const figure = defineFigure({
  slug: 'chaos-monkey',
  nodes: NODES,
  schedule: SCHEDULES.night,
  settings: {
    hidden: { label: 'Hidden', values: [[1, '1'], [3, '3'], [5, '5'], [8, '8']], initial: WORLD_DEFAULTS.hidden, views: ['without'] },
    mean: { label: 'μ', values: [[1, '1 d'], [2, '2 d'], [5, '5 d'], [20, '20 d']], initial: CONFIG.meanDays, views: ['with'] },
    when: { label: 'When', values: [['office', 'desk'], ['daily', 'daily'], ['night', 'night']], initial: 'office', views: ['with'] },
  },
  ways: {
    none: { name: 'without', run: (options, { hidden }) => run({ ...options, hidden: hidden as number }) },
    reference: { name: 'with the monkey', short: 'with', run: monkey },
  },
  // The evening before; while the queue is dark; weeks later. With the monkey: before the first find; the last one; the same weeks.
  views: {
    without: { shows: 'none', moments: { poster: at(43, 22), key: at(44, 5), print: [at(43, 22), at(44, 5), at(83, 12)] } },
    with: { shows: 'reference', against: 'none', moments: { poster: at(2, 8), key: at(25, 15.1), print: [at(10, 10.2), at(25, 15.1), at(83, 12)] } },
  },
  actions: [{ label: 'Lose one', fault: failQueue, views: ['without'] }],
  curve: { of: litRate, what: 'services that answer' },
  span: { words: 'In twelve weeks', of: run => ({ from: 0, to: run.options.duration }) },
  readings: [
    { name: 'hidden faults left', of: (run, t) => number(sofar(run, t).hidden) },
    { name: 'found at a desk, by pager', of: (run, t) => `${number(sofar(run, t).desk)}, ${number(sofar(run, t).pager)}`, alarm: (run, t) => sofar(run, t).pager > 0 },
    { name: 'minutes dark', of: (run, t) => number(sofar(run, t).dark) },
    { name: 'members let down', of: (run, t) => number(sofar(run, t).members) },
  ],
  // A quarter of a day, half a day, one, three a second.
  time: { speed: DAY, speeds: [DAY / 4, DAY / 2, DAY, 3 * DAY], pace: speed => `${number(speed / DAY, 2)} d/s`, step: hours(24), clock: clockWords },
})
