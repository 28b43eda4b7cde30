// Prints everything that the deck is on paper, from one build with one browser: the deck and its documents.
import type { Browser } from 'playwright-chromium'
import type { PaperDocument } from './documents.ts'
import type { Slide } from '../slides/slides.ts'
import { atOnce } from '../terminal/at-once.ts'
import { progress } from '../terminal/progress.ts'
import { checkPaper, DOCUMENTS, openPaper, printPaper } from './documents.ts'
import { checkPdf, openPrint, printPdf } from './deck.ts'

/** What can be exported, by name: the deck, and each document on each of its papers. */
export const EXPORTS = ['deck', ...Object.entries(DOCUMENTS).flatMap(([document, papers]) => papers.map(paper => `${document}-${paper}`))]

/** One export. */
export interface Exported {
  name: string
  bytes: Uint8Array
  pages: number
  /** What is wrong with it, a line for each fault. */
  faults: string[]
  /** How long it took to open, print and check. */
  seconds: number
}

export const EXPORT_DEFAULTS = {
  /** Names of {@link EXPORTS}, or of documents for all their papers. */
  only: EXPORTS as readonly string[],
  /** Where the deck can be opened; by default what the build knows. */
  address: undefined as string | undefined,
}

/** The exports that some names mean. @throws RangeError naming those there are. */
export function readExports(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const found = EXPORTS.filter(one => one === name || one.startsWith(`${name}-`))
    if (!found.length)
      throw new RangeError(`There is no export "${name}"; there are ${EXPORTS.join(', ')}.`)
    return found
  })
}

/**
 * Prints and checks exports of the deck served at `url`, two at a time.
 * @param take called with each as soon as it is there
 * @throws Error when one cannot be printed at all
 */
export async function printExports(browser: Browser, url: string, slides: readonly Slide[], { take, ...options }: Partial<typeof EXPORT_DEFAULTS> & { take: (printed: Exported) => void }): Promise<void> {
  const { only, address } = { ...EXPORT_DEFAULTS, ...options }
  const tell = progress('export')
  const deck = only.filter(name => name === 'deck')
  const jobs: (PaperDocument | 'deck')[] = [...(Object.keys(DOCUMENTS) as PaperDocument[]), ...deck as ['deck']]
  let done = 0
  await atOnce(jobs, async (job) => {
    let start = performance.now()
    const printed = (given: Omit<Exported, 'seconds'>) => {
      take({ ...given, seconds: (performance.now() - start) / 1000 })
      start = performance.now()
      tell(++done, only.length, given.name)
    }
    if (job === 'deck') {
      const page = await openPrint(browser, url)
      const made = await printPdf(page, slides)
      await page.context().close()
      printed({ name: job, bytes: made.bytes, pages: made.shown.length, faults: await checkPdf(made, slides) })
      return
    }
    const papers = DOCUMENTS[job].filter(paper => only.includes(`${job}-${paper}`))
    if (!papers.length)
      return
    const page = await openPaper(browser, url, job, { address, paper: papers[0] })
    for (const paper of papers) {
      const { bytes, pages, ...rest } = await printPaper(page, paper)
      printed({ name: `${job}-${paper}`, bytes, pages, faults: await checkPaper({ bytes, pages, ...rest }, job, slides) })
    }
    await page.context().close()
  })
}
