// `npm run learn -- <exercise> --real`: the learner's answer, unchanged, against a real PostgreSQL.
import type { Exercise } from '../exercise.ts'
import type { Terminal } from '../learn/terminal.ts'
import type { Bench, Database, RealExercise } from './exercise.ts'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { folderOf } from '../exercise.ts'
import { answerPath } from '../learn/playground.ts'
import { gradeOnce, shown } from '../learn/session.ts'
import { slideAddress } from '../learn/terminal.ts'
import { ROOT } from '../runner/node/registry.ts'
import { isOutOfReach } from './database.ts'
import { machineInWords } from './machine.ts'
import { openServer } from './server.ts'
import { Trouble, WITHOUT } from './trouble.ts'

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
  const files = filesOf(terminal, exercise)
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
      keepRun: files.keepRun,
      keepFigures: files.keepFigures,
      signal: off.signal,
    }
    await real.run(bench)
    terminal.write(`\n${files.told()}`)
    return 0
  }
  catch (error) {
    const isTrouble = error instanceof Trouble && error !== off.signal.reason
    if (!isTrouble && !isOutOfReach(error) && !off.signal.aborted)
      throw error
    terminal.write(`\n${isTrouble ? error.message : off.signal.aborted ? 'Called off; all that was started or made for it is gone.' : `The database was gone in the middle of it: ${(error as Error).message}. All that was made in it is dropped. ${WITHOUT}`}\n${files.told()}`)
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

/** The files that a run leaves in the learner's folder. */
function filesOf(terminal: Terminal, exercise: Exercise): Pick<Bench, 'keepRun' | 'keepFigures'> & { readonly told: () => string } {
  const folder = join(terminal.home, 'real')
  const stamp = terminal.stamp()
  const runs = new Set<string>()
  const figures = new Set<string>()
  function keep(name: string, content: object): string {
    const kept = [exercise.slug, name, stamp].join('-')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${kept}.json`), `${JSON.stringify(content)}\n`)
    return kept
  }
  return {
    keepRun(name, slide, recording) {
      const kept = keep(name, recording)
      runs.add(`${shown(join(folder, `${kept}.json`))}\n  drawn on ${slideAddress(terminal, exercise.slide.replace('practise', slide))}?run=${kept}\n`)
    },
    keepFigures: (name, content) => void figures.add(`${shown(join(folder, `${keep(name, content)}.json`))}\n`),
    told: () => runs.size + figures.size === 0 ? '' : `Kept:\n${[...runs, ...figures].join('')}`,
  }
}
