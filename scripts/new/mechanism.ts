// Makes every home of a mechanism from templates/mechanism/: what is written where, as data.
import type { Slug } from '../../case/slugs.ts'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { nearest } from '../../case/nearest.ts'
import { mechanisms, numberOf } from '../../case/slugs.ts'

/** What the template leaves to the author; a test lists where it still stands. */
export const BLANK = 'FILL:'

/** The folder of the template, whose files stand where they go, with `__slug__` and the like in names and texts. */
export const TEMPLATE = join('templates', 'mechanism')

/** One file to write. */
export interface Home {
  /** Relative to the project. */
  readonly file: string
  /** All of the file, once written. */
  readonly text: string
  /** Whether the file is there already and only grows. */
  readonly grows: boolean
}

/**
 * The homes of a mechanism that has none yet: its world, exercise, figure, and the slides that its page lacks.
 * @param slug one of `case/slugs.ts`
 * @param root the project
 * @throws Error that says what to do: no such mechanism, no page, or a home that is there already
 */
export function homesOf(slug: string, root: string): Home[] {
  const mechanism = mechanisms.find(candidate => candidate.slug === slug)
  if (!mechanism) {
    const near = slug && nearest(slug, mechanisms.map(candidate => candidate.slug))
    throw new Error(`No mechanism "${slug}" in case/slugs.ts.${near ? ` Did you mean "${near}"?` : ''} A new one begins there, with its title; then: npm run new -- <slug>`)
  }
  const fill = (text: string) => fillIn(text, mechanism)
  const files = globSync('**/*.{ts,vue,md}', { cwd: join(root, TEMPLATE) }).sort()
  const [page] = files.filter(file => file.startsWith('pages'))
  const homes = files.filter(file => file !== page).map((file): Home =>
    ({ file: fill(file), text: fill(readFileSync(join(root, TEMPLATE, file), 'utf8')), grows: false }))

  const there = homes.filter(({ file }) => existsSync(join(root, file)))
  if (there.length)
    throw new Error(`These homes of "${slug}" are there already; nothing was written:\n${there.map(({ file }) => `  ${file}`).join('\n')}`)
  return [...homes, pageOf(slug, fill(readFileSync(join(root, TEMPLATE, page!), 'utf8')), root)]
}

/** The page with the slides that it lacks put where they belong in the story: after the template's slide before them. */
function pageOf(slug: string, template: string, root: string): Home {
  const [file] = globSync(`pages/*/${slug}.md`, { cwd: root })
  if (!file) {
    throw new Error(`No page pages/<chapter>/${slug}.md. Begin it with its predict slide, name it in slides.md beside its chapter; then: npm run new -- ${slug}`)
  }
  const slides = slidesOf(readFileSync(join(root, file), 'utf8'))
  let at = 0
  for (const wanted of slidesOf(template)) {
    const found = slides.findIndex(slide => aliasOf(slide) === aliasOf(wanted))
    if (found < 0)
      slides.splice(at, 0, wanted)
    at = found < 0 ? at + 1 : found + 1
  }
  return { file, text: `${slides.join('\n\n')}\n`, grows: true }
}

/** The slides of a page, each from its frontmatter on. */
function slidesOf(page: string): string[] {
  return page.trim().split(/\n+(?=---\n(?:[\w-]+:.*\n)+---\n)/)
}

const aliasOf = (slide: string) => /^routeAlias:\s*(\S+)/m.exec(slide)?.[1]

function fillIn(text: string, { slug, title }: { slug: Slug, title: string }): string {
  const words = slug.split('-')
  const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)
  const values: Record<string, string> = {
    slug,
    title,
    number: numberOf(slug),
    n: String(Number(numberOf(slug))),
    Pascal: words.map(capital).join(''),
    Name: capital(words.join(' ')),
  }
  return text.replace(/__([A-Za-z]+)__/g, (whole, name: string) => values[name] ?? whole)
}

/** Where blanks of the template are left in the homes of all mechanisms: `file:line: text`. */
export function blanksIn(root: string): string[] {
  return globSync(['{sim,exercises,components}/**/*.{ts,vue,md}', 'pages/**/*.md'], { cwd: root }).sort().flatMap(file =>
    readFileSync(join(root, file), 'utf8').split('\n').flatMap((line, i) =>
      line.includes(BLANK) ? [`${file}:${i + 1}: ${line.trim() || basename(file)}`] : []))
}
