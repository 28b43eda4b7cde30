import type { Bench, RealExercise } from '../../real/exercise.ts'
import type { Recording } from '../../real/recording.ts'
import type { Storm } from './storm.ts'
import { openSchema } from '../../real/database.ts'
import { wrongAnswers } from '../../real/wrong.ts'
import { pack } from './recording.ts'
import { AMISS_HEAD, amissLine, stormText } from './report.ts'
import { BrokenAnswer, runStorm, STORM } from './storm.ts'

/** The schema that is made in both databases, and dropped. */
const SCHEMA = 'deck_outbox'
/** Connections to one database at a time: those of the processes, of others that take their places, and those that look. */
const CONNECTIONS = 20

export default {
  variables: ['DATABASE_URL', 'DATABASE_URL_COPY'],
  connections: CONNECTIONS,
  about: `Two real databases, and a log kept as a table with offsets. Your commit, relay and consume run as processes of their own; ${STORM.deaths} times one of them is killed with SIGKILL at a moment drawn by chance (seed ${STORM.seed}), in between connections are cut and the copy's database is stopped. A minute or two; Ctrl+C calls it off.`,
  async run(bench) {
    const storms: Storm[] = []
    let version = ''
    for (let i = 0; i < bench.runs; i++)
      storms.push(await storm(bench, bench.source, STORM.seed + i, found => version = found))
    bench.write(`\n${storms.map(stormText).join('\n\n')}\n`)
    if (bench.wrong)
      await tryWrongAnswers(bench)
    return { yours: { recording: 'outbox', at: new Date().toISOString(), machine: bench.machine, server: `PostgreSQL ${version}`, answer: 'yours', run: pack(storms.at(-1)!) } satisfies Recording }
  },
} satisfies RealExercise

/** Runs a storm in a schema of its own in each database. */
async function storm({ databases: [ours, theirs], write, signal }: Bench, source: string, seed: number, tell: (version: string) => void = () => {}): Promise<Storm> {
  const owner = await openSchema(ours!, SCHEMA, CONNECTIONS)
  try {
    const copy = await openSchema(theirs!, SCHEMA, CONNECTIONS)
    try {
      tell(owner.version)
      let rounds = 0
      return await runStorm({ owner: { ...owner, url: ours!.url }, copy: { ...copy, url: theirs!.url }, schema: SCHEMA, server: theirs!.server, source }, {
        seed, signal,
        afterRound: (_, of) => write(++rounds % 20 === 0 || rounds === of ? ` ${rounds} of ${of}\n` : '.'),
      })
    }
    finally {
      await copy.drop()
    }
  }
  finally {
    await owner.drop()
  }
}

/** In how many of a hundred deaths each planted wrong answer loses or doubles something: a line each. */
async function tryWrongAnswers(bench: Bench): Promise<void> {
  const quiet = { ...bench, write: () => {} }
  bench.write(`\nThe wrong answers of the exercise, and in how many rounds with a death something is amiss\n${AMISS_HEAD}\n`)
  for (const { name, source } of await wrongAnswers(bench.exercise)) {
    try {
      bench.write(`${amissLine(name, (await storm(quiet, source, STORM.seed)).rounds)}\n`)
    }
    catch (error) {
      if (!(error instanceof BrokenAnswer))
        throw error
      bench.write(`${name.padEnd(22)}cannot be carried out: ${error.message}\n`)
    }
  }
}
