// Which wrong answers made by machine no check catches: `npm run mutants`, `npm run mutants -- cascade`.
import process from 'node:process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf } from '../exercises/exercise.ts'
import { findExercises, ROOT } from '../exercises/runner/node/registry.ts'
import { survivorsAmong } from '../exercises/runner/node/mutants.ts'
import { mutationsOf } from '../exercises/runner/mutations.ts'

const wanted = process.argv.slice(2)
const exercises = (await findExercises()).filter(({ slug }) => wanted.length === 0 || wanted.includes(slug))
if (exercises.length === 0) {
  console.error(`No exercise is named ${wanted.join(' or ')}. There are: ${(await findExercises()).map(({ slug }) => slug).join(', ')}.`)
  process.exit(2)
}

let unknown = 0
for (const exercise of exercises) {
  const mutations = mutationsOf(readFileSync(join(ROOT, 'exercises', folderOf(exercise), 'solution.ts'), 'utf8'))
  const { survivors, known } = await survivorsAmong(exercise, mutations)
  const unlisted = survivors.filter(name => !(name in known))
  const stale = Object.keys(known).filter(name => !survivors.includes(name))
  unknown += unlisted.length + stale.length
  console.log(`${exercise.slug}: ${mutations.length} mutants, ${mutations.length - survivors.length} caught, ${survivors.length} survive, ${survivors.length - unlisted.length} of them with a reason`)
  for (const name of unlisted)
    console.log(`  survives: ${name}`)
  for (const name of stale)
    console.log(`  listed, and caught or gone: ${name}`)
}
process.exit(unknown === 0 ? 0 : 1)
