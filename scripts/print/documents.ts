// The documents on paper: opened once, laid onto each size of sheet, printed by the browser with its tags, and checked.
import type { Browser, Page } from 'playwright-chromium'
import type { PaperAbout } from '../../paper/data.ts'
import type { Paper } from '../../paper/sizes.ts'
import type { Bookmark } from './pdf.ts'
import type { Slide } from '../slides/slides.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { glossary } from '../../case/glossary.ts'
import { claims, sources } from '../../case/index.ts'
import { sayings } from '../../case/say.ts'
import { mechanisms } from '../../case/slugs.ts'
import { plain } from '../../case/text.ts'
import { folderOf } from '../../exercises/exercise.ts'
import { findExercises } from '../../exercises/runner/node/registry.ts'
import { waitingSlides } from '../../paper/pictures.ts'
import { PAPERS } from '../../paper/sizes.ts'
import { auditPdf, faultLines } from './audit/audit.ts'
import { finish, holds, lettersOf } from './pdf.ts'
import { takeThumbnails } from './thumbnails.ts'
import { ROOT } from '../build/root.ts'
import { plainTitle } from '../slides/titles.ts'

/** The documents that the deck has routes for, and the papers on which each is exported. */
export const DOCUMENTS = {
  handout: ['a4', 'letter'],
  guide: ['a4', 'letter'],
  leaflet: ['a4', 'letter'],
} as const satisfies Record<string, readonly Paper[]>
export type PaperDocument = keyof typeof DOCUMENTS

export const PAPER_DEFAULTS = {
  /** Milliseconds that the sheets may take to be laid. */
  timeout: 180_000,
  /** Where the deck can be opened, printed with what leads there; by default what the build knows. */
  address: undefined as string | undefined,
  /** What its sheets are laid for first. */
  paper: 'a4' as Paper,
  /** Called with the page before it opens the document. */
  prepare: (_page: Page): void => {},
}

/** A document as it was printed. */
export interface Printed {
  bytes: Uint8Array
  about: PaperAbout
  bookmarks: Bookmark[]
  pages: number
  paper: Paper
  /** Where the deck can be opened, as the document says; undefined where it says nothing. */
  address?: string
}

/**
 * Opens a document of the deck served at `url` and waits until its sheets are laid.
 * @throws Error naming the slides that are not there in time, with what the page said went wrong.
 */
export async function openPaper(browser: Browser, url: string, document: PaperDocument, options: Partial<typeof PAPER_DEFAULTS> = {}): Promise<Page> {
  const { timeout, address, paper, prepare } = { ...PAPER_DEFAULTS, ...options }
  const context = await browser.newContext({ viewport: { width: 1280, height: 905 }, colorScheme: 'light', reducedMotion: 'reduce' })
  await context.addInitScript(() => localStorage.setItem('slidev-color-schema', 'light'))
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  prepare(page)
  await page.goto(`${url}?print=true#/${document}?${new URLSearchParams({ paper, ...(address && { address }) })}`)
  try {
    await page.waitForSelector('html[data-paper="ready"]', { state: 'attached', timeout })
  }
  catch {
    const missing = await page.evaluate(waitingSlides, '.paper-galley .print-slide-container')
    throw new Error([
      `The ${document} is not laid after ${timeout / 1000} s.`,
      ...(missing.length ? [`These slides are missing: ${missing.join(', ')}.`] : []),
      ...errors,
    ].join('\n'))
  }
  if (errors.length)
    throw new Error(errors.join('\n'))
  await takeThumbnails(page)
  return page
}

/**
 * Prints an open document on a paper.
 * @throws Error that lists what the sheets say is wrong, and when there are not as many pages as sheets.
 */
export async function printPaper(page: Page, paper: Paper): Promise<Printed> {
  const { faults, sheets, bookmarks, about, address } = await page.evaluate(layAndRead, paper)
  if (faults.length)
    throw new Error(faults.join('\n'))
  const { width, height } = PAPERS[paper]
  await page.evaluate((rule) => {
    const style = document.querySelector('#sheet-size') ?? document.head.appendChild(Object.assign(document.createElement('style'), { id: 'sheet-size' }))
    style.textContent = rule
  }, `@page { size: ${width}mm ${height}mm !important; margin: 0 !important }`)
  const printed = await page.pdf({ tagged: true, outline: false, printBackground: true, preferCSSPageSize: true })
  const pdf = await PDFDocument.load(printed, { updateMetadata: false })
  if (pdf.getPageCount() !== sheets)
    throw new Error(`The print has ${pdf.getPageCount()} pages; there are ${sheets} sheets.`)
  return { bytes: await finish(pdf, about, bookmarks), about, bookmarks, pages: sheets, paper, ...address && { address } }
}

