import type { Bench, RealExercise } from '../../real/exercise.ts'
import type { Origin } from '../../real/recording.ts'
import type { Figures, StormFigures, WrongAnswer, WrongFigures } from './report.ts'
import type { Storm } from './storm.ts'
import { openSchema } from '../../real/database.ts'
import { Trouble, WITHOUT } from '../../real/trouble.ts'
import { wrongAnswers } from '../../real/wrong.ts'
import { pack } from './recording.ts'
import { AMISS_HEAD, amissLine, figuresOf, stormText, wrongAnswer } from './report.ts'
import { BrokenAnswer, runStorm, STORM } from './storm.ts'

/** The schema that is made in both databases, and dropped. */
const SCHEMA = 'deck_outbox'
/** Connections to one database at a time: those of the processes, of others that take their places, and those that look. */
const CONNECTIONS = 20
/** What wrong answers are tried with: rounds are short, and in each one process dies. */
const QUICK = { changes: 3, cutEvery: Infinity, stopEvery: Infinity }

export default {
  variables: ['DATABASE_URL', 'DATABASE_URL_COPY'],
  connections: CONNECTIONS,
  about: `Two real databases, and a log kept as a table with offsets. Your commit, relay and consume run as processes of their own; ${STORM.deaths} times one of them is killed with SIGKILL at a moment drawn by chance (seed ${STORM.seed}), in between connections are cut and the copy's database is stopped. A minute or two; Ctrl+C calls it off.`,
  async run(bench) {
    let origin = { at: new Date().toISOString(), machine: bench.machine, server: '' }
    const storms: StormFigures[] = []
    for (let i = 0; i < bench.runs; i++) {
      const seed = STORM.seed + i
      let rounds = 0
      const { storm, version } = await weather(bench, bench.source, {
        seed,
        afterRound: (_, of) => bench.write(++rounds % 20 === 0 || rounds === of ? ` ${rounds} of ${of}\n` : '.'),
      })
      origin = { ...origin, server: `PostgreSQL ${version}` }
      storms.push(figuresOf(storm, seed))
      bench.keepRun('yours', 'again', { recording: 'outbox', ...origin, answer: 'yours', run: pack(storm) })
      bench.keepFigures('figures', { ...origin, storms } satisfies Figures)
    }
    bench.write(`\n${storms.map(stormText).join('\n\n')}\n`)
    if (bench.wrong)
      await tryWrongAnswers(bench, origin)
  },
} satisfies RealExercise

/** Runs a storm in a schema of its own in each database. */
async function weather({ databases: [ours, theirs], signal }: Bench, source: string, options: Partial<typeof STORM>): Promise<{ readonly storm: Storm, readonly version: string }> {
  if (ours!.url === theirs!.url)
    throw new Trouble(`${ours!.name} and ${theirs!.name} name the same database, and a copy has one of its own. Create a second, or leave ${theirs!.name} unset for a PostgreSQL of the deck's own. ${WITHOUT}`)
  const owner = await openSchema(ours!, SCHEMA, CONNECTIONS)
  try {
    const copy = await openSchema(theirs!, SCHEMA, CONNECTIONS)
    try {
      const site = { owner: { ...owner, url: ours!.url }, copy: { ...copy, url: theirs!.url }, schema: SCHEMA, server: theirs!.server, source }
      return { storm: await runStorm(site, { signal, ...options }), version: owner.version }
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
async function tryWrongAnswers(bench: Bench, origin: Origin): Promise<void> {
  const answers: WrongAnswer[] = []
  bench.write(`\nThe wrong answers of the exercise, and in how many rounds with a death something is amiss\n${AMISS_HEAD}\n`)
  for (const { name, source } of await wrongAnswers(bench.exercise)) {
    bench.write(name.padEnd(22))
    let rounds = 0
    const answer = await weather(bench, source, { ...QUICK, afterRound: () => ++rounds % 10 === 0 && bench.write('.') }).then(
      ({ storm }) => wrongAnswer(name, storm.rounds),
      (error: unknown): WrongAnswer => {
        if (!(error instanceof BrokenAnswer))
          throw error
        return { name, refused: error.message }
      },
    )
    bench.write(`${''.padEnd(11 - Math.floor(rounds / 10))}${amissLine(answer)}\n`)
    answers.push(answer)
    bench.keepFigures('wrong', { ...origin, answers } satisfies WrongFigures)
  }
}
