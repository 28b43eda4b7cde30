import type { Exercise } from '../exercise.ts'
import type { Terminal } from './terminal.ts'
import { readFileSync } from 'node:fs'
import { folderOf } from '../exercise.ts'
import { findExercises } from '../runner/node/registry.ts'
import { differenceText } from './difference.ts'
import { hasFiles, workOnFile } from './files.ts'
import { answerPath, ensureAnswer, resetAnswer } from './playground.ts'
import { exportProgress, importProgress, progressWith } from './progress-code.ts'
import { readProgress, writeProgress } from './progress.ts'
import { gradeOnce, hintText, shown, watchExercise } from './session.ts'
import { CLEAR, paint, slideAddress } from './terminal.ts'
import { realAmong, runForReal } from '../real/real.ts'

const USAGE = `npm run learn                         the exercises; pick one
npm run learn -- <exercise>           watch your file and check each save
npm run learn -- <exercise> --once    check once; exit code 0 if all checks pass
npm run learn -- <exercise> --real    your answer against a real PostgreSQL; of row-lock and outbox
npm run learn -- tracing --trace f    your criticalPath on a trace of your own, in Zipkin’s v2 JSON
npm run learn -- tracing --export f   the page of the slide as such a file, with the headers that your answer writes
npm run learn -- hint <exercise>      the next hint
npm run learn -- diff <exercise>      the difference to the reference
npm run learn -- reset <exercise>     start over; what you had is kept
npm run learn -- export               your progress as a short string
npm run learn -- import <string>      take it up on another machine
--poll                                look at the file regularly, without waiting for the system to report changes
--runs=5                              with --real: measure so often, and say how far apart it lies
--wrong                               with --real: try the exercise's planted wrong answers too`

/** A mistake on the command line; its message says what would have been right. */
class UsageError extends Error {}

/**
 * The `learn` command.
 * @param args what follows `npm run learn --`
 * @returns the exit code: 0 done, 1 not all checks pass, 2 not understood
 */
export async function learn(args: readonly string[], terminal: Terminal): Promise<number> {
  const exercises = await findExercises()
  const flags = args.filter(arg => arg.startsWith('-'))
  const [first, second] = args.filter(arg => !arg.startsWith('-'))
  const once = flags.includes('--once')
  const poll = flags.includes('--poll')

  try {
    const unknown = flags.find(flag => !['--once', '--poll', '--real', '--wrong', '--trace', '--export', '--help', '-h'].includes(flag) && !flag.startsWith('--runs='))
    if (unknown)
      throw new UsageError(`No option ${unknown}.\n\n${USAGE}`)
    if (flags.includes('--help') || flags.includes('-h')) {
      terminal.write(`${USAGE}\n`)
      return 0
    }
    switch (first) {
      case 'export':
        terminal.write(`${exportProgress(readProgress(terminal.home), exercises)}\n`)
        return 0
      case 'import':
        if (!second)
          throw new UsageError('Which progress? Give the string that "npm run learn -- export" printed.')
        writeProgress(terminal.home, { ...readProgress(terminal.home), ...importProgress(second, exercises) })
        terminal.write(`${listText(terminal, exercises)}\n`)
        return 0
      case 'hint':
        terminal.write(`${hintText(terminal, pick(exercises, second))}\n`)
        return 0
      case 'diff': {
        const exercise = pick(exercises, second)
        ensureAnswer(terminal.home, exercise)
        terminal.write(`${differenceText(exercise, readFileSync(answerPath(terminal.home, exercise), 'utf8'))}\n`)
        return 0
      }
      case 'reset': {
        const exercise = pick(exercises, second)
        if (!ensureAnswer(terminal.home, exercise))
          terminal.write(`What you had is in ${shown(resetAnswer(terminal.home, exercise, terminal.stamp()))}\n`)
        terminal.write(`${shown(answerPath(terminal.home, exercise))} is the starter again.\n`)
        return 0
      }
    }
    const chosen = first === undefined ? undefined : pick(exercises, first)
    const way = (['trace', 'export'] as const).find(name => flags.includes(`--${name}`))
    if (way)
      return await workOnFile(terminal, pickFiles(exercises, chosen, way), way, pathIn(second, way), slide => slideAddress(terminal, slide))
    if (flags.includes('--real'))
      return await runForReal(terminal, await pickReal(exercises, chosen), { runs: runsIn(flags), wrong: flags.includes('--wrong') })
    if (once) {
      const verdict = await gradeOnce(terminal, chosen ?? nextOpen(terminal, exercises))
      return verdict.status === 'passed' ? 0 : 1
    }
    return await visit(terminal, exercises, chosen, poll)
  }
  catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof RangeError))
      throw error
    terminal.write(`${error.message}\n`)
    return 2
  }
}

/** From the list into an exercise, to the next, back to the list, until the learner quits. */
async function visit(terminal: Terminal, exercises: readonly Exercise[], chosen: Exercise | undefined, poll: boolean): Promise<number> {
  for (;;) {
    if (!chosen) {
      if (!terminal.interactive) {
        terminal.write(`${listText(terminal, exercises)}\n\n${USAGE}\n`)
        return 0
      }
      chosen = await choose(terminal, exercises)
      if (!chosen)
        return 0
    }
    const exit = await watchExercise(terminal, chosen, { poll })
    if (exit === 'quit') {
      const { done } = progressWith(readProgress(terminal.home), chosen)
      terminal.write(`${done ? 'On to the next: npm run learn' : `To go on: npm run learn -- ${chosen.slug}`}\n`)
      return 0
    }
    chosen = exit === 'next' ? nextAfter(exercises, chosen) : undefined
  }
}

