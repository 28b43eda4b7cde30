// The figure of the retry storm, as data.
import type { Run, WorldOptions } from '../../sim/retry-storm/index.ts'
import type { Fault } from '../../sim/engine/index.ts'
import type { RunOptions, Settings } from '../live/figure.ts'
import { number, percent } from '../../case/format.ts'
import * as solution from '../../exercises/08-retry-storm/solution.ts'
import { runProblem } from '../../exercises/08-retry-storm/world.ts'
import { ReferenceBreaker } from '../../sim/circuit-breaker/index.ts'
import { ms } from '../../sim/engine/index.ts'
import { adaptiveThrottle, NODES, recovery, retrying, run, SCHEDULES, slowDisk, summary } from '../../sim/retry-storm/index.ts'
import { defineFigure } from '../live/figure.ts'
import { afterwards, RATE_WINDOW, servedRate } from './scene.ts'

/** The last calm second; long after the mending, when the screens have changed; three moments for print: calm, slow, and as long after the mending. */
const moments = { poster: 9000, key: 36_000, print: [8000, 15_000, 40_000] }

/** The last two seconds. */
const lately = (run: Run, t: number) => summary(run, ms(Math.max(0, t - RATE_WINDOW)), ms(t))
/** From the mending to the end. */
const since = (run: Run) => summary(run, ms(afterwards(run).from))
const times = (value: number) => `${number(value, value < 10 ? 1 : 0)}×`
const share = (value: number) => percent(Math.floor(value * 100))
const inSeconds = (value: number) => `${number(value, 1, 1)}\u00A0s`

/** Seconds from the mending to `t`, or to the moment when members were served again. */
function down(run: Run, t: number): string | undefined {
  const { from, to } = afterwards(run)
  if (t < from || from === 0)
    return undefined
  const took = recovery(run)
  if (took === null && t >= to)
    return `${number((to - from) / 1000)}+\u00A0s`
  return inSeconds(Math.min(took ?? Number.POSITIVE_INFINITY, (t - from) / 1000))
}

/** Faults of the usual length last as long as the room wants it, or until the next one begins; what an address brings with it stays as it is. */
function lasting(options: RunOptions, { length }: Settings): RunOptions {
  const usual = slowDisk(ms(0)).to
  const until = ({ from, to }: Fault) => to - from !== usual ? to : ms(Math.min(from + (length as number), ...options.schedule.faults.map(other => other.from).filter(next => next > from)))
  return { ...options, schedule: { faults: options.schedule.faults.map(fault => ({ ...fault, to: until(fault) })) } }
}
const crowd = ({ layers, attempts, wait }: Settings): Partial<WorldOptions> => ({
  layers: layers as number,
  policy: () => retrying({ attempts: attempts as number, wait: wait as 'fixed' }),
})
const careful = (options: RunOptions, settings: Settings, more: Partial<WorldOptions> = {}) => runProblem(solution, { ...lasting(options, settings), ...more, layers: settings.layers as number })
const breaker = () => new ReferenceBreaker()

export const figure = defineFigure({
  slug: 'retry-storm',
  nodes: NODES,
  schedule: SCHEDULES['disk-slow'],
  settings: {
    layers: { label: 'Layers', values: [[1, '1'], [2, '2'], [3, '3']], initial: 3 },
    attempts: { label: 'Attempts', values: [[1, '1'], [2, '2'], [3, '3'], [4, '4']], initial: 4 },
    wait: { label: 'Wait', values: [['fixed', 'fixed'], ['exponential', 'doubling'], ['fullJitter', 'jittered']], initial: 'fixed' },
    length: { label: 'Slow for', values: [1, 3, 10, 20].map(length => [length * 1000, `${length} s`] as const), initial: 10_000 },
  },
  ways: {
    none: { name: 'without', run: (options, settings) => run({ ...lasting(options, settings), ...crowd(settings) }) },
    reference: { name: 'with a budget', short: 'with', run: careful },
    breaker: { name: 'breaker alone', short: 'breaker', run: (options, settings) => run({ ...lasting(options, settings), ...crowd(settings), gate: breaker }) },
    throttle: { name: 'throttle alone', short: 'throttle', run: (options, settings) => run({ ...lasting(options, settings), ...crowd(settings), gate: adaptiveThrottle }) },
    both: { name: 'both', run: (options, settings) => careful(options, settings, { gate: breaker }) },
  },
  views: {
    without: { shows: 'none', moments },
    with: { shows: 'reference', against: 'none', moments },
    breaker: { shows: 'breaker', against: 'both', swaps: true, columns: ['throttle', 'breaker', 'both'], moments: { ...moments, key: 22_600, print: [15_000, 22_600, 40_000] } },
  },
  actions: [{ label: 'Slow the disk', fault: t => slowDisk(t) }],
  curve: { of: servedRate, what: 'members served' },
  span: { words: 'Once the disk is mended', of: afterwards },
  readings: [
    { name: 'load on the database', of: (run, t) => times(lately(run, t).load), alarm: (run, t) => lately(run, t).load > 1, on: 'stage' },
    { name: 'load', of: run => times(since(run).load), on: 'print' },
    { name: 'calls a request', of: run => number(summary(run, ms(10_000), ms(45_000)).callsPerRequest, 1), on: 'print' },
    { name: 'members served', of: (run, t) => share(lately(run, t).served), alarm: (run, t) => lately(run, t).served < 0.95, on: 'stage' },
    { name: 'members served', of: run => share(since(run).served), on: 'print' },
    { name: 'down once mended', of: down, alarm: (run, t) => t >= afterwards(run).from && (recovery(run) ?? Number.POSITIVE_INFINITY) > (t - afterwards(run).from) / 1000 },
  ],
})
