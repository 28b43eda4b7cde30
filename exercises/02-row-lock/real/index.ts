import type { Policy } from '../../../sim/row-lock/index.ts'
import type { Bench, RealExercise } from '../../real/exercise.ts'
import type { Origin, Recording } from '../../real/recording.ts'
import type { Problem } from '../world.ts'
import type { Evening } from './evening.ts'
import { cpus } from 'node:os'
import { basketOrder } from '../../../sim/row-lock/index.ts'
import { openSchema } from '../../real/database.ts'
import { wrongAnswers } from '../../real/wrong.ts'
import { evalScript, loadLearnerCode } from '../../runner/learner-code.ts'
import { policyOf } from '../world.ts'
import { connectionsOf, EVENING, eveningWithin, runEvening } from './evening.ts'
import { pack } from './recording.ts'
import type { Figures, WrongFigures } from './report.ts'
import { besideTheModel, figuresOf, rounded, spreadText, STAGE_HEAD, stageLine, stagesOf } from './report.ts'

/** What a wrong answer is tried with: many workers, and the sequel is out from the start. */
const SHORT = { workers: [32], both: [0.25], duration: 4000 }

/** Connections without which there is no evening to speak of. */
const LEAST = connectionsOf([64])

/** The schema that is made, and dropped. */
const SCHEMA = 'deck_row_lock'

export default {
  variables: ['DATABASE_URL'],
  connections: connectionsOf(EVENING.workers),
  about: `Evenings of ${EVENING.duration / 1000} s in a real PostgreSQL: 1 to ${Math.max(...EVENING.workers)} workers, each on a connection of its own, first with one database as in the basket, then with your answer. Ctrl+C calls it off.`,
  async run(bench) {
    const yours = policyIn(bench.source)
    const without: Measured[] = []
    const own: Measured[] = []
    for (let i = 1; i <= bench.runs; i++) {
      const of = bench.runs > 1 ? `, ${i} of ${bench.runs}` : ''
      without.push(await measured(`One database, as in the basket${of}`, basketOrder(), bench))
      own.push(await measured(`Your answer${of}`, yours, bench))
    }
    if (bench.runs > 1)
      bench.write(`One database, in ${bench.runs} runs:\n${spreadText(without.map(({ run }) => run))}\nYour answer:\n${spreadText(own.map(({ run }) => run))}\n\n`)
    bench.write(`One database\n${besideTheModel(without, basketOrder(), cpus().length)}\n\nYour answer\n${besideTheModel(own, yours, cpus().length)}\n`)
    const origin = { at: new Date().toISOString(), machine: bench.machine, server: `PostgreSQL ${own[0]!.version}` }
    const recording = (answer: string, { run }: Measured): Recording => ({ recording: 'row-lock', ...origin, answer, run: pack(run) })
    bench.keepRun('basket', 'break', recording('one database', without.at(-1)!))
    bench.keepRun('yours', 'again', recording('yours', own.at(-1)!))
    bench.keepFigures('figures', { ...origin, basket: without.map(figuresOf), yours: own.map(figuresOf) } satisfies Figures)
    if (bench.wrong)
      await tryWrongAnswers(bench, origin)
  },
} satisfies RealExercise

/** The policy that an answer's text describes. */
const policyIn = (source: string): Policy => policyOf(loadLearnerCode(source, evalScript).exports as unknown as Problem)

interface Measured extends Evening { readonly version: string }

/** Runs an evening in a schema of its own, and says each stage as it ends. */
async function measured(name: string, policy: Policy, bench: Bench): Promise<Measured> {
  return inSchema(bench, async (schema) => {
    const within = eveningWithin(schema.room)
    const without = EVENING.workers.filter(n => !within.workers.includes(n))
    bench.write(`${name}${without.length ? `; there is room for ${schema.room} connections, so the stage of ${without.join(' and ')} workers is left out` : ''}\n${STAGE_HEAD}\n`)
    const evening = await runEvening(schema, policy, { ...within, signal: bench.signal, afterStage: (stage, run) => bench.write(`${stageLine(stagesOf(run)[stage]!)}\n`) })
    bench.write('\n')
    return { ...evening, version: schema.version }
  })
}

async function inSchema<T>({ databases: [database] }: Bench, work: (schema: Awaited<ReturnType<typeof openSchema>>) => Promise<T>): Promise<T> {
  const schema = await openSchema(database!, SCHEMA, LEAST)
  try {
    return await work(schema)
  }
  finally {
    await schema.drop()
  }
}

/** What each planted wrong answer does to a database: a line each. */
async function tryWrongAnswers(bench: Bench, origin: Origin): Promise<void> {
  const answers: WrongFigures['answers'][number][] = []
  bench.write(`\nThe wrong answers of the exercise, each for ${SHORT.duration / 1000} s with ${SHORT.workers[0]} workers and the sequel\n`)
  for (const { name, source } of await wrongAnswers(bench.exercise)) {
    const came = await inSchema(bench, schema => runEvening(schema, policyIn(source), { ...SHORT, signal: bench.signal }))
      .then(({ run }) => stagesOf(run)[0]!, (error: Error) => bench.signal.aborted ? Promise.reject(error) : error)
    bench.write(`${name.padEnd(24)}${came instanceof Error ? `   cannot be carried out: ${came.message}` : stageLine(came).replace(/^ +\d+/, '')}\n`)
    answers.push({ name, ...came instanceof Error ? { refused: came.message } : rounded(came) })
    bench.keepFigures('wrong', { ...origin, ...SHORT, answers } satisfies WrongFigures)
  }
}
