// Writes what is computed into what is read: the schedule and the exercises into README.md, the notes of the
// slides into FACILITATOR.md: `npm run schedule`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exerciseTable } from '../exercises/exercise.ts'
import { findExercises } from '../exercises/runner/node/registry.ts'
import { ROOT } from './build/root.ts'
import { facilitatorNotes, withBlock, withSchedule } from './slides/schedule.ts'
import { loadSlides } from './slides/slides.ts'

const slides = await loadSlides()
const readme = join(ROOT, 'README.md')
writeFileSync(join(ROOT, 'FACILITATOR.md'), facilitatorNotes(slides))
const scheduled = withSchedule(readFileSync(readme, 'utf8'), slides)
writeFileSync(readme, withBlock(scheduled, 'exercises', exerciseTable(await findExercises())))
console.log(`README.md and FACILITATOR.md tell the schedule of ${slides.length} slides.`)
