// The figure of row-lock, as data.
import type { MeasuredRun } from '../../exercises/02-row-lock/real/recording.ts'
import type { Policy, Run, WorldOptions } from '../../sim/row-lock/index.ts'
import type { Settings } from '../live/figure.ts'
import { number } from '../../case/format.ts'
import { openEvening } from '../../exercises/02-row-lock/real/recording.ts'
import * as solution from '../../exercises/02-row-lock/solution.ts'
import { policyOf, runProblem } from '../../exercises/02-row-lock/world.ts'
import { ms } from '../../sim/engine/index.ts'
import { basketOrder, NODES, run, SCHEDULES, slowDisk, sortedLocks, summary, WORLD_DEFAULTS } from '../../sim/row-lock/index.ts'
import { defineFigure } from '../live/figure.ts'
import { atWork } from './scene.ts'

/** Virtual ms: sixteen workers; thirty-two, with which the line begins; in print those, then too many, then the sequel. */
const moments = { poster: 15_500, key: 19_500, print: [19_500, 27_500, 33_000] }

const POLICIES: Readonly<Record<string, () => Policy>> = { basket: basketOrder, sorted: sortedLocks, each: () => policyOf(solution) }
const RAMP = 'ramp'
const FILMS: Readonly<Record<string, readonly number[]>> = { one: [0], later: WORLD_DEFAULTS.both, two: [0.25] }

/** What the room has chosen, as the world takes it. */
const chosen = ({ workers, films, engine }: Settings): Partial<WorldOptions> => ({
  engine: engine as WorldOptions['engine'],
  workers: workers === RAMP ? WORLD_DEFAULTS.workers : [Number(workers)],
  both: FILMS[String(films)]!,
})
/** The last two seconds, or what there has been of them. */
const lately = (run: Run, t: number) => summary(run, ms(Math.max(0, t - 2000)), ms(t))

export const figure = defineFigure({
  slug: 'row-lock',
  nodes: NODES,
  schedule: SCHEDULES.calm,
  settings: {
    workers: { label: 'workers', values: [[RAMP, 'more and more'], ['1', '1'], ['8', '8'], ['32', '32'], ['128', '128']], initial: RAMP },
    films: { label: 'orders', values: [['one', 'one film'], ['later', 'the sequel later'], ['two', 'both films']], initial: 'later' },
    engine: { label: 'circles', values: [['postgres', 'circles cut after 1 s'], ['innodb', 'circles cut after 50 s']], initial: 'postgres' },
    locks: { label: 'locks', values: [['basket', 'as in the basket'], ['sorted', 'in one order'], ['each', 'a database each']], initial: 'basket' },
  },
  ways: {
    none: { name: 'one database', short: 'without', run: (options, settings) => run({ ...options, ...chosen(settings), policy: POLICIES[String(settings.locks ?? 'basket')]! }) },
    reference: { name: 'a database each', short: 'with', run: (options, settings) => runProblem(solution, { ...options, ...chosen(settings) }) },
  },
  views: {
    without: { shows: 'none', moments },
    with: { shows: 'reference', against: 'none', moments },
  },
  actions: [{ label: 'Slow the disk', fault: slowDisk }],
  opens: { label: 'Open a run', what: 'a run that was measured', accept: '.json', parse: (text): Run | MeasuredRun => openEvening(text), isHeldAgainst: true },
  curve: { of: atWork, what: 'workers that do not wait', labelAt: 'left' },
  span: { words: 'In the whole run', of: run => ({ from: 0, to: run.options.duration }) },
  readings: [
    { name: 'done in all', of: (run, t) => number(summary(run, ms(0), t).perSecond * t / 1000), on: 'print' },
    { name: 'done a second', of: (run, t) => number(lately(run, t).perSecond), on: 'stage' },
    { name: 'rolled back', of: (run, t) => number(summary(run, ms(0), t).rolledBack), alarm: (run, t) => summary(run, ms(0), t).rolledBack > 0 },
    { name: 'mean wait', of: (run, t) => `${number(summary(run, ms(0), t).wait, 1, 1)} s`, on: 'print' },
    { name: 'mean wait for rows', of: (run, t) => `${number(lately(run, t).wait, 1, 1)} s`, on: 'stage' },
    { name: 'wrong stock', of: (run, t) => number(summary(run, ms(0), t).wrong), on: 'print' },
  ],
  time: { speed: 1, step: 250 },
})
