// The texts of an exercise, bundled: what the editor shows first, and what the difference is taken against.
import type { Exercise } from '../exercise.ts'
import { folderOf } from '../exercise.ts'
import { exercises } from '../index.ts'

const texts = import.meta.glob<string>('../*-*/{checks.test,problem,solution}.ts', { query: '?raw', import: 'default' })

/** The exercise of that slug. @throws RangeError naming the slugs there are. */
export function exerciseOf(slug: string): Exercise {
  const exercise = exercises.find(candidate => candidate.slug === slug)
  if (!exercise)
    throw new RangeError(`No exercise "${slug}"; there are: ${exercises.map(candidate => candidate.slug).join(', ')}`)
  return exercise
}

const textOf = (slug: string, file: string) => texts[`../${folderOf(exerciseOf(slug))}/${file}`]!()

/** The text of an exercise's checks. */
export const checksOf = (slug: string): Promise<string> => textOf(slug, 'checks.test.ts')

/** The text of an exercise's starter: what the editor shows first, and after a reset. */
export const starterOf = (slug: string): Promise<string> => textOf(slug, 'problem.ts')

/** The text of an exercise's reference: what the difference is taken against. */
export const solutionOf = (slug: string): Promise<string> => textOf(slug, 'solution.ts')
