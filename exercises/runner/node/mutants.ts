import type { Exercise } from '../../exercise.ts'
import type { Mutation, Survivors } from '../mutations.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { folderOf } from '../../exercise.ts'
import { openGrader } from './grader.ts'
import { ROOT } from './registry.ts'

/**
 * Grades mutations of an exercise's reference.
 * @returns the names of those that pass every check, and those of which survivors.ts says why they may
 */
export async function survivorsAmong(exercise: Exercise, mutations: readonly Mutation[]): Promise<{ survivors: string[], known: Survivors }> {
  const list = join(ROOT, 'exercises', folderOf(exercise), 'survivors.ts')
  const known = existsSync(list) ? (await import(pathToFileURL(list).href) as { default: Survivors }).default : {}
  const grader = openGrader(exercise.slug, { reuse: true, toFirstFailure: true })
  const survivors: string[] = []
  for (const { name, source } of mutations) {
    const { status } = await grader.grade(source)
    if (status === 'passed')
      survivors.push(name)
  }
  grader.close()
  return { survivors, known }
}
