import type { BaseRun, Chance, FaultEvent, FaultSchedule, Millis } from '../engine/index.ts'
import type { Build } from './builds.ts'
import type { MetricId } from './metrics.ts'
import type { Judgement, Label, Policy } from './policy.ts'
import type { Cluster } from './schedules.ts'
import { Fleet } from '../blue-green/index.ts'
import { announceFaults, COUNT, faultAt, frozen, minutes, ms, NOT_NEGATIVE, oneOf, settle, show, Simulation } from '../engine/index.ts'
import { OTHER_BUILDS, slowerBy } from './builds.ts'
import { METRIC_IDS, METRICS, SCORING } from './metrics.ts'
import { byMeans, LABELS, VERDICTS } from './policy.ts'
import { CLUSTERS, SCHEDULES } from './schedules.ts'

/** What a run is like unless told otherwise: an hour with two canaries one after the other, and 28 more beside them. */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: minutes(60),
  schedule: SCHEDULES.calm as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: (): Policy => byMeans,
  /** What the canary is held against: `baseline` or `production`. */
  against: 'baseline' as Exclude<Cluster, 'canary'>,
  /** The second build that is shown; the first is as good as the old one. */
  second: slowerBy(0.25),
  /** Builds that are judged beside them, half of them in each half of the run. */
  others: OTHER_BUILDS,
  /** Standard deviation of what an instance reports, as a share of it. */
  noise: 0.12,
  /** Instances of the canary, and as many of the baseline. */
  instances: 3,
})

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** Constants of the world that no run changes. */
export const PHYSICS = frozen({
  /** How long a canary is looked at, if nothing turns it away before. */
  analysis: minutes(30),
  /** How often each instance reports. */
  sampleEvery: minutes(2),
  /** How often the judge is asked. */
  lookEvery: minutes(6),
  /** Instances of production that report; what there is beside them makes no difference here. */
  production: 6,
  /** How long a fresh instance takes until it is as warm as an old one. */
  warmUp: minutes(20),
  /** Members that press play with an instance between two reports, least and most. */
  members: { least: 780, most: 820 },
  /** Share of reports that are lost, and of those that fell into a pause; how much longer a start takes in one. */
  lost: 0.02,
  pauses: 0.025,
  pause: 2.5,
  /** Noise of counts and of the processor, as shares of that of starts. */
  quiet: { plays: 0.4, cpu: 0.6 },
})

/** What an instance reported, by metric; NaN where nothing came. */
export type Sample = Readonly<Record<MetricId, number>>

/** All reports of a moment, a list for each cluster, in the order of its instances. */
export interface Round {
  readonly t: Millis
  readonly samples: Readonly<Record<Cluster, readonly Sample[]>>
  /** Members that the canary has served since the round before. */
  readonly members: number
}

/** One judgement of all that had come in by then. */
export interface Look extends Judgement {
  readonly t: Millis
  readonly labels: Readonly<Record<MetricId, Label>>
}

/** One canary, from its start to its end. */
export interface Analysis {
  readonly build: Build
  readonly from: Millis
  readonly rounds: readonly Round[]
  readonly looks: readonly Look[]
  /** When the verdict fell. */
  readonly ended: Millis
  /** Whether the build goes on to everybody. What is marginal at the end does not: nobody is there to look. */
  readonly lives: boolean
}

/** One event of a run; `canary` numbers them from 1, the two that are shown first. */
export type CanaryEvent =
  | FaultEvent
  | { readonly t: Millis, readonly type: 'look', readonly canary: number, readonly labels: Readonly<Record<MetricId, Label>>, readonly score: number }
  | { readonly t: Millis, readonly type: 'verdict', readonly canary: number, readonly lives: boolean }

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, CanaryEvent> {
  /** The two that are shown, one after the other. */
  readonly shown: readonly [Analysis, Analysis]
  /** Those beside them, in the order given. */
  readonly others: readonly Analysis[]
}

/** Near enough to a standard normal: the sum of four uniforms, made that wide. */
const bell = (chance: Chance): number => (chance.uniform() + chance.uniform() + chance.uniform() + chance.uniform() - 2) * Math.sqrt(3)

/** How many of something come by themselves where `mean` come on average. */
function count(chance: Chance, mean: number): number {
  let found = 0
  for (let left = 1; mean > 0; found++) {
    left -= chance.exponential(1 / mean)
    if (left < 0)
      return found
  }
  return found
}

/** @throws TypeError saying what the policy may answer, and what it did */
function checkedLabel(label: unknown, id: MetricId): Label {
  if (!LABELS.includes(label as Label))
    throw new TypeError(`classify(…) of ${id} must return one of ${LABELS.join(', ')}, got ${show(label)}`)
  return label as Label
}
function checkedJudgement(judgement: Judgement): Judgement {
  const { score, verdict } = judgement ?? {}
  if (!(score >= 0 && score <= 100) || !VERDICTS.includes(verdict))
    throw new TypeError(`score(…) must return { score, verdict } with a score from 0 to 100 and one of ${VERDICTS.join(', ')}, got ${show(judgement)}`)
  return { score, verdict }
}

