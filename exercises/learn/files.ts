// `npm run learn -- <exercise> --trace file` and `--export file`: the learner's answer on a file from elsewhere, and what the
// exercise's world makes as such a file.
import type { Exercise } from '../exercise.ts'
import type { Terminal } from './terminal.ts'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { folderOf } from '../exercise.ts'
import { openGrader } from '../runner/node/grader.ts'
import { ROOT } from '../runner/node/registry.ts'
import { answerPath, ensureAnswer } from './playground.ts'
import { heading, shown } from './session.ts'

/** What an exercise does with files: the default export of `exercises/<folder>/files.ts`. */
export interface ExerciseFiles {
  /**
   * What to run for what a text holds: options of the exercise's world, a run each.
   * @throws Error saying what the text is instead, and what to do
   */
  readonly read: (text: string) => readonly Record<string, unknown>[]
  /** What the runs say, for the terminal. */
  readonly tell: (runs: readonly unknown[]) => string
  /** The slide that draws such a file when it is dropped there. */
  readonly slide: string
  /**
   * The text of a file with what a run made.
   * @throws Error when there is nothing to write
   */
  readonly write: (run: unknown) => string
}

const pathOf = (exercise: Exercise) => join(ROOT, 'exercises', folderOf(exercise), 'files.ts')

/** Whether an exercise reads and writes files. */
export const hasFiles = (exercise: Exercise): boolean => existsSync(pathOf(exercise))

/**
 * Runs the learner's answer on a file, or writes what it makes into one.
 * @returns the exit code: 0 done, 1 the answer did not run, 2 the file cannot be used
 */
export async function workOnFile(terminal: Terminal, exercise: Exercise, way: 'trace' | 'export', path: string, address: (slide: string) => string): Promise<number> {
  const files = (await import(pathToFileURL(pathOf(exercise)).href) as { default: ExerciseFiles }).default
  const refuse = (why: string) => {
    terminal.write(`${path}: ${why}\n`)
    return 2
  }
  let worlds: readonly Record<string, unknown>[] = [{}]
  if (way === 'export' && existsSync(path))
    return refuse('is there already, and is left as it is. Name another file.')
  if (way === 'trace') {
    try {
      worlds = files.read(readFileSync(path, 'utf8'))
    }
    catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      return refuse(code === 'ENOENT' ? 'there is no such file.' : code === 'EISDIR' ? 'is a folder.' : message)
    }
  }
  ensureAnswer(terminal.home, exercise)
  const answer = answerPath(terminal.home, exercise)
  const source = readFileSync(answer, 'utf8')
  const grader = openGrader(exercise.slug, { reuse: true })
  const runs: unknown[] = []
  try {
    terminal.write(`${heading(exercise)}\n\n`)
    for (const world of worlds) {
      const ran = await grader.run(source, world)
      if ('trouble' in ran) {
        terminal.write(`${shown(answer)} did not come to an end:\n${ran.trouble.message}\n`)
        return 1
      }
      runs.push(ran.run)
    }
  }
  finally {
    grader.close()
  }
  if (way === 'trace') {
    terminal.write(`${files.tell(runs)}\n\nTo see it drawn, drop ${basename(path)} on ${address(files.slide)}\n`)
    return 0
  }
  try {
    writeFileSync(path, files.write(runs[0]), { flag: 'wx' })
  }
  catch (error) {
    return refuse((error as Error).message)
  }
  terminal.write(`${files.tell(runs)}\n\nWritten: ${shown(resolve(path))}\n`)
  return 0
}
