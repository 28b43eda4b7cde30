// One slug joins a mechanism's homes, a link is declared once, and an import points only downwards.
import type { Exercise } from '../exercises/exercise.ts'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MOVED } from '../setup/moved.ts'
import { sayings } from '../case/say.ts'
import { numberOf, slugs } from '../case/slugs.ts'
import { blanksIn } from '../scripts/new/mechanism.ts'
import { ROOT } from '../scripts/build/root.ts'
import { loadSlides } from '../scripts/slides/slides.ts'

const slides = await loadSlides()
const aliases = new Set(slides.map(slide => slide.alias))

const folders = (path: string) => readdirSync(join(ROOT, path), { withFileTypes: true }).filter(e => e.isDirectory()).map(e => e.name)
const components = globSync('components/**/*.vue', { cwd: ROOT })
const worlds = folders('sim').filter(name => name !== 'engine')
const exerciseFolders = folders('exercises').filter(name => /^\d\d-/.test(name))

const exercises = await Promise.all(exerciseFolders.map(async folder =>
  ({ folder, exercise: (await import(`../exercises/${folder}/index.ts`) as { default: Exercise }).default })))

/** What draws a mechanism: the components of its folder. */
const componentsOf = (slug: string) => components.filter(file => file.startsWith(`components/${slug}/`))

describe('a mechanism', () => {
  it.each([...slugs])('%s has a page with its predict and mechanism slides, and its record on a slide or in a line', (slug) => {
    const files = globSync(`pages/*/${slug}.md`, { cwd: ROOT })
    expect(files, `one file pages/*/${slug}.md`).toHaveLength(1)
    const there = slides.filter(slide => slide.file === files[0])
    expect(there.map(slide => slide.alias)).toEqual(expect.arrayContaining(['predict', 'mechanism'].map(part => `${slug}-${part}`)))
    expect(there.some(({ alias, content }) => alias === `${slug}-record` || content.includes('<CaseAndRecord')), 'a slide of the record, or a line <CaseAndRecord>').toBe(true)
  })

  it('has the same name in sim/, exercises/ and components/, and is in all of them', () => {
    expect(worlds.filter(slug => !slugs.includes(slug as never)), 'folders of sim/ that are no mechanism').toEqual([])
    expect(exerciseFolders.filter(folder => !slugs.some(slug => folder === `${numberOf(slug)}-${slug}`)), 'folders of exercises/ that are no mechanism, or have the wrong number').toEqual([])
    const practised = exerciseFolders.map(folder => folder.slice(3))
    expect(slugs.filter(slug => !practised.includes(slug)), 'mechanisms without an exercise: npm run new -- <slug>').toEqual([])
    expect(worlds.filter(slug => !practised.includes(slug)), 'worlds without an exercise').toEqual([])
    expect(practised.filter(slug => !worlds.includes(slug)), 'exercises without a world').toEqual([])
    expect(worlds.filter(slug => componentsOf(slug).length === 0), 'worlds that no component draws').toEqual([])
  })

  it('has no blank left of the template that it was made from', () => {
    expect(blanksIn(ROOT).join('\n')).toBe('')
  })

  it('offers its exercise on a slide of its own page, for as long as it takes', () => {
    const faults = exercises.flatMap(({ folder, exercise }) => {
      const slide = slides.find(({ alias }) => alias === exercise.slide)
      if (!slide || basename(slide.file) !== `${exercise.slug}.md`)
        return [`exercises/${folder}: there is no slide "${exercise.slide}" in the page of ${exercise.slug}`]
      if (slide.exercise !== exercise.slug)
        return [`${slide.file} (${slide.alias}): it should have a <Lab exercise="${exercise.slug}">`]
      return slide.minutes === exercise.minutes ? [] : [`${slide.file} (${slide.alias}): minutes are ${slide.minutes}; the exercise takes ${exercise.minutes}`]
    })
    expect(faults).toEqual([])
  })
})

describe('a link', () => {
  it('leads to a slide that exists', () => {
    const files = globSync('{pages/**/*.md,slides.md,components/**/*.vue,layouts/*.vue}', { cwd: ROOT })
    const dangling = files.flatMap((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8').replace(/<!--[\s\S]*?-->/g, comment => comment.replace(/[^\n]/g, ' '))
      return [...text.matchAll(/<Link\b[^>]*?\sto="([^"]+)"|\]\(#\/([\w-]+)\)/g)]
        .filter(match => !aliases.has(match[1] ?? match[2]!))
        .map(match => `${file}:${text.slice(0, match.index).split('\n').length}: no slide has the address "${match[1] ?? match[2]}"`)
    })
    expect(dangling.join('\n')).toBe('')
  })

  it('to a slide of the appendix’s details stands on their first slide, under its mechanism or the story', () => {
    const lost = ['details', 'code'].flatMap(page => slides.filter(({ file }) => file.endsWith(`/12-appendix/${page}.md`)).slice(1))
      .filter(({ frontmatter }) => !['story', ...slugs].includes(String(frontmatter.detailOf)))
      .map(({ file, line, alias }) => `${file}:${line} (${alias}): detailOf names no mechanism, nor the story`)
    expect(lost).toEqual([])
  })

  it('from what a presenter should say leads to its slide', () => {
    expect(sayings.filter(saying => !aliases.has(saying.slide)).map(saying => `case/say.ts, ${saying.n}: no slide has the address "${saying.slide}"`)).toEqual([])
  })
})

describe('an address that has moved', () => {
  it('is no slide any more, and leads to one that is', () => {
    expect(Object.keys(MOVED).filter(alias => aliases.has(alias)), 'slides that are still there').toEqual([])
    expect(Object.entries(MOVED).filter(([, to]) => !aliases.has(to)), 'addresses that lead nowhere').toEqual([])
  })
})

describe('components/', () => {
  it('has components with unique names, since Slidev registers them by name, and lets only .ts and .css lie beside them', () => {
    const files = globSync('components/**/*', { cwd: ROOT, withFileTypes: true }).filter(e => e.isFile()).map(e => e.name)
    expect(files.filter(name => !/^(?:[A-Z]\w*\.vue|[a-z][a-z\d-]*(?:\.test)?\.ts|[a-z][a-z\d-]*\.css)$/.test(name))).toEqual([])
    const names = files.filter(name => name.endsWith('.vue'))
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })
})
