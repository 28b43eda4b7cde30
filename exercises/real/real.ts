// `npm run learn -- <exercise> --real`: the learner's answer, unchanged, against a real PostgreSQL.
import type { Exercise } from '../exercise.ts'
import type { Terminal } from '../learn/terminal.ts'
import type { Bench, Database, RealExercise } from './exercise.ts'
import type { Recording } from './recording.ts'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { folderOf } from '../exercise.ts'
import { answerPath } from '../learn/playground.ts'
import { gradeOnce, shown } from '../learn/session.ts'
import { slideAddress } from '../learn/terminal.ts'
import { ROOT } from '../runner/node/registry.ts'
import { machineInWords } from './machine.ts'
import { openServer } from './server.ts'
import { Trouble } from './trouble.ts'

/** What a run is told on the command line. */
export interface RealOptions {
  readonly runs: number
  readonly wrong: boolean
}

/** What an exercise does against real databases, if it has anything to do there. */
async function realOf(exercise: Exercise): Promise<RealExercise | undefined> {
  const path = join(ROOT, 'exercises', folderOf(exercise), 'real', 'index.ts')
  return existsSync(path) ? (await import(pathToFileURL(path).href) as { default: RealExercise }).default : undefined
}

/** The exercises that can be tried against real databases. */
export async function realAmong(exercises: readonly Exercise[]): Promise<readonly Exercise[]> {
  return exercises.filter(exercise => existsSync(join(ROOT, 'exercises', folderOf(exercise), 'real', 'index.ts')))
}

/**
 * Grades the answer, and if it passes runs it against real databases. Everything that is started or made for it is gone
 * afterwards, also when a signal ends it.
 * @returns the exit code: 0 done, 1 the answer does not pass its checks or no database can be had, 130 called off
 */
export async function runForReal(terminal: Terminal, exercise: Exercise, options: RealOptions): Promise<number> {
  const real = (await realOf(exercise))!
  const verdict = await gradeOnce(terminal, exercise)
  if (verdict.status !== 'passed') {
    terminal.write('\nThe checks come first: they say in a second what a database would say in a minute, and where.\n')
    return 1
  }
  const off = new AbortController()
  const callOff = () => off.abort(new Trouble('Called off.'))
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  signals.forEach(signal => process.on(signal, callOff))
  const opened: Database[] = []
  try {
    terminal.write(`\n${real.about}\n\n`)
    for (const variable of real.variables)
      opened.push(await databaseOf(variable, real, line => terminal.write(`${line}\n`)))
    off.signal.throwIfAborted()
    const bench: Bench = {
      exercise, ...options,
      databases: opened,
      source: readFileSync(answerPath(terminal.home, exercise), 'utf8'),
      machine: machineInWords(),
      write: text => terminal.write(text),
      signal: off.signal,
    }
    const recordings = await real.run(bench)
    terminal.write(`\n${keep(terminal, exercise, recordings)}\n`)
    return 0
  }
  catch (error) {
    if (!(error instanceof Trouble) && !off.signal.aborted)
      throw error
    terminal.write(`\n${off.signal.aborted ? 'Called off; all that was started or made for it is gone.' : (error as Error).message}\n`)
    return off.signal.aborted ? 130 : 1
  }
  finally {
    await Promise.all(opened.map(({ server }) => server?.close()))
    signals.forEach(signal => process.off(signal, callOff))
  }
}

/** The database that a variable names, or a PostgreSQL of our own. */
async function databaseOf(variable: string, { connections }: RealExercise, say: (line: string) => void): Promise<Database> {
  const url = process.env[variable]
  if (url)
    return { url, name: variable }
  const server = await openServer({ settings: [`max_connections=${connections + 20}`], say })
  return { url: server.url, name: 'PostgreSQL', server }
}

/** Writes the files for the live figure; says where they are. */
function keep(terminal: Terminal, exercise: Exercise, recordings: Readonly<Record<string, Recording>>): string {
  const folder = join(terminal.home, 'real')
  mkdirSync(folder, { recursive: true })
  const files = Object.entries(recordings).map(([name, recording]) => {
    const file = join(folder, `${[exercise.slug, name, terminal.stamp()].filter(Boolean).join('-')}.json`)
    writeFileSync(file, `${JSON.stringify(recording)}\n`)
    return shown(file)
  })
  return `Kept as ${files.join(' and ')}. Drop a file on the figure of ${slideAddress(terminal, exercise.slide.replace('practise', 'again'))} to see it drawn.`
}
