import type { Exercise } from '../exercise.ts'
import type { Verdict } from '../runner/verdict.ts'
import type { Terminal } from './terminal.ts'
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import process from 'node:process'
import { folderOf } from '../exercise.ts'
import { openGrader } from '../runner/node/grader.ts'
import { verdictText } from '../runner/verdict.ts'
import { differenceText } from './difference.ts'
import { answerPath, ensureAnswer, resetAnswer } from './playground.ts'
import { progressWith } from './progress-code.ts'
import { noteProgress, readProgress } from './progress.ts'
import { CLEAR, paint, slideAddress, wrap } from './terminal.ts'
import { watchText } from './watch.ts'

/** Where to go after an exercise. */
export type Exit = 'next' | 'list' | 'quit'

/** A path as the learner knows it: from where they stand, with forward slashes on every system. */
export function shown(path: string): string {
  return relative(process.cwd(), path).replaceAll('\\', '/')
}

/** The heading of an exercise. */
export function heading(exercise: Exercise): string {
  return `${paint.strong(folderOf(exercise).replace('-', ' '))} · ${exercise.title} · ${exercise.minutes} min`
}

/** Shows the next hint, or all of them once all have been seen. */
export function hintText(terminal: Terminal, exercise: Exercise): string {
  const seen = Math.min(progressWith(readProgress(terminal.home), exercise).hints + 1, exercise.hints.length)
  noteProgress(terminal.home, exercise, { hints: seen })
  return exercise.hints.slice(0, seen)
    .map((hint, i) => `${paint.strong(`Hint ${i + 1} of ${exercise.hints.length}`)}\n${wrap(hint, Math.min(terminal.columns, 100))}`)
    .join('\n\n')
}

/** Grades the learner's file once, notes it when it passes, and prints the verdict. */
export async function gradeOnce(terminal: Terminal, exercise: Exercise): Promise<Verdict> {
  const made = ensureAnswer(terminal.home, exercise)
  const path = answerPath(terminal.home, exercise)
  const grader = openGrader(exercise.slug)
  const verdict = await grader.grade(readFileSync(path, 'utf8'))
  if (verdict.status === 'passed')
    noteProgress(terminal.home, exercise, { done: true })
  terminal.write(`${heading(exercise)}\n${made ? `Made ${shown(path)} from the starter.\n` : ''}\n`)
  terminal.write(`${verdictText(verdict, { file: shown(path), hint: nextHint(terminal, exercise, `npm run learn -- hint ${exercise.slug}`), paint })}\n`)
  return verdict
}

function nextHint(terminal: Terminal, exercise: Exercise, how: string): string {
  const next = Math.min(progressWith(readProgress(terminal.home), exercise).hints + 1, exercise.hints.length)
  return `hint ${next} of ${exercise.hints.length}: ${how}`
}

const KEYS = [['h', 'hint'], ['d', 'difference to the reference'], ['r', 'run again'], ['x', 'reset'], ['s', 'slide'], ['n', 'next'], ['l', 'list'], ['q', 'quit']]

/** Watches the learner's file and shows a verdict after each save, until a key leads elsewhere. */
export function watchExercise(terminal: Terminal, exercise: Exercise, options: { poll: boolean }): Promise<Exit> {
  const made = ensureAnswer(terminal.home, exercise)
  const path = answerPath(terminal.home, exercise)
  const grader = openGrader(exercise.slug)
  const watching = `Watching ${shown(path)}: each save is checked.`
  let text = readFileSync(path, 'utf8')
  let verdict: Verdict | undefined
  let note = made ? `Made ${shown(path)} from the starter: open it in your editor. Each save is checked.` : watching
  let busy = false
  let again = false
  let left = false

  /** Draws the screen: the verdict, or a page in its place. */
  function show(page?: string): void {
    const brief = terminal.interactive
    const hint = nextHint(terminal, exercise, brief ? 'press h' : `npm run learn -- hint ${exercise.slug}`)
    // While another text is checked, what was said of the last one fades.
    const verdictLines = !verdict ? '' : busy ? paint.dim(verdictText(verdict, { file: shown(path), hint, brief })) : verdictText(verdict, { file: shown(path), hint, brief, paint })
    if (!brief) {
      if (!busy)
        terminal.write(`${verdictLines}\n\n`)
      return
    }
    const lines = [`${heading(exercise)}${busy ? paint.dim('   checking …') : ''}`, '', page ?? verdictLines]
    if (verdict?.status === 'passed' && !page)
      lines.push(`Well done. ${paint.strong('d')} shows how the reference does it, ${paint.strong('n')} goes on.`)
    lines.push('', note, '', KEYS.map(([key, name]) => `${paint.strong(key!)} ${paint.dim(name!)}`).join('   '))
    terminal.write(`${CLEAR}${lines.join('\n')}\n`)
  }

  async function check(): Promise<void> {
    if (busy) {
      again = true
      return
    }
    busy = true
    show()
    do {
      again = false
      verdict = await grader.grade(text)
    } while (again)
    busy = false
    if (verdict.status === 'passed')
      noteProgress(terminal.home, exercise, { done: true })
    if (!left) {
      show()
      grader.warm()
    }
  }

  return new Promise((resolve) => {
    const stopWatching = watchText(path, (changed) => {
      text = changed
      note = watching
      void check()
    }, { events: !options.poll })

    const stopKeys = terminal.interactive ? terminal.onKey(press) : () => {}
    function leave(exit: Exit): void {
      left = true
      stopWatching()
      stopKeys()
      grader.close()
      resolve(exit)
    }
    function press(key: string): void {
      switch (key) {
        case 'h':
          note = hintText(terminal, exercise)
          return show()
        case 'd':
          note = watching
          return show(differenceText(exercise, text))
        case 'r':
          if (!existsSync(path)) {
            note = `${shown(path)} is gone. Save it again in your editor, or press x to begin with the starter.`
            return show()
          }
          note = 'Checked again.'
          text = readFileSync(path, 'utf8')
          return void check()
        case 'x':
          note = ensureAnswer(terminal.home, exercise)
            ? `Made ${shown(path)} from the starter.`
            : `Started over; what you had is in ${shown(resetAnswer(terminal.home, exercise, terminal.stamp()))}`
          text = readFileSync(path, 'utf8')
          return void check()
        case 's': {
          const address = slideAddress(terminal, exercise.slide)
          terminal.open(address)
          note = `The slide: ${address}   (while "npm start" runs; DECK_URL names another deck)`
          return show()
        }
        case 'n': return leave('next')
        case 'l': return leave('list')
        case 'q': case 'ctrl-c': return leave('quit')
      }
    }
    void check()
  })
}
