// The case as data: no slide types a figure, names an id that does not exist, or leaves a source uncited.
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inconsistencies } from '../case/inconsistencies.ts'
import { claims, facts, sources } from '../case/index.ts'
import { nearest } from '../case/nearest.ts'
import { isCovered, mentions, typedFigures } from '../scripts/slides/figures.ts'
import { ROOT } from '../scripts/build/root.ts'
import { loadSlides } from '../scripts/slides/slides.ts'

const slides = await loadSlides()
const items = new Map([
  ...claims.map(claim => [claim.id, [claim.words, claim.record, claim.value ?? '', claim.to ?? ''].join(' ')] as const),
  ...facts.map(fact => [fact.id, [fact.text, fact.note, fact.value ?? '', fact.to ?? ''].join(' ')] as const),
])

/** File of each component by its name. */
const components = new Map(globSync('components/**/*.vue', { cwd: ROOT }).map(file => [basename(file, '.vue'), join(ROOT, file)]))

/** Ids that a component names, in its own file and in those it draws with. */
function shownBy(component: string, seen = new Set<string>()): string[] {
  if (seen.has(component))
    return []
  seen.add(component)
  const file = components.get(component)
  if (!file)
    return []
  const source = readFileSync(file, 'utf8')
  const imported = [...source.matchAll(/from '(\.{1,2}\/[^']+\.ts)'/g)]
    .filter(([, path]) => !/\/index\.ts$/.test(path!))
    .map(([, path]) => readFileSync(join(dirname(file), path!), 'utf8'))
  const inner = [...source.matchAll(/<([A-Z]\w+)/g)].flatMap(([, name]) => shownBy(name!, seen))
  return [...[source, ...imported].flatMap(text => [...text.matchAll(/['"{]([a-z\d]+(?:-[a-z\d]+)*)['"}]/g)].map(match => match[1]!)), ...inner]
}

/** What a claim or fact on the slide says, mentioned by it or by a component on it. */
function citedOn(slide: (typeof slides)[number]): string[] {
  const components = [...slide.content.matchAll(/<([A-Z]\w+)/g)].flatMap(([, name]) => shownBy(name!))
  return [...mentions(slide).map(mention => mention.id), ...components].flatMap(id => items.get(id) ?? [])
}

/** Claims and facts whose words hold a figure, to be used in its place. */
function candidates(figure: string): string {
  const found = [...claims.filter(c => c.words.includes(figure)), ...facts.filter(f => f.text.includes(figure))].map(item => item.id)
  return found.length ? ` Perhaps ${found.slice(0, 3).join(' or ')}?` : ''
}

/** What a list of ids on a slide may name. */
const ids = new Set([...items.keys(), ...inconsistencies.map(item => item.id as string)])

describe('slides', () => {
  it('type no figure by hand', () => {
    const typed = slides.flatMap((slide) => {
      const cited = citedOn(slide)
      return typedFigures(slide)
        .filter(({ value }) => value === undefined || !isCovered(value, cited))
        .map(({ line, figure, value }) => value === undefined
          ? `${slide.file}:${line}: “${figure}” is typed by hand. Show a claim or fact instead (<Claim id>, <Fact id>), or, if it is a name, add it to scripts/slides/names.ts.${candidates(figure)}`
          : `${slide.file}:${line}: “${figure}”, but no claim or fact on this slide says ${value}. Show one, name it in the frontmatter (cites: [id]), or say it without the number.${candidates(String(value))}`)
    })
    expect(typed.join('\n')).toBe('')
  })

  it('name only claims and facts that exist', () => {
    const unknown = slides.flatMap(slide => mentions(slide)
      .filter(({ id }) => !ids.has(id))
      .map(({ id, line }) => `${slide.file}:${line}: there is no claim or fact “${id}”. Did you mean “${nearest(id, ids)}”?`))
    expect(unknown.join('\n')).toBe('')
  })
})

describe('the case', () => {
  it('has no source that nothing cites', () => {
    const cited = new Set([...claims, ...facts].flatMap(item => item.sources as readonly string[]))
    expect(sources.filter(source => !cited.has(source.id)).map(source => `${source.id} ${source.title}`)).toEqual([])
  })
})
