// The deck as the reading pages tell it, made of the slides themselves.
import type MarkdownIt from 'markdown-it'
import type { Picture, ReadingChapter, ReadingDeck, ReadingEntry, ReadingIdea, ReadingTerm, ReadingText } from '../../reading/data.ts'
import type { CitationId } from '../../components/citing/citation.ts'
import type { Slide } from './slides.ts'
import type { Cut } from './cuts.ts'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { glossary, termId, termsIn } from '../../case/glossary.ts'
import { claims, facts } from '../../case/index.ts'
import { plain } from '../../case/text.ts'
import { citation } from '../../components/citing/citation.ts'
import { chapterSlug } from '../../reading/address.ts'
import { ROOT } from '../build/root.ts'
import { aboutDeck, byChapter } from './slides.ts'
import { plainTitle } from './titles.ts'
import { markdown, toldOf } from './told.ts'

/** Words that are read in a minute. */
const PACE = 220

/** A deck for readers: its contents, and the text of each chapter by its slug. */
export interface Reading {
  deck: ReadingDeck
  texts: Map<string, ReadingText>
}

/** Makes the reading pages of a cut. @throws Error naming two chapters whose titles make one address */
export function readingOf(slides: readonly Slide[], cut: Cut): Reading {
  const texts = new Map<string, ReadingText>()
  const chapters = [...byChapter(slides)].map(([title, some]): ReadingChapter => {
    const slug = chapterSlug(title)
    if (texts.has(slug))
      throw new Error(`Two chapters have the address "#/read/${slug}"; give "${title}" another title.`)
    const ideas = some.map(ideaOf)
    texts.set(slug, { ideas, terms: termsOf(ideas) })
    const words = ideas.flatMap(({ say, question, answers }) => textOf(say + question + answers).split(/\s+/)).length
    return { slug, title, minutes: Math.max(1, Math.round(words / PACE)), ideas: some.map(entryOf) }
  })
  const { title, subject } = aboutDeck(slides[0]!)
  return { deck: { title, subject, cut, chapters }, texts }
}

/** HTML without its tags. */
export function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/&(quot|amp|lt|gt);/g, (_, name: string) => ({ quot: '"', amp: '&', lt: '<', gt: '>' })[name]!).replace(/\s+/g, ' ').trim()
}

function entryOf(slide: Slide): ReadingEntry {
  const { no, alias, exercise } = slide
  return { no, alias, title: plainTitle(slide), ...exercise && { exercise } }
}

function ideaOf(slide: Slide): ReadingIdea {
  const explained = new Set<string>()
  return {
    ...entryOf(slide),
    ...toldOf(slide, text => withTerms(text, explained)),
    ...pictureOf(slide),
    record: citedBy(slide).map(citation),
  }
}

// --- Terms ------------------------------------------------------------------------------------------------------------

/** Markdown as HTML, in which a term that has not been explained yet is a button that explains it. */
function withTerms(text: string, explained: Set<string>): string {
  const tokens = markdown.parse(text, {})
  for (const token of tokens) {
    let inLink = 0
    token.children = token.children?.flatMap((child) => {
      inLink += child.type === 'link_open' ? 1 : child.type === 'link_close' ? -1 : 0
      return child.type === 'text' && !inLink ? markTerms(child, explained) : [child]
    }) ?? null
  }
  return markdown.renderer.render(tokens, markdown.options, {})
}

type Token = ReturnType<MarkdownIt['parse']>[number]

function markTerms(token: Token, explained: Set<string>): Token[] {
  const found = termsIn(token.content).filter(({ term }) => !explained.has(termId(term)) && explained.add(termId(term)))
  const piece = (type: string, content: string) => Object.assign(Object.create(token) as Token, { type, content })
  let at = 0
  const pieces = found.flatMap(({ term, start, end }) => {
    const before = token.content.slice(at, start)
    at = end
    const id = termId(term)
    const open = `<button type="button" class="term" data-term="${id}" popovertarget="term-${id}">`
    return [piece('text', before), piece('html_inline', open), piece('text', token.content.slice(start, end)), piece('html_inline', '</button>')]
  })
  return [...pieces, piece('text', token.content.slice(at))]
}

/** The terms that texts of a chapter mark. */
function termsOf(ideas: readonly ReadingIdea[]): ReadingTerm[] {
  const marked = new Set(ideas.flatMap(({ say, question, answers }) => [...(say + question + answers).matchAll(/data-term="([^"]+)"/g)].map(match => match[1]!)))
  return glossary.filter(term => marked.has(termId(term))).map(term => ({ id: termId(term), term: term.term, definition: plain(term.definition), slide: term.slide }))
}

// --- The record -------------------------------------------------------------------------------------------------------

const CITATIONS = new Set<string>([...claims, ...facts].map(({ id }) => id))

/** Claims and facts that a slide names: in its text, in what it hands to a component, in its `cites`. */
function citedBy({ content, frontmatter }: Slide): CitationId[] {
  const named = [...content.matchAll(/(?<=["'`{])[a-z0-9-]+(?=["'`}])/g)].map(match => match[0])
  const cites = Array.isArray(frontmatter.cites) ? frontmatter.cites.map(String) : []
  return [...new Set([String(frontmatter.when ?? ''), ...named, ...cites])].filter(id => CITATIONS.has(id)) as CitationId[]
}

// --- Pictures ---------------------------------------------------------------------------------------------------------

/** Components by name, as they are written. */
const components = new Map(globSync(['components/**/*.vue', 'addons/*/components/*.vue'], { cwd: ROOT })
  .map(file => [basename(file, '.vue'), { file, text: readFileSync(join(ROOT, file), 'utf8').replace(/<!--[\s\S]*?-->/g, '') }] as const))

const DRAWS = /<svg\b|<Drawing\b|<MovingDiagram\b|^`{3,}(?:md diagram|mermaid)/m

/** Layouts that are a title alone: its heading says as much. */
const TITLES = new Set(['cover', 'chapter'])

function pictureOf({ content, layout, exercise }: Slide): { picture: Picture, begins: boolean } {
  // What its editor draws comes when it is run.
  if (exercise)
    return { picture: 'text', begins: true }
  const used = usedBy(content)
  const files = [...used].map(name => components.get(name)!)
  const body = content.replace(/^# .*$/m, '').replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '').trim()
  const picture = TITLES.has(layout) || !body
    ? 'none'
    : used.has('LiveFigure') ? 'live' : [content, ...files.map(({ text }) => text)].some(text => DRAWS.test(text)) ? 'drawing' : 'text'
  return { picture, begins: picture === 'live' || files.some(({ file }) => file.startsWith('components/asking/')) }
}

/** Names of the components that a text uses, and of those that they use; the marks of claims apart, which stand in any text. */
function usedBy(text: string, known = new Set<string>()): Set<string> {
  for (const [, name] of text.matchAll(/<([A-Z]\w+)/g)) {
    const component = components.get(name!)
    if (component && !known.has(name!) && !MARKS.has(name!))
      usedBy(component.text, known.add(name!))
  }
  return known
}

const MARKS = new Set(['Cited', 'Claim', 'Fact', 'CaseText', 'StandingMark', 'CopyAddress', 'RoomCode'])
