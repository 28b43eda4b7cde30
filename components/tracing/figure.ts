// The figure of tracing, as data.
import type { RunOptions, Settings } from '../live/figure.ts'
import type { Shown } from './scene.ts'
import { number, percent } from '../../case/format.ts'
import * as solution from '../../exercises/14-tracing/solution.ts'
import { runProblem } from '../../exercises/14-tracing/world.ts'
import { NODES, parseTraces, recordedRun, run, SAMPLING, SCHEDULES, summary } from '../../sim/tracing/index.ts'
import { once } from '../drawing/once.ts'
import { defineFigure } from '../live/figure.ts'
import { busyCurve, millis } from './scene.ts'

/** Just before the page is asked for; once its tree is unrolled; waiting, answered, and with ids unrolled. */
const moments = { poster: 120, key: 1600, print: [600, 1080, 1600] }

const traced = (options: RunOptions, { loses, sampling, merges }: Settings): Shown => runProblem(solution, {
  ...options,
  loses: loses === 'nobody' ? null : loses as string,
  sampling: sampling as (typeof SAMPLING)[number],
  merges: merges as number,
})
const numbersOf = once(summary)
/** What is known once the page is there. */
const then = <T>(of: (run: Shown) => T | undefined) => (run: Shown, t: number): T | undefined => t >= run.watched.page.end ? of(run) : undefined

/** The slowest of the traces in a file, looked at with the reference. */
function open(text: string): Shown {
  const runs = parseTraces(text).map(spans => recordedRun(spans, solution))
  return runs.reduce((slowest, one) => summary(one).page > summary(slowest).page ? one : slowest)
}

export const figure = defineFigure<Shown, 'none' | 'reference' | 'merged'>({
  slug: 'tracing',
  nodes: NODES,
  schedule: SCHEDULES.calm,
  settings: {
    guess: {
      label: 'Your guess',
      values: [['none', 'none'], ...['home', 'recommendations', 'ratings', 'catalog', 'artwork', 'billing', 'search-hints'].map(name => [name, name] as const)],
      initial: 'none',
      views: ['without'],
    },
    loses: { label: 'Lost at', values: [['nobody', '–'], ['user', 'user'], ['catalog', 'catalog'], ['titles', 'titles']], initial: 'nobody', views: ['with'] },
    sampling: { label: 'Traces kept', values: [['all', 'all kept'], ['tenth', '1 in 10']], initial: 'all', views: ['with'] },
    merges: { label: 'Services merged', values: [[0, 'as split'], [6, '6 merged']], initial: 0, views: ['with'] },
  },
  ways: {
    none: { name: 'without', run: (options, { guess }) => ({ ...run(options), guess: guess === 'none' ? null : guess as string }) },
    reference: { name: 'with ids', short: 'ids', run: traced },
    merged: { name: 'six merged', short: 'merged', run: options => runProblem(solution, { ...options, merges: 6 }) },
  },
  views: {
    without: { shows: 'none', moments: { ...moments, print: [120, 600, 1080] } },
    with: { shows: 'reference', against: 'none', columns: ['none', 'reference', 'merged'], moments },
  },
  opens: { label: 'Open…', what: 'a trace in Zipkin’s JSON', accept: '.json,application/json', parse: open, seconds: 8, views: ['with'] },
  curve: { of: busyCurve, what: 'services at work on the page' },
  span: { words: 'Once it is there', of: run => ({ from: 0, to: run.options.duration }) },
  readings: [
    { name: 'services to search', of: then(run => number(numbersOf(run).suspects)), alarm: (run, t) => t >= run.watched.page.end && numbersOf(run).suspects > 1 },
    { name: 'spent waiting for one', of: then((run) => {
      const { share } = numbersOf(run)
      return share === null ? undefined : percent(share * 100)
    }) },
    { name: 'calls for the page', of: run => number(numbersOf(run).hops) },
    { name: 'slowest hundredth', of: run => run.pages.length > 1 ? `${number(numbersOf(run).p99 / 1000, 2, 2)} s` : undefined },
  ],
  time: { speed: 0.2, speeds: [0.2], step: 50, clock: t => t < 10 ? millis(t) : `${number(t / 1000, 2, 2)} s` },
})
