import type { Exercise } from '../exercise.ts'
import type { Mutant } from '../runner/mutant.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { folderOf } from '../exercise.ts'
import { mutate } from '../runner/mutant.ts'
import { ROOT } from '../runner/node/registry.ts'

/** The planted wrong answers of an exercise, by name. */
export async function wrongAnswers(exercise: Exercise): Promise<{ readonly name: string, readonly source: string }[]> {
  const home = join(ROOT, 'exercises', folderOf(exercise))
  const solution = readFileSync(join(home, 'solution.ts'), 'utf8')
  return Promise.all(readdirSync(join(home, 'mutants')).toSorted().map(async (file) => {
    const { default: mutant } = await import(pathToFileURL(join(home, 'mutants', file)).href) as { default: Mutant }
    return { name: basename(file, '.ts'), source: mutate(solution, mutant) }
  }))
}
