// Writes what is computed into what is read: the schedule and the exercises into README.md: `npm run schedule`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exerciseTable } from '../exercises/exercise.ts'
import { findExercises } from '../exercises/runner/node/registry.ts'
import { ROOT } from './build/root.ts'
import { loadCuts, withBlock, withSchedule } from './slides/schedule.ts'

const cuts = await loadCuts()
const readme = join(ROOT, 'README.md')
const scheduled = withSchedule(readFileSync(readme, 'utf8'), cuts)
writeFileSync(readme, withBlock(scheduled, 'exercises', exerciseTable(await findExercises())))
console.log(`README.md tells the schedule of ${cuts.size} cuts, the longest of ${cuts.get('workshop')!.length} slides.`)
