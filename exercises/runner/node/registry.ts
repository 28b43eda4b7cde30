import type { Exercise } from '../../exercise.ts'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inOrder } from '../../exercise.ts'

/** The project's root folder. */
export const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

/** The exercises found on disk, in teaching order: every folder `exercises/<number>-<slug>` with an index.ts. */
export async function findExercises(root = ROOT): Promise<Exercise[]> {
  const home = join(root, 'exercises')
  const folders = readdirSync(home).filter(name => /^\d+-/.test(name) && existsSync(join(home, name, 'index.ts')))
  const modules = await Promise.all(folders.map(name => import(pathToFileURL(join(home, name, 'index.ts')).href)))
  return inOrder(modules.map(module => (module as { default: Exercise }).default))
}
