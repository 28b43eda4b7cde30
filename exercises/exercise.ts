/** One exercise: what the menu, the slides and the tables say of it. Its folder is `<number>-<slug>`. */
export interface Exercise {
  /** Place in the teaching order, from 1. */
  readonly number: number
  /** The mechanism's name everywhere: `sim/<slug>`, `playground/<slug>.ts`, `npm run learn -- <slug>`. */
  readonly slug: string
  /** What the learner builds, in a few words. */
  readonly title: string
  /** Time to allow, in minutes. */
  readonly minutes: number
  /** The `routeAlias` of the slide that offers it. */
  readonly slide: string
  /** What the learner's file must export: name → how it is declared. All of them are functions or classes. */
  readonly exports: Readonly<Record<string, string>>
  /** Three levels: where to look, what to do, nearly the answer. */
  readonly hints: readonly [string, string, string]
  /** The check at which the starter fails first. */
  readonly startsAt: string
}

/**
 * Declares an exercise; the default export of `exercises/<folder>/index.ts`.
 * @throws RangeError naming the field, what it must be and what it is
 */
export function defineExercise(exercise: Exercise): Exercise {
  const refuse = (field: string, must: string, got: unknown): never => {
    throw new RangeError(`Exercise "${exercise.slug}": ${field} must be ${must}, got ${JSON.stringify(got)}`)
  }
  if (!/^[a-z][a-z-]*$/.test(exercise.slug))
    refuse('slug', 'lower-case words joined by hyphens', exercise.slug)
  if (!Number.isInteger(exercise.number) || exercise.number < 1 || exercise.number > 99)
    refuse('number', 'a whole number from 1 to 99', exercise.number)
  if (!(exercise.minutes > 0))
    refuse('minutes', 'above 0', exercise.minutes)
  if (exercise.hints.length !== 3)
    refuse('hints', 'three texts', exercise.hints.length)
  if (Object.keys(exercise.exports).length === 0)
    refuse('exports', 'at least one name', exercise.exports)
  return exercise
}

/** The folder of an exercise under `exercises/`. */
export function folderOf(exercise: Exercise): string {
  return `${String(exercise.number).padStart(2, '0')}-${exercise.slug}`
}

/** Exercises in teaching order. */
export function inOrder(exercises: readonly Exercise[]): Exercise[] {
  return exercises.toSorted((a, b) => a.number - b.number)
}
