// Writes the schedule into README.md and the facilitator's notes into FACILITATOR.md: `npm run schedule`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './deck/root.ts'
import { facilitatorNotes, withSchedule } from './deck/schedule.ts'
import { loadSlides } from './deck/slides.ts'

const slides = await loadSlides()
const readme = join(ROOT, 'README.md')
writeFileSync(join(ROOT, 'FACILITATOR.md'), facilitatorNotes(slides))
writeFileSync(readme, withSchedule(readFileSync(readme, 'utf8'), slides))
console.log(`README.md and FACILITATOR.md tell the schedule of ${slides.length} slides.`)
