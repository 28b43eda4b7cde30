// The figure of edge-cache, as data.
import type { Run, WorldOptions } from '../../sim/edge-cache/index.ts'
import type { Settings } from '../live/figure.ts'
import { number, percent } from '../../case/format.ts'
import * as solution from '../../exercises/10-edge-cache/solution.ts'
import { runProblem } from '../../exercises/10-edge-cache/world.ts'
import { at, boxDead, COAST, memory, run, SCHEDULES, STARTS_AT, summary } from '../../sim/edge-cache/index.ts'
import { ms } from '../../sim/engine/index.ts'
import { timeOfDays } from '../live/clock.ts'
import { defineFigure } from '../live/figure.ts'
import { freeCurve } from './scene.ts'

const sofar = (run: Run, t: number) => summary(run, ms(0), ms(t))

/** What the room may suppose: its words, and what it makes of the world. */
const WORLDS = {
  'as usual': {},
  'tastes alike': { exponent: 1.2 },
  'tastes wide': { exponent: 0.8 },
  'half the room': { room: 0.05 },
  'twice the room': { room: 0.2 },
} satisfies Record<string, Partial<WorldOptions>>
/** The same, and what a plan may be made by instead. */
const PLANS = {
  ...WORLDS,
  'country’s plan': { forecast: 'country' },
  'yesterday’s plan': { forecast: 'yesterday' },
} satisfies Record<string, Partial<WorldOptions>>
const supposing = (of: Record<string, unknown>) => ({ label: 'If', values: Object.keys(of).map(words => [words, words] as const), initial: 'as usual' })
const optionsOf = ({ world, plan }: Settings): Partial<WorldOptions> => ({ ...WORLDS[world as keyof typeof WORLDS], ...PLANS[plan as keyof typeof PLANS] })

export const figure = defineFigure({
  slug: 'edge-cache',
  nodes: COAST.map(({ id }) => id),
  schedule: SCHEDULES['third-evening'],
  settings: {
    world: { ...supposing(WORLDS), views: ['without'] },
    plan: { ...supposing(PLANS), views: ['with'] },
  },
  ways: {
    memory: { name: 'memory', run: (options, settings) => run({ ...options, ...optionsOf(settings), policy: memory }) },
    reference: { name: 'forecast', run: (options, settings) => runProblem(solution, { ...options, ...optionsOf(settings) }) },
  },
  // The calm before an evening, or a night; the second evening; a morning, an evening, an appliance dead.
  views: {
    without: { shows: 'memory', moments: { poster: at(2, 16), key: at(2, 21.5), print: [at(1, 8), at(2, 21.5), at(3, 21)] } },
    with: { shows: 'reference', against: 'memory', moments: { poster: at(1, 7), key: at(2, 21.5), print: [at(1, 8), at(2, 21.5), at(3, 21)] } },
  },
  actions: [{ label: 'Kill B', fault: t => boxDead('B', t) }],
  curve: { of: freeCurve, what: 'free on the cable', labelAt: 'left' },
  span: { words: 'Over three days', of: run => ({ from: 0, to: run.options.duration }) },
  readings: [
    { name: 'views from the edge', of: (run, t) => percent(sofar(run, t).hits * 100) },
    { name: 'load on the origin', of: (run, t) => sofar(run, t).load === 0 ? undefined : `×${number(sofar(run, t).load, 1)}` },
    { name: 'peak on the cable', of: (run, t) => `${number(sofar(run, t).peak)} Gbps` },
    { name: 'missed: appliance dead', of: (run, t) => percent(sofar(run, t).misses.health * 100, 1), on: 'print' },
  ],
  time: timeOfDays(STARTS_AT),
})