/**
 * Runs the world: a new build gets a few fresh instances, the old one as many, both report beside production, and a
 * policy judges. What instances report carries chance; a machine is a little faster or slower for good.
 * @throws RangeError, ScheduleError on options that make no world
 * @throws TypeError when the policy answers with what is no answer
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, CLUSTERS, { against: oneOf(['baseline', 'production']), noise: NOT_NEGATIVE, instances: COUNT })
  const { schedule, instances, noise } = options
  const { analysis, sampleEvery, lookEvery } = PHYSICS
  const simulation = new Simulation<CanaryEvent>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()

  /** A machine that reports: when it was up, and how its kind differs. */
  function reporterOf(chance: Chance, up: number) {
    const own = Object.fromEntries(METRIC_IDS.map(id => [id, 1 + METRICS[id].spread * bell(chance)])) as Record<MetricId, number>
    return (cluster: Cluster, build: Build | null, from: Millis, isShown: boolean): Sample => {
      const t = simulation.now
      const isLost = chance.happens(PHYSICS.lost)
      const isPaused = chance.happens(PHYSICS.pauses)
      const isHit = chance.happens(build?.share ?? 1)
      const fault = isShown ? faultAt(schedule, cluster, t - sampleEvery / 2) : undefined
      const left = Math.max(0, 1 - (t - up) / PHYSICS.warmUp)
      const cold = left * left
      const part = build?.grows ? (t - from) / analysis : 1
      const factor = (id: MetricId) => isHit ? 1 + ((build?.factors[id] ?? 1) - 1) * part : 1
      const around = (id: MetricId, wide: number) => METRICS[id].usual * own[id] * factor(id) * (1 + METRICS[id].cold * cold) * (1 + wide * noise * bell(chance))
      const values = {
        start: around('start', 1) * (isPaused ? PHYSICS.pause : 1) + (fault?.kind === 'slow' ? fault.latency : 0),
        errors: count(chance, METRICS.errors.usual * factor('errors') + (fault?.kind === 'fail' ? 20 * (fault.rate ?? 1) : 0)),
        plays: around('plays', PHYSICS.quiet.plays),
        cpu: around('cpu', PHYSICS.quiet.cpu),
      }
      const isThere = (id: MetricId) => !isLost && fault?.kind !== 'down' && !build?.silent?.includes(id)
      // A counter begins to exist with the first thing counted.
      return Object.fromEntries(METRIC_IDS.map(id => [id, !isThere(id) || (id === 'errors' && values.errors === 0) ? Number.NaN : Math.round(values[id])])) as Sample
    }
  }
  type Reporter = ReturnType<typeof reporterOf>
  const reporters = (fleet: Fleet, chance: Chance, before = 0): Reporter[] => fleet.instances.map(({ up }, i) => reporterOf(chance.fork(`instance ${i}`), up - before))

  // Production has long been up, and is the same for every canary.
  const fleet = new Fleet()
  fleet.stand(PHYSICS.production)
  const machines = reporters(fleet, simulation.chance.fork('production'), PHYSICS.warmUp)
  const seenAt = new Map<Millis, readonly Sample[]>()
  function production(): readonly Sample[] {
    const t = simulation.now
    if (!seenAt.has(t))
      seenAt.set(t, machines.map(report => report('production', null, t, true)))
    return seenAt.get(t)!
  }

  function judge(rounds: readonly Round[]): Look {
    const valuesOf = (cluster: Cluster, id: MetricId) => rounds.flatMap(({ samples }) => samples[cluster].map(sample => sample[id]))
    const labels = Object.fromEntries(METRIC_IDS.map(id => [id, checkedLabel(policy.classify(valuesOf(options.against, id), valuesOf('canary', id), METRICS[id]), id)])) as Record<MetricId, Label>
    const results = METRIC_IDS.map(id => ({ label: labels[id], group: METRICS[id].group, critical: METRICS[id].critical }))
    return { t: simulation.now, labels, ...checkedJudgement(policy.score(results, SCORING)) }
  }

  let canaries = 0
  /** Starts a canary, which reports and is judged until its verdict; the analysis fills as the simulation runs. */
  function start(build: Build, from: Millis, isShown: boolean): Analysis {
    const canary = ++canaries
    const chance = simulation.chance.fork(`canary ${canary}`)
    const found = { build, from, rounds: [] as Round[], looks: [] as Look[], ended: options.duration, lives: false }
    const [old, young] = ['baseline', 'canary'].map((name) => {
      const fresh = new Fleet()
      fresh.grow(instances, from, chance.fork(`${name} boots`))
      return reporters(fresh, chance.fork(name))
    }) as [Reporter[], Reporter[]]

    function end(lives: boolean) {
      found.ended = simulation.now
      found.lives = lives
      simulation.emit({ type: 'verdict', canary, lives })
    }
    function round() {
      const t = simulation.now
      const members = Array.from({ length: instances }, () => chance.int(PHYSICS.members.least, PHYSICS.members.most)).reduce((sum, served) => sum + served, 0)
      found.rounds.push({ t, members, samples: {
        production: production(),
        baseline: old.map(report => report('baseline', null, from, isShown)),
        canary: young.map(report => report('canary', build, from, isShown)),
      } })
      const age = t - from
      if (age % lookEvery === 0) {
        const look = judge(found.rounds)
        found.looks.push(look)
        simulation.emit({ type: 'look', canary, labels: look.labels, score: look.score })
        if (look.verdict === 'fail' || age >= analysis)
          return end(look.verdict === 'pass')
      }
      simulation.after(sampleEvery, round)
    }
    simulation.at(ms(from + sampleEvery), round)
    return found
  }

  announceFaults(simulation, schedule)
  const half = [minutes(0), analysis] as const
  const shown = [
    start(slowerBy(0), half[0], true),
    start(options.second, half[1], true),
  ] as const
  const others = options.others.map((build, i) => start(build, half[i % 2]!, false))
  return { options, trace: simulation.run(), shown, others }
}

