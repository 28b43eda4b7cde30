// The built deck: where it is, what it was built from, and building it when it is not up to date.
import type { Cut } from '../slides/cuts.ts'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { readCut } from '../slides/cuts.ts'
import { ROOT } from './root.ts'
import { slidev } from './slidev.ts'

/** Where the build goes. */
export const DIST = join(ROOT, 'dist')

/** What the build was made from, beside its files. */
const STAMP = '.build.json'

/** Everything that a build reads. */
const SOURCES = [
  '{slides.md,*.vue,package.json,package-lock.json,uno.config.ts,vite.config.ts}',
  '{addons,case,components,diagrams,exercises,layouts,pages,paper,public,setup,sim,snippets,styles}/**/*',
  'scripts/*/**/*.ts',
  // Printed in the facilitator's guide.
  '{README.md,docs/*.md}',
]

/** What the page of a build is and is not, so that a host needs no rule for it: with hash routes every address is the page itself. */
const NOT_NEEDED = ['404.html', '_redirects']

/** The cut of `--cut`, else of `DECK_CUT`, else the whole deck. @throws Error when it names none. */
export function chosenCut(option: string | undefined): Cut {
  return readCut(option ?? process.env.DECK_CUT)
}

/** Hash of all that the build of a cut depends on. */
export function sourcesHash(cut: Cut): string {
  const hash = createHash('sha256').update(cut)
  for (const file of globSync(SOURCES, { cwd: ROOT, withFileTypes: true, exclude: entry => entry.name === 'node_modules' })
    .filter(entry => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort())
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Whether `dist/` is the build of a cut as it stands. */
export function isFresh(cut: Cut): boolean {
  const stamp = join(DIST, STAMP)
  return existsSync(stamp) && JSON.parse(readFileSync(stamp, 'utf8')).sources === sourcesHash(cut)
}

/**
 * Builds the deck into `dist/`.
 * @throws Error when Slidev fails, which it does when a slide does not compile (setup/vite-plugins.ts).
 */
export async function build(cut: Cut): Promise<void> {
  const sources = sourcesHash(cut)
  rmSync(DIST, { recursive: true, force: true })
  const code = await slidev(['build', '--base', './', '--router-mode', 'hash', '--out', DIST], { DECK_CUT: cut })
  if (code !== 0) {
    // Half a build must not be taken for one.
    rmSync(DIST, { recursive: true, force: true })
    throw new Error('The deck does not build; the reason stands above.')
  }
  for (const file of NOT_NEEDED)
    rmSync(join(DIST, file), { force: true })
  writeFileSync(join(DIST, STAMP), `${JSON.stringify({ cut, sources })}\n`)
}

/** Builds unless `dist/` is up to date. */
export async function ensureBuild(cut: Cut): Promise<void> {
  if (isFresh(cut))
    console.log('dist/ is up to date.')
  else
    await build(cut)
}
