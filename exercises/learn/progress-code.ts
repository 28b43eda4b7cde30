// How far a learner has come, and how that travels: from the terminal to the deck in a browser, to another machine, and back.
import type { Exercise } from '../exercise.ts'

/** How far a learner has come with one exercise. */
export interface ExerciseProgress {
  readonly done: boolean
  /** Hints seen, from 0 to 3. */
  readonly hints: number
}

/** How far a learner has come, by slug; exercises not begun are missing. */
export type Progress = Readonly<Record<string, ExerciseProgress>>

const NONE: ExerciseProgress = { done: false, hints: 0 }

/** Progress with one exercise. */
export function progressWith(progress: Progress, exercise: Exercise): ExerciseProgress {
  return progress[exercise.slug] ?? NONE
}

/** Progress of plain data, as it was kept; an entry that makes no sense is no progress. */
export function progressOf(kept: unknown): Progress {
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
  if (!isObject(kept))
    return {}
  return Object.fromEntries(Object.entries(kept).flatMap(([slug, entry]) => {
    if (!isObject(entry))
      return []
    const hints = Number.isInteger(entry.hints) ? Math.min(3, Math.max(0, entry.hints as number)) : 0
    return [[slug, { done: entry.done === true, hints }]]
  }))
}

/**
 * Progress as a short string to take to another machine, such as `p1-7d2-13h1-5k`:
 * the version; for each exercise its number, d if done or h if not, and the hints seen; a check digit pair.
 */
export function exportProgress(progress: Progress, exercises: readonly Exercise[]): string {
  const parts = exercises
    .filter(exercise => progress[exercise.slug])
    .map((exercise) => {
      const { done, hints } = progressWith(progress, exercise)
      return `${exercise.number}${done ? 'd' : 'h'}${hints}`
    })
  const text = ['p1', ...parts].join('-')
  return `${text}-${checkOf(text)}`
}

/**
 * Progress from such a string.
 * @throws RangeError when it is not one, or was mistyped
 */
export function importProgress(code: string, exercises: readonly Exercise[]): Progress {
  const match = code.trim().match(/^(p1(?:-\d+[dh][0-3])*)-([0-9a-z]{2})$/)
  if (!match)
    throw new RangeError(`Progress looks like p1-7d2-5k, got "${code}". Copy it whole from "npm run learn -- export".`)
  const [, text, check] = match
  if (checkOf(text!) !== check)
    throw new RangeError(`"${code}" was mistyped: its last two characters do not fit. Copy it again from "npm run learn -- export".`)
  const entries = [...text!.matchAll(/-(\d+)([dh])(\d)/g)].flatMap(([, number, done, hints]) => {
    const exercise = exercises.find(candidate => candidate.number === Number(number))
    return exercise ? [[exercise.slug, { done: done === 'd', hints: Number(hints) }] as const] : []
  })
  return Object.fromEntries(entries)
}

function checkOf(text: string): string {
  let sum = 7
  for (const character of text)
    sum = (sum * 31 + character.charCodeAt(0)) % 1296
  return sum.toString(36).padStart(2, '0')
}
