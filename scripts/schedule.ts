// Writes what is computed into what is read: the schedule and the mechanisms into README.md, and what was measured at real
// databases into the READMEs of exercises: `npm run schedule`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf } from '../exercises/exercise.ts'
import { measuredOf } from '../exercises/real/measured.ts'
import { findExercises } from '../exercises/runner/node/registry.ts'
import { ROOT } from './build/root.ts'
import { mechanismTable } from './slides/mechanisms.ts'
import { loadCuts, withBlock, withSchedule } from './slides/schedule.ts'

const cuts = await loadCuts()
const exercises = await findExercises()
const readme = join(ROOT, 'README.md')
const scheduled = withSchedule(readFileSync(readme, 'utf8'), cuts)
writeFileSync(readme, withBlock(scheduled, 'mechanisms', mechanismTable(exercises, cuts.get('workshop')!)))
for (const exercise of exercises) {
  const path = join(ROOT, 'exercises', folderOf(exercise), 'README.md')
  for (const [name, block] of Object.entries((await measuredOf(exercise))?.blocks ?? {}))
    writeFileSync(path, withBlock(readFileSync(path, 'utf8'), name, block))
}
console.log(`README.md tells the schedule of ${cuts.size} cuts, the longest of ${cuts.get('workshop')!.length} slides.`)
