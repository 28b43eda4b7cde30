// The walk: the built deck in a real browser, on stage and on paper, by keyboard and by address, printed and practised.
import type { Browser } from 'playwright-chromium'
import type { Slide } from '../slides/slides.ts'
import type { Report } from './report.ts'
import type { Walk } from './way.ts'
import { atOnce } from '../terminal/at-once.ts'
import { walkAddresses } from './addresses.ts'
import { walkDiagrams } from './diagrams.ts'
import { walkFirefox } from './firefox.ts'
import { walkLabs } from './labs.ts'
import { walkNeighbours } from './neighbours.ts'
import { walkOffline } from './offline.ts'
import { walkPrint } from './print.ts'
import { walkReading } from './reading.ts'
import { createReport } from './report.ts'
import { walkRoom } from './room.ts'
import { walkTrials } from './trials/index.ts'
import { walkScheme } from './scheme.ts'

/** The ways through the deck. Each has pages of its own, so that several can be walked at once. */
export const WALKS = {
  stage: (walk: Walk) => walkScheme(walk, 'stage'),
  paper: (walk: Walk) => walkScheme(walk, 'paper'),
  addresses: walkAddresses,
  print: walkPrint,
  diagrams: walkDiagrams,
  labs: walkLabs,
  hands: walkTrials,
  reading: walkReading,
  firefox: walkFirefox,
  neighbours: walkNeighbours,
  offline: walkOffline,
  room: walkRoom,
} satisfies Record<string, (walk: Walk) => Promise<void>>

/**
 * Walks the deck served at `url`, every way.
 * @param slides what should be there
 * @param only addresses of the slides to look at; all by default
 */
export async function walk(browser: Browser, url: string, slides: readonly Slide[], only?: ReadonlySet<string>): Promise<Report> {
  const report = createReport()
  const wanted = only ? slides.filter(slide => only.has(slide.alias)) : slides
  await atOnce(Object.entries(WALKS), async ([name, run]) => {
    const start = performance.now()
    await run({ browser, url, slides, wanted, report })
    console.log(`   ${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
  })
  return report
}
