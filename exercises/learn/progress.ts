// A learner's progress in the terminal, kept beside their answers.
import type { Exercise } from '../exercise.ts'
import type { ExerciseProgress, Progress } from './progress-code.ts'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { progressOf, progressWith } from './progress-code.ts'

const FILE = 'progress.json'

/** Reads the learner's progress; none yet, or a file that cannot be read, is no progress, and so is an entry that makes no sense. */
export function readProgress(home: string): Progress {
  return progressOf(readKept(home))
}

function readKept(home: string): unknown {
  try {
    return JSON.parse(readFileSync(join(home, FILE), 'utf8'))
  }
  catch {
    return undefined
  }
}

/** Notes progress with one exercise. */
export function noteProgress(home: string, exercise: Exercise, change: Partial<ExerciseProgress>): void {
  const progress = readProgress(home)
  writeProgress(home, { ...progress, [exercise.slug]: { ...progressWith(progress, exercise), ...change } })
}

/** Replaces the learner's progress. */
export function writeProgress(home: string, progress: Progress): void {
  mkdirSync(home, { recursive: true })
  // What cannot be read may still be mended by hand.
  if (existsSync(join(home, FILE)) && readKept(home) === undefined)
    renameSync(join(home, FILE), join(home, `${FILE}.unreadable`))
  writeFileSync(join(home, FILE), `${JSON.stringify(progress, null, 2)}\n`)
}
