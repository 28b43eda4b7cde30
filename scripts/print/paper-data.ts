// The deck as the paper documents print it, read from the slides when the deck is built: no sentence has a
// second copy, and a visitor of the deck downloads none of it.
import type { Plugin } from 'vite'
import type { Mutant } from '../../exercises/runner/mutant.ts'
import type { PaperData, PaperPitfall, PaperSection, PaperSlide } from '../../paper/data.ts'
import type { Slide } from '../slides/slides.ts'
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { folderOf } from '../../exercises/exercise.ts'
import { findExercises } from '../../exercises/runner/node/registry.ts'
import { CUT_IDS, CUTS, cutsOf, readCut } from '../slides/cuts.ts'
import { ROOT } from '../build/root.ts'
import { aboutDeck, isTold, loadSlides } from '../slides/slides.ts'
import { plainTitle } from '../slides/titles.ts'
import { markdown, toldOf } from '../slides/told.ts'

const NAME = 'virtual:deck-paper'
const RESOLVED = `\0${NAME}`

/** `virtual:deck-paper`: {@link PaperData}. */
export function paperData(): Plugin {
  return {
    name: 'deck:paper-data',
    resolveId: id => id === NAME ? RESOLVED : undefined,
    async load(id) {
      if (id === RESOLVED)
        return `export default ${JSON.stringify(await readPaper())}`
    },
  }
}

/** Reads the deck of the chosen cut (`DECK_CUT`) for paper. @throws Error as {@link loadSlides} does. */
export async function readPaper(): Promise<PaperData> {
  const cut = readCut(process.env.DECK_CUT)
  const slides = await loadSlides(cut)
  const exercises = await findExercises()
  const { homepage, version, license } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { homepage?: string, version: string, license: string }
  return {
    about: aboutDeck(slides[0]!),
    cuts: CUT_IDS.slice(0, CUT_IDS.indexOf(cut) + 1).map(id => ({ id, name: CUTS[id].name })),
    ...homepage && { address: homepage.replace(/\/?$/, '/') },
    edition: { version, license, date: dateOf() },
    slides: slides.map(toPaper),
    exercises: Object.fromEntries(exercises.map(exercise =>
      [exercise.slug, sectionsOf(join('exercises', folderOf(exercise), 'README.md'))])),
    pitfalls: Object.fromEntries(await Promise.all(exercises.map(async exercise =>
      [exercise.slug, await pitfallsOf(join('exercises', folderOf(exercise)))] as const))),
    day: [...sectionsOf('docs/on-the-day.md'), keys()],
  }
}

/** Day of the last change that is committed; of today where that is not known. */
function dateOf(): string {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%cs'], { cwd: ROOT, encoding: 'utf8' })
  return (status === 0 && stdout.trim()) || new Date().toISOString().slice(0, 10)
}

/** The wrong answers that an exercise plants, as far as they say what they are, in the order of its checks. */
async function pitfallsOf(folder: string): Promise<PaperPitfall[]> {
  const checks = readFileSync(join(ROOT, folder, 'checks.test.ts'), 'utf8')
  const files = globSync('mutants/*.ts', { cwd: join(ROOT, folder) }).sort()
  const found = await Promise.all(files.map(async (file): Promise<PaperPitfall[]> => {
    const path = join(ROOT, folder, file)
    const [, what] = /\/\*\* (.+?) \*\/\s*export default/s.exec(readFileSync(path, 'utf8')) ?? []
    const { caughtBy: check } = ((await import(pathToFileURL(path).href)) as { default: Mutant }).default
    // What no check of the exercise catches is caught by the grader: nobody writes it by mistake.
    return what && checks.includes(check) ? [{ what, check }] : []
  }))
  return found.flat().sort((a, b) => checks.indexOf(a.check) - checks.indexOf(b.check))
}

/** What the README says of the keys. */
function keys(): PaperSection {
  const [paragraph] = /^Keys on a slide: [\s\S]*?(?=\n\n)/m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? []
  if (!paragraph)
    throw new Error('README.md has no paragraph that begins with "Keys on a slide:"; the facilitator\'s guide prints it.')
  return { title: 'Keys', html: markdown.render(paragraph) }
}

function toPaper(slide: Slide): PaperSlide {
  const { no, alias, chapter, layout, minutes, cut, frontmatter, notes, content } = slide
  const exercise = /<Lab\b[^>]*\sexercise="([^"]+)"/.exec(content)?.[1]
  const standsIn = /<LedgerRows\b/.test(content) ? 'ledger' : /<SourceList\b/.test(content) ? 'sources' : undefined
  return {
    no,
    alias,
    title: plainTitle(slide),
    chapter,
    layout,
    minutes,
    cuts: isTold(slide) ? cutsOf(cut) : [],
    breaks: (frontmatter.break ?? {}) as PaperSlide['breaks'],
    ...toldOf(slide),
    told: markdown.render(notes.say),
    watch: markdown.render(notes.watch),
    ...(exercise && { exercise }),
    ...(standsIn && { standsIn }),
  }
}

/** The sections of a Markdown file, as HTML; links to files become their paths. */
function sectionsOf(file: string): PaperSection[] {
  const [, ...sections] = readFileSync(join(ROOT, file), 'utf8').split(/^## /m)
  return sections.map((section) => {
    const title = section.slice(0, section.indexOf('\n'))
    const html = markdown.render(section.slice(title.length))
      .replace(/<a href="(?!https?:|#)([^"]+)">.*?<\/a>/g, (_, target: string) => `<code>${join(dirname(file), target)}</code>`)
    return { title, html }
  })
}