/** Lays the sheets of a paper and reads what they say of themselves. Runs in the page. */
function layAndRead(paper: string) {
  window.dispatchEvent(new CustomEvent('paper', { detail: paper }))
  const sheets = [...document.querySelectorAll('.sheet')]
  const bookmarks: Bookmark[] = []
  sheets.forEach((sheet, page) => {
    for (const heading of sheet.querySelectorAll<HTMLElement>('.cover h1, .masthead h1, .part h2, .idea-head h3, .exercise-head h3, .section-head')) {
      const text = heading.cloneNode(true) as HTMLElement
      text.querySelectorAll('sup').forEach(mark => mark.remove())
      const bookmark: Bookmark = { title: text.textContent!.replace(/\s+/g, ' ').trim(), page, children: [] }
      if (/H[12]/.test(heading.tagName) || !bookmarks.length)
        bookmarks.push(bookmark)
      else
        bookmarks.at(-1)!.children.push(bookmark)
    }
  })
  const { dataset } = document.querySelector<HTMLElement>('.paper-document')!
  return {
    faults: JSON.parse(document.documentElement.dataset.faults!) as string[],
    sheets: sheets.length,
    bookmarks,
    about: JSON.parse(dataset.about!) as PaperAbout,
    ...dataset.address && { address: dataset.address },
  }
}

/** What each document must hold, beside the titles of its slides: a line for each thing that its words lack. */
const CONTENTS: Record<PaperDocument, (has: (words: string) => boolean, slides: readonly Slide[]) => Promise<string[]> | string[]> = {
  handout: has => [
    ...claims.filter(claim => !has(claim.record)).map(({ id }) => `${id}: what is on record is not in the ledger.`),
    ...sources.filter(({ address }) => !has(address.replace(/^https?:\/\//, ''))).map(({ id }) => `${id}: its address is not in the list of sources.`),
    ...glossary.filter(({ definition }) => !has(plain(definition))).map(({ term }) => `${term}: its definition is not in the glossary.`),
  ],
  leaflet: has => [
    ...mechanisms.filter(({ title }) => !has(title)).map(({ slug }) => `${slug}: its sentence is missing.`),
    ...sayings.filter(({ text }) => !has(plain(text))).map(({ topic }) => `${topic}: what to say is missing.`),
  ],
  async guide(has, slides) {
    const exercises = (await findExercises()).filter(({ slide }) => slides.some(({ alias }) => alias === slide))
    return [
      ...slides.filter(slide => !has(plainTitle(slide))).map(({ alias }) => `${alias}: its notes are missing.`),
      ...exercises.flatMap(({ slug, hints }) => hints.filter(hint => !has(hint)).map(() => `${slug}: a hint is missing.`)),
      // A page turns between lines.
      ...exercises.flatMap(exercise => readFileSync(join(ROOT, 'exercises', folderOf(exercise), 'solution.ts'), 'utf8').split('\n')
        .filter(line => !/#(?:end)?region/.test(line) && !has(line)).map(line => `${exercise.slug}: the reference answer lacks “${line.trim()}”.`)),
    ]
  },
}

/** What is wrong with a printed document, a line for each fault: what the auditor finds, titles that are not on their page, contents that are missing. */
export async function checkPaper({ bytes, about, bookmarks, pages, paper, address }: Printed, document: PaperDocument, slides: readonly Slide[]): Promise<string[]> {
  const all = bookmarks.flatMap(bookmark => [bookmark, ...bookmark.children])
  const { faults, text } = await auditPdf(bytes, {
    title: about.title,
    language: about.language,
    paper: { width: PAPERS[paper].width / 25.4 * 72, height: PAPERS[paper].height / 25.4 * 72 },
    pages,
    bookmarks: all.map(bookmark => bookmark.title),
    // Its pictures of slides.
    raster: () => document === 'guide',
    local: link => address !== undefined && link.startsWith(address),
  })
  const titles = new Map(all.map(bookmark => [bookmark.title, bookmark]))
  const untitled = slides.filter((slide) => {
    const bookmark = titles.get(plainTitle(slide))
    return bookmark && !holds(text[bookmark.page] ?? '', bookmark.title)
  })
  const words = lettersOf(text.join('\n'))
  return [
    ...faultLines(faults, page => `page ${page} (${all.findLast(bookmark => bookmark.page < page)?.title})`),
    ...untitled.map(({ alias }) => `${alias}: its title is not on its page.`),
    ...await CONTENTS[document](given => words.includes(lettersOf(given)), slides),
  ]
}
