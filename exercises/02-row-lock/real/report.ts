// What evenings at a real database come to, in words and beside the model.
import type { Law, Policy, Run } from '../../../sim/row-lock/index.ts'
import type { Origin } from '../../real/recording.ts'
import type { Evening } from './evening.ts'
import { number } from '../../../case/format.ts'
import { ms } from '../../../sim/engine/index.ts'
import { spread } from '../../real/spread.ts'
import { fitLaw, measure, peakOf, stageAt, summary, WORLD_DEFAULTS } from '../../../sim/row-lock/index.ts'
import { TIMES_FASTER } from './evening.ts'

/** A stage of an evening, in numbers. */
export interface Stage {
  readonly workers: number
  /** Whether the sequel is out. */
  readonly sequel: boolean
  readonly perSecond: number
  /** Workers that wait for a lock, on average, by `pg_stat_activity`. */
  readonly waiting: number
  /** Transactions that were rolled back for a circle: SQLSTATE 40P01. */
  readonly circles: number
  readonly wrong: number
}

/** The stages of a run, as far as it has come. */
export function stagesOf(run: Run): Stage[] {
  const { workers, both, duration } = run.options
  const length = duration / workers.length
  const reached = run.samples.at(-1)?.t ?? 0
  return workers.flatMap((n, i): Stage[] => {
    const [from, to] = [ms(i * length), ms((i + 1) * length)]
    // The last look before the end of a stage may be one distance away.
    if (reached < to - length / 2)
      return []
    const span = run.samples.filter(({ t }) => t >= from && t < to)
    const { perSecond, rolledBack, wrong } = summary(run, ms(from + Math.min(500, length / 4)), to)
    return [{
      workers: n,
      sequel: stageAt(both, workers.length, duration, from) > 0,
      perSecond,
      waiting: span.reduce((sum, { waiting }) => sum + waiting, 0) / Math.max(1, span.length),
      circles: rolledBack,
      wrong,
    }]
  })
}

/** What many workers get done with one film, by the law that fits. */
export function lawOf(run: Run): Law {
  return fitLaw(stagesOf(run).filter(({ sequel }) => !sequel).map(({ workers, perSecond }) => ({ n: workers, perSecond })))
}

/** What evenings came to, one database as in the basket beside an answer, run by run: `figures.json` is such a file. */
export interface Figures extends Origin {
  readonly basket: readonly EveningFigures[]
  readonly yours: readonly EveningFigures[]
}

/** An evening in numbers: as of {@link Stage} and of `Evening`. */
export interface EveningFigures extends Pick<Law, 'alpha' | 'beta'>, Pick<Evening, 'statement' | 'commit'> {
  readonly stages: readonly Stage[]
}

/** What the wrong answers came to: `wrong.json` is such a file. Where a plan cannot be carried out, why. */
export interface WrongFigures extends Origin {
  readonly workers: readonly number[]
  readonly both: readonly number[]
  readonly duration: number
  readonly answers: readonly ({ readonly name: string } & (Stage | { readonly refused: string }))[]
}

/** A stage as files keep it. */
export const rounded = (stage: Stage): Stage => ({ ...stage, perSecond: toDigits(stage.perSecond, 4), waiting: toDigits(stage.waiting, 4) })
const toDigits = (value: number, digits: number) => Number(value.toPrecision(digits))

/** An evening as files keep it. */
export function figuresOf({ run, statement, commit }: Evening): EveningFigures {
  const { alpha, beta } = lawOf(run)
  return { alpha: toDigits(alpha, 3), beta: toDigits(beta, 3), statement: toDigits(statement, 3), commit: toDigits(commit, 3), stages: stagesOf(run).map(rounded) }
}

/** The head of the table of stages. */
export const STAGE_HEAD = '   workers   done a second   waiting   circles'

/** A stage as a line of it. */
export function stageLine({ workers, sequel, perSecond, waiting, circles, wrong }: Stage): string {
  return `${String(workers).padStart(10)}${number(perSecond).padStart(16)}${number(waiting, 1, 1).padStart(10)}${number(circles).padStart(10)}${sequel ? '   with the sequel' : ''}${wrong ? `   wrong stock: ${wrong}` : ''}`
}

/** The law that fits one run or several. */
function lawInWords(laws: readonly Law[]): string {
  const peaks = laws.map(peakOf)
  return `α ${spread(laws.map(({ alpha }) => alpha), 3)}   β ${spread(laws.map(({ beta }) => beta), 5)}   ${peaks.every(peak => peak < 1000) ? `most with ${spread(peaks, 0)} workers` : 'no peak'}`
}

/** What so many workers got done a second, in all the runs, with each stage on a line. */
export function spreadText(runs: readonly Run[]): string {
  const all = runs.map(stagesOf)
  return all[0]!.map(({ workers, sequel }, i) => `${String(workers).padStart(10)}   ${spread(all.map(stages => stages[i]!.perSecond), 0)} a second${sequel ? ', with the sequel' : ''}`).join('\n')
}

/** Evenings beside the model of the same plan, and what it is that makes them differ. */
export function besideTheModel(evenings: readonly Evening[], policy: Policy, cores: number): string {
  const { run, statement, commit, busy, waits } = evenings.at(-1)!
  const model = { law: fitLaw(measure(() => policy)), statement: WORLD_DEFAULTS.statement / TIMES_FASTER, commit: WORLD_DEFAULTS.commit / TIMES_FASTER }
  const crowded = busy.findIndex(share => share > 0.85)
  return [
    `measured     ${lawInWords(evenings.map(evening => lawOf(evening.run)))}`,
    `the model    ${lawInWords([model.law])}`,
    '',
    `A statement takes ${number(statement, 2)} ms here and ${number(model.statement, 2)} in the model, which goes ${TIMES_FASTER} times as slowly; a commit ${number(commit, 2)} ms and ${number(model.commit, 2)}.`,
    commit < model.commit * 0.8
      ? 'So a row is free again sooner here, and the line forms at more workers.'
      : commit > model.commit * 1.25 ? 'So a row is held longer here, and the line forms at fewer workers.' : 'So a row is held for about as long.',
    `The model has a processor for every worker. Here ${cores} carry all of them and the database too, which the law takes for waiting.`,
    `On average ${number(waits.activity, 1, 1)} workers waited for a lock, by pg_stat_activity; by pg_locks ${number(waits.locks, 1, 1)} locks were asked for and not granted.`,
    ...crowded < 0 ? [] : [`From ${run.options.workers[crowded]} workers on this program itself was short of a processor: what is measured there says little about the database.`],
  ].join('\n')
}