/** Shows the list and waits for a choice; undefined when the learner quits. */
function choose(terminal: Terminal, exercises: readonly Exercise[]): Promise<Exercise | undefined> {
  let typed = ''
  const suggested = nextOpen(terminal, exercises)
  const show = (problem = '') => terminal.write(
    `${CLEAR}${listText(terminal, exercises)}\n\n${problem}Number and Enter (Enter alone: ${suggested.number} ${suggested.slug})   ${paint.strong('q')} ${paint.dim('quit')}   > ${typed}`,
  )
  return new Promise((resolve) => {
    const stop = terminal.onKey((key) => {
      if (key === 'q' || key === 'ctrl-c') {
        stop()
        terminal.write('\n')
        return resolve(undefined)
      }
      if (key === 'enter') {
        const exercise = typed === '' ? suggested : exercises.find(candidate => candidate.number === Number(typed))
        if (exercise) {
          stop()
          return resolve(exercise)
        }
        const wrong = typed
        typed = ''
        return show(`There is no exercise ${wrong}. `)
      }
      if (/^\d$/.test(key))
        typed += key
      else if (key === 'backspace')
        typed = typed.slice(0, -1)
      show()
    })
    show()
  })
}

/** The exercises with minutes, progress and slide. */
function listText(terminal: Terminal, exercises: readonly Exercise[]): string {
  const progress = readProgress(terminal.home)
  const width = Math.max(...exercises.map(exercise => folderOf(exercise).length))
  const done = exercises.filter(exercise => progressWith(progress, exercise).done).length
  const rows = exercises.map((exercise) => {
    const state = progressWith(progress, exercise)
    const mark = state.done ? paint.good('✓') : progress[exercise.slug] ? paint.strong('…') : '·'
    return `${mark} ${folderOf(exercise).replace('-', ' ').padEnd(width)}  ${String(exercise.minutes).padStart(3)} min  ${exercise.title}\n  ${' '.repeat(width)}           ${paint.dim(slideAddress(terminal, exercise.slide))}`
  })
  return [`${paint.strong('Exercises')}   ${done} of ${exercises.length} done`, '', ...rows].join('\n')
}

/** The exercise meant by a slug, the beginning of one, or a number. */
function pick(exercises: readonly Exercise[], given: string | undefined): Exercise {
  const names = exercises.map(exercise => exercise.slug).join(', ')
  if (given === undefined)
    throw new UsageError(`Which exercise? There are: ${names}.`)
  const exact = exercises.find(exercise => exercise.slug === given || exercise.number === Number(given))
  const begun = exercises.filter(exercise => exercise.slug.startsWith(given))
  const exercise = exact ?? (begun.length === 1 ? begun[0] : undefined)
  if (!exercise)
    throw new UsageError(`No exercise "${given}". There are: ${names}.`)
  return exercise
}

/** The exercise, if it reads and writes files. */
function pickFiles(exercises: readonly Exercise[], chosen: Exercise | undefined, way: string): Exercise {
  if (!chosen || !hasFiles(chosen))
    throw new UsageError(`${chosen ? `${chosen.slug} has nothing to do with files` : 'Of which exercise'}; there is: ${exercises.filter(hasFiles).map(({ slug }) => `npm run learn -- ${slug} --${way} file.json`).join(', ')}.`)
  return chosen
}

function pathIn(given: string | undefined, way: string): string {
  if (given === undefined)
    throw new UsageError(`Which file? npm run learn -- tracing --${way} file.json`)
  return given
}

/** The exercise, if there is anything real to run it against. */
async function pickReal(exercises: readonly Exercise[], chosen: Exercise | undefined): Promise<Exercise> {
  const real = await realAmong(exercises)
  if (!chosen || !real.includes(chosen))
    throw new UsageError(`${chosen ? `${chosen.slug} has nothing real to run against` : 'Which exercise is to run against a real PostgreSQL'}; there ${real.length === 1 ? 'is' : 'are'}: ${real.map(({ slug }) => `npm run learn -- ${slug} --real`).join(', ')}.`)
  return chosen
}

/** How often to measure. */
function runsIn(flags: readonly string[]): number {
  const given = flags.find(flag => flag.startsWith('--runs='))?.slice('--runs='.length) ?? '1'
  const runs = Number(given)
  if (!Number.isInteger(runs) || runs < 1 || runs > 20)
    throw new UsageError(`--runs is "${given}"; it should be a whole number from 1 to 20, such as --runs=5.`)
  return runs
}

/** The first exercise not done, or the first. */
function nextOpen(terminal: Terminal, exercises: readonly Exercise[]): Exercise {
  const progress = readProgress(terminal.home)
  return exercises.find(exercise => !progressWith(progress, exercise).done) ?? exercises[0]!
}

/** The exercise after this one in the teaching order; undefined after the last. */
function nextAfter(exercises: readonly Exercise[], exercise: Exercise): Exercise | undefined {
  return exercises[exercises.indexOf(exercise) + 1]
}
