// Writes what is computed into what is read: the schedule and the mechanisms into README.md: `npm run schedule`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findExercises } from '../exercises/runner/node/registry.ts'
import { ROOT } from './build/root.ts'
import { mechanismTable } from './slides/mechanisms.ts'
import { loadCuts, withBlock, withSchedule } from './slides/schedule.ts'

const cuts = await loadCuts()
const readme = join(ROOT, 'README.md')
const scheduled = withSchedule(readFileSync(readme, 'utf8'), cuts)
writeFileSync(readme, withBlock(scheduled, 'mechanisms', mechanismTable(await findExercises(), cuts.get('workshop')!)))
console.log(`README.md tells the schedule of ${cuts.size} cuts, the longest of ${cuts.get('workshop')!.length} slides.`)
