import type { Exercise } from '../exercise.ts'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf } from '../exercise.ts'
import { ROOT } from '../runner/node/registry.ts'

/** Where learners write, unless told otherwise; ignored by git, so that an update never meets an answer. */
export const PLAYGROUND = join(ROOT, 'playground')

/** Makes an editor check the learner's file as the project's own are checked. */
const TSCONFIG = '{ "extends": "../tsconfig.json", "include": ["*.ts"], "exclude": [] }\n'

/** The learner's file of an exercise. */
export function answerPath(home: string, exercise: Exercise): string {
  return join(home, `${exercise.slug}.ts`)
}

/** Makes the learner's file from the starter, unless it is there. Tells whether it was made. */
export function ensureAnswer(home: string, exercise: Exercise): boolean {
  mkdirSync(home, { recursive: true })
  if (!existsSync(join(home, 'tsconfig.json')))
    writeFileSync(join(home, 'tsconfig.json'), TSCONFIG)
  if (existsSync(answerPath(home, exercise)))
    return false
  writeFileSync(answerPath(home, exercise), asAnswer(exercise, 'problem.ts'))
  return true
}

/**
 * Starts an exercise over; what was written is kept.
 * @param stamp tells backups apart, as part of a file name
 * @returns the path of the backup
 */
export function resetAnswer(home: string, exercise: Exercise, stamp: string): string {
  const backups = join(home, 'backups')
  mkdirSync(backups, { recursive: true })
  let backup = join(backups, `${exercise.slug}-${stamp}.ts`)
  for (let i = 2; existsSync(backup); i++)
    backup = join(backups, `${exercise.slug}-${stamp}-${i}.ts`)
  copyFileSync(answerPath(home, exercise), backup)
  writeFileSync(answerPath(home, exercise), asAnswer(exercise, 'problem.ts'))
  return backup
}

/** The starter or the reference as it would stand in the playground, one folder nearer to `sim/` and without the marks that slides quote it by. */
export function asAnswer(exercise: Exercise, file: 'problem.ts' | 'solution.ts'): string {
  return readFileSync(join(ROOT, 'exercises', folderOf(exercise), file), 'utf8')
    .replaceAll(`from '../../`, `from '../`)
    .replaceAll(/^ *\/\/ #(?:end)?region.*\n/gm, '')
}
