// The figure of canary, as data.
import type { Run, WorldOptions } from '../../sim/canary/index.ts'
import type { Settings } from '../live/figure.ts'
import { number } from '../../case/format.ts'
import * as solution from '../../exercises/13-canary/solution.ts'
import { runProblem } from '../../exercises/13-canary/world.ts'
import { byMeans, CLUSTERS, neighbour, run, SCHEDULES, slowerBy, summary } from '../../sim/canary/index.ts'
import { minutes, ms } from '../../sim/engine/index.ts'
import { defineFigure } from '../live/figure.ts'
import { scoreCurve } from './scene.ts'

const sofar = (run: Run, t: number) => summary(run, ms(t))
const fleets = ({ slower, noise, instances }: Settings): Partial<WorldOptions> =>
  ({ second: slowerBy(slower as number), noise: noise as number, instances: instances as number })
const cluster = (given: Settings[string]) => given as WorldOptions['against']
const of = (part: number, whole: number) => `${part} of ${whole}`

export const figure = defineFigure({
  slug: 'canary',
  nodes: CLUSTERS,
  schedule: SCHEDULES.calm,
  settings: {
    slower: { label: 'Second', values: [[0, 'as good'], [0.05, '5% slower'], [0.1, '10% slower'], [0.15, '15% slower'], [0.25, '25% slower'], [0.4, '40% slower']], initial: 0.25 },
    roughly: { label: 'Against', values: [['production', 'against production'], ['baseline', 'against a twin']], initial: 'production', views: ['without'] },
    closely: { label: 'Against', values: [['baseline', 'against a twin'], ['production', 'against production']], initial: 'baseline', views: ['with'] },
    noise: { label: 'Noise', values: [[0.06, 'low'], [0.12, 'usual'], [0.24, 'high']], initial: 0.12 },
    instances: { label: 'Each', values: [[1, '1'], [3, '3'], [6, '6']], initial: 3 },
  },
  ways: {
    none: { name: 'by means', short: 'means', run: (options, settings) => run({ ...options, ...fleets(settings), against: cluster(settings.roughly!), policy: () => byMeans }) },
    reference: { name: 'by the interval', short: 'interval', run: (options, settings) => runProblem(solution, { ...options, ...fleets(settings), against: cluster(settings.closely!) }) },
  },
  // The last moment before the verdict on a good build; when it has fallen; the second build.
  views: {
    without: { shows: 'none', moments: { poster: minutes(4.5), key: minutes(7), print: [minutes(4.5), minutes(7), minutes(37)] } },
    with: { shows: 'reference', against: 'none', moments: { poster: minutes(5), key: minutes(43), print: [minutes(6.5), minutes(29.9), minutes(43)] } },
  },
  actions: [{ label: 'Neighbour', fault: neighbour, views: ['with'] }],
  curve: { of: scoreCurve, what: 'score' },
  span: { words: 'Of thirty builds', of: run => ({ from: 0, to: run.options.duration }) },
  readings: [
    { name: 'bad builds caught', of: (run, t) => of(sofar(run, t).caught, run.others.filter(({ build }) => build.bad).length) },
    { name: 'good builds turned away', of: (run, t) => of(sofar(run, t).alarms, run.others.filter(({ build }) => !build.bad).length), alarm: (run, t) => sofar(run, t).alarms > 1 },
    { name: 'verdict after', on: 'stage', of: (run, t) => {
      const { minutes } = sofar(run, t)
      return minutes === null ? undefined : `${number(minutes)} min`
    } },
    { name: 'members exposed', on: 'stage', of: (run, t) => number(sofar(run, t).exposed) },
    { name: 'verdict on the slow one after', on: 'print', of: (run, t) => `${number(sofar(run, t).minutes ?? 0)} min` },
    { name: 'members exposed to it', on: 'print', of: (run, t) => number(sofar(run, t).exposed) },
  ],
  time: { speed: 120, speeds: [30, 60, 120, 240], pace: speed => `${number(speed / 60, 1)} min/s`, step: 120_000, clock: t => `minute ${Math.floor(t / 60_000)}` },
})
