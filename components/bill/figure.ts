// The figure of bill, as data.
import type { RunOptions, Setting, Settings } from '../live/figure.ts'
import { number } from '../../case/format.ts'
import * as solution from '../../exercises/15-bill/solution.ts'
import { runProblem } from '../../exercises/15-bill/world.ts'
import { at, HOUR, inOnePiece, NODES, ORDERS, run, SCHEDULES, summary, takeBack, WORLD_DEFAULTS } from '../../sim/bill/index.ts'
import { defineFigure } from '../live/figure.ts'
import { clockWords, RESERVES, usedCurve } from './scene.ts'

const hourly = (value: number) => `${number(value)}\u00A0h`
const day = (options: RunOptions, { reserved, night }: Settings) => ({ ...options, reserved: reserved as number, night: night as number })

/** When each job begins, dragged around the clock: at first when it is asked for. */
const starts = Object.fromEntries(ORDERS.map(({ id, asked }): [string, Setting] => [id, {
  label: id,
  values: Array.from({ length: 24 }, (_, hour) => [hour, `${hour}:00`] as const),
  initial: asked,
  as: 'drawing',
  views: ['without'],
}]))

/** The ring, dragged wider or narrower. */
const reserves = Array.from({ length: (RESERVES.most - RESERVES.least) / RESERVES.step + 1 }, (_, i) => RESERVES.least + i * RESERVES.step)

export const figure = defineFigure({
  slug: 'bill',
  nodes: NODES,
  schedule: SCHEDULES['taken-back'],
  settings: {
    ...starts,
    reserved: { label: 'reserved', values: reserves.map(count => [count, number(count)] as const), initial: WORLD_DEFAULTS.reserved, as: 'drawing' },
    night: { label: 'Members at night', values: [[1, 'Asleep'], [1.5, 'Awake']], initial: WORLD_DEFAULTS.night },
    later: { label: 'Due', values: [[-4, '−4 h'], [0, '±0 h'], [4, '+4 h']], initial: WORLD_DEFAULTS.later, views: ['with'] },
  },
  ways: {
    none: { name: 'when asked for', short: 'without', run: (options, settings) => run({ ...day(options, settings), policy: inOnePiece(job => settings[job] as number) }) },
    reference: { name: 'placed', short: 'with', run: (options, settings) => runProblem(solution, { ...day(options, settings), later: settings.later as number }) },
  },
  // Before the first is asked for, or while all but one wait; the evening, the night, the morning.
  views: {
    without: { shows: 'none', moments: { poster: at(12), key: at(21.5), print: [at(17.5), at(21.5), at(4.5)] } },
    with: { shows: 'reference', against: 'none', moments: { poster: at(17.5), key: at(3.5), print: [at(18.5), at(22.5), at(4.5)] } },
  },
  actions: [{ label: 'No Spot', fault: takeBack, views: ['with'] }],
  curve: { of: usedCurve, what: 'reserved instances in use', labelAt: 'left' },
  span: { words: 'From noon to noon', of: run => ({ from: 0, to: run.options.duration }) },
  readings: [
    { name: 'added to the bill', nameAt: () => 'on top of the bill, in on-demand hours', of: (run, t) => hourly(summary(run, t).cost), alarm: (run, t) => summary(run, t).cost > 20_000 },
    { name: 'borrowed', nameAt: () => 'instance-hours borrowed', of: (run, t) => hourly(summary(run, t).borrowed) },
    { name: 'reserved, and idle', of: (run, t) => hourly(summary(run, t).idle) },
    { name: 'jobs late', of: (run, t) => `${summary(run, t).late} of ${run.jobs.length}`, alarm: (run, t) => summary(run, t).late > 0 },
  ],
  // Half an hour, an hour, two, four a second.
  time: { speed: 3600, speeds: [1800, 3600, 7200, 14_400], pace: speed => `${speed / 3600} h/s`, step: HOUR, clock: clockWords },
})
