// Where everything of the figure of canary stands at a moment: plain geometry, no Vue, no clock.
import type { Analysis, Cluster, Run } from '../../sim/canary/index.ts'
import type { Screen } from '../drawing/parts.ts'
import { caliperOf, CLUSTERS, frameAt, PHYSICS, quantile, valuesOf } from '../../sim/canary/index.ts'
import { latest, minutes, ms, seconds } from '../../sim/engine/index.ts'
import { between, clamp, dot } from '../drawing/parts.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 392,
  /** From pressing play to the picture: ms at both ends. */
  axis: { x: 168, width: 672, from: 600, to: 1800, y: 344, ticks: [600, 900, 1200, 1500, 1800] },
  /** Ground of each dune. */
  ground: { production: 102, baseline: 190, canary: 326 },
  /** Grains of a column stand on each other; production has the most of them, and lies them closer. */
  grain: { across: 12, up: { production: 7.5, baseline: 9.5, canary: 9.5 } },
  /** Between the twins. */
  caliper: { y: 206, height: 44 },
  readouts: { x: 884, y: [18, 112, 222, 304] },
  lamp: { width: 18, height: 14, pitch: 25, row: 20 },
  /** Virtual ms that a grain falls, and that the next one of its cluster comes later. */
  fall: seconds(70),
  apart: seconds(14),
  /** How far above its ground a grain begins to fall. */
  sky: 76,
} as const

/** A heap of reports. */
export interface Dune {
  readonly cluster: Cluster
  readonly ground: number
  /** Its grains, as one path. */
  readonly grains: string
  /** Instances that report: still coming up, or up. */
  readonly instances: readonly { readonly x: number, readonly isUp: boolean }[]
  readonly words: string
  /** Whether nobody is sent there any more. */
  readonly isOver: boolean
}

/** What the shift between the two dunes is measured with. */
export interface Caliper {
  /** Where both would stand without a shift. */
  readonly zero: number
  readonly margin: { readonly from: number, readonly to: number }
  readonly low: number
  readonly high: number
  readonly estimate: number
  /** The interval in ms. */
  readonly words: string
  /** Whether it is beyond the margin on the bad side. */
  readonly isClear: boolean
  /** The ground of the dune that the new build's is held against. */
  readonly from: number
}

export interface Scene {
  readonly dunes: readonly Dune[]
  readonly caliper: Caliper | undefined
  /** What was decided, and when. */
  readonly verdict: { readonly words: string, readonly state: 'healthy' | 'failed' | 'degraded' | '' } | undefined
  /** The builds judged beside: lit where the verdict is right, failed where it is wrong. */
  readonly lamps: { readonly bad: readonly Screen[], readonly good: readonly Screen[] }
}

const { axis, grain } = SCENE
/** Where a time stands on the axis; times beyond it stand beyond it. */
export const xOf = (time: number): number => axis.x + (time - axis.from) / (axis.to - axis.from) * axis.width
const onAxis = (time: number) => Math.max(axis.x, Math.min(axis.x + axis.width, xOf(time)))

/** The grains of a dune: each falls to the top of its column, in the order in which they came. */
function grainsOf({ rounds, t }: ReturnType<typeof frameAt>, cluster: Cluster): string {
  const heights = new Map<number, number>()
  const [ground, up] = [SCENE.ground[cluster], grain.up[cluster]]
  return rounds.flatMap(round => round.samples[cluster].map(({ start }, i) => {
    const column = Math.round((xOf(start) - axis.x) / grain.across)
    if (Number.isNaN(start) || column < 0 || column > axis.width / grain.across)
      return ''
    const height = heights.get(column) ?? 0
    heights.set(column, height + 1)
    const rest = ground - 5.5 - height * up
    const fallen = clamp((t - round.t - (cluster === 'production' ? i / 2 : i) * SCENE.apart) / SCENE.fall)
    return fallen === 0 ? '' : dot(axis.x + column * grain.across, between(Math.min(rest, ground - SCENE.sky), rest, fallen * fallen))
  })).join('')
}

/** A span of ms in words, on both sides of 0. */
const signed = (value: number) => `${value < 0 ? '\u2212' : ''}${Math.abs(Math.round(value))}`

function caliperAt(run: Run, { rounds }: ReturnType<typeof frameAt>): Caliper | undefined {
  const { against } = run.options
  const shift = caliperOf(rounds, against, 'start')
  if (!shift)
    return undefined
  const zero = quantile(valuesOf(rounds, against, 'start').toSorted((a, b) => a - b), 0.5)
  return {
    zero: onAxis(zero),
    margin: { from: onAxis(zero - shift.margin), to: onAxis(zero + shift.margin) },
    low: onAxis(zero + shift.low),
    high: onAxis(zero + shift.high),
    estimate: onAxis(zero + shift.estimate),
    words: `${signed(shift.low)} to ${signed(shift.high)} ms`,
    isClear: shift.low > shift.margin,
    from: SCENE.ground[against],
  }
}

/** What a build is, in words. */
function wordsOf({ build }: Analysis): string {
  const slower = Math.round(((build.factors.start ?? 1) - 1) * 100)
  return slower > 0 ? `really ${slower}% slower` : 'really as good'
}

function lampsOf(run: Run, t: number, bad: boolean): Screen[] {
  const { pitch, row } = SCENE.lamp
  return run.others.filter(({ build }) => build.bad === bad).toSorted((a, b) => a.from - b.from).map(({ build, ended, lives }, i) => ({
    x: (i % 10) * pitch,
    y: Math.floor(i / 10) * row,
    state: ended > t ? null : lives !== build.bad ? 'lit' : 'failed',
  }))
}

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const frame = frameAt(run, ms(t))
  const { analysis, isOver } = frame
  const minute = Math.round((analysis.ended - analysis.from) / minutes(1))
  const last = latest(analysis.looks, t)
  const isUp = t - analysis.from >= seconds(30)
  return {
    dunes: CLUSTERS.map(cluster => ({
      cluster,
      ground: SCENE.ground[cluster],
      grains: grainsOf(frame, cluster),
      instances: Array.from({ length: cluster === 'production' ? PHYSICS.production : run.options.instances }, (_, i) => ({ x: i * 22, isUp: isUp || cluster === 'production' })),
      words: cluster === 'production' ? 'old build, warm' : cluster === 'baseline' ? 'old build, fresh' : wordsOf(analysis),
      isOver: isOver && cluster !== 'production',
    })),
    caliper: caliperAt(run, frame),
    verdict: isOver
      ? analysis.lives ? { words: `goes on, after ${minute} min`, state: 'healthy' } : { words: `turned away after ${minute} min`, state: analysis.build.bad ? '' : 'failed' }
      : last && { words: `score ${Math.round(last.score)} so far`, state: '' },
    lamps: { bad: lampsOf(run, t, true), good: lampsOf(run, t, false) },
  }
}

/** The score of the canary that is shown, from 0 to 1, as it stands at each moment. */
export function scoreCurve(run: Run, points = 240): number[] {
  return Array.from({ length: points + 1 }, (_, i) => {
    const t = ms((i / points) * run.options.duration)
    return (frameAt(run, t).look?.score ?? 100) / 100
  })
}
