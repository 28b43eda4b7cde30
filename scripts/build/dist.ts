// The built deck: where it is, what it was built from, and building it when it is not up to date.
import type { Cut } from '../slides/cuts.ts'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { readCut } from '../slides/cuts.ts'
import { readingOf } from '../slides/reading.ts'
import { loadSlides } from '../slides/slides.ts'
import { toldIn, withNotes } from './notes.ts'
import { makeOffline } from './offline.ts'
import { publishedAddress } from './page/page.ts'
import { ROOT } from './root.ts'
import { makeShares } from './share.ts'
import { slidev } from './slidev.ts'

/** Where the build goes. */
export const DIST = join(ROOT, 'dist')

/** What the build was made from, beside its files; a host that hides it loses nothing. */
const STAMP = '.build.json'

/** Everything that a build reads. */
const SOURCES = [
  '{slides.md,*.vue,package.json,package-lock.json,uno.config.ts,vite.config.ts}',
  '{addons,case,components,diagrams,exercises,layouts,pages,paper,public,reading,setup,sim,snippets,styles}/**/*',
  'scripts/{build,print,slides,terminal}/**/*.ts',
  // Printed in the facilitator's guide.
  '{README.md,docs/*.md}',
]

/** What the page of a build is and is not, so that a host needs no rule for it: with hash routes every address is the page itself. */
const NOT_NEEDED = ['404.html', '_redirects']

/** The cut of `--cut`, else of `DECK_CUT`, else the full workshop. @throws Error when it names none. */
export function chosenCut(option: string | undefined): Cut {
  return readCut(option ?? process.env.DECK_CUT)
}

/** Hash of all that the build of a cut depends on. */
export function sourcesHash(cut: Cut): string {
  const hash = createHash('sha256').update(cut).update(process.env.DECK_ADDRESS ?? '').update(process.env.DECK_NOTES ?? '')
  for (const file of globSync(SOURCES, { cwd: ROOT, withFileTypes: true, exclude: entry => entry.name === 'node_modules' })
    .filter(entry => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort())
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** What a build says it was made from; undefined where there is none. */
function readStamp(folder: string): { cut: Cut, sources: string } | undefined {
  const stamp = join(folder, STAMP)
  return existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : undefined
}

/** Whether `dist/` is the build of a cut as it stands. */
export function isFresh(cut: Cut): boolean {
  return readStamp(DIST)?.sources === sourcesHash(cut)
}

/** The cut that a build shows. @throws Error when there is no build. */
export function builtCut(folder = DIST): Cut {
  const stamp = readStamp(folder)
  if (!stamp)
    throw new Error('There is no build yet: run "npm run build" first.')
  return stamp.cut
}

/**
 * Builds the deck into a folder, `dist/` by default; without the speaker notes where `DECK_NOTES` says so.
 * @throws Error when Slidev fails, which it does when a slide does not compile (setup/vite-plugins.ts).
 */
export async function build(cut: Cut, folder = DIST): Promise<void> {
  const sources = sourcesHash(cut)
  rmSync(folder, { recursive: true, force: true })
  const code = await slidev(['build', '--base', './', '--router-mode', 'hash', '--out', folder, ...withNotes() ? [] : ['--without-notes']], { DECK_CUT: cut })
  if (code !== 0) {
    // Half a build must not be taken for one.
    rmSync(folder, { recursive: true, force: true })
    throw new Error('The deck does not build; the reason stands above.')
  }
  for (const file of NOT_NEEDED)
    rmSync(join(folder, file), { force: true })
  // A host that runs folders through Jekyll (GitHub Pages from a branch) drops files that begin with "_"; this tells it not to.
  writeFileSync(join(folder, '.nojekyll'), '')
  const hidden = hiddenFiles(folder)
  if (hidden.length)
    throw new Error(`Some hosts drop files whose name begins with "_": ${hidden.join(', ')}. Name them otherwise in vite.config.ts.`)
  const slides = await loadSlides(cut)
  const told = withNotes() ? [] : toldIn(folder, slides)
  if (told.length) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`The build should be without the speaker notes, and has those of ${told.slice(0, 5).join(', ')}${told.length > 5 ? ` and ${told.length - 5} more` : ''}.`)
  }
  const address = publishedAddress()
  if (address && withNotes())
    await makeShares(folder, address, readingOf(slides, cut).deck, slides)
  await makeOffline(folder)
  writeFileSync(join(folder, STAMP), `${JSON.stringify({ cut, sources })}\n`)
}

/** Files of a build that a host drops which hides names with "_" at their beginning. */
export function hiddenFiles(folder: string): string[] {
  return globSync('**/_*', { cwd: folder })
}

/** Builds unless `dist/` is up to date. */
export async function ensureBuild(cut: Cut): Promise<void> {
  if (isFresh(cut))
    console.log('dist/ is up to date.')
  else
    await build(cut)
}
