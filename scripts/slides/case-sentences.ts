// The sentences of the case, and whether slides say them in its own words.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../build/root.ts'

/** A sentence of the case: a paragraph, an entry of a list, a cell of a table, a module of its drawing. */
export interface CaseSentence {
  /** Line of `case/case.md`, from 1. */
  line: number
  /** As it is read, without marks. */
  text: string
  /** Its phrases, each as words alone: what stands between full stops, colons, brackets, dashes and arrows. */
  phrases: string[]
}

/** What the case sets before a sentence to say where in the document one is. */
const PLACES = /^(?:Approach|Data Synchronization|Discussion|Incident|Key Pattern|Key Question|Option [ABC]|Result|Root Cause|Service Identification|Strategy|Why (?:Chosen|Rejected)): /

/** Lines that lead up to a list and say nothing themselves have fewer words than this. */
const LEAD_IN = 4

/** Words alone: small letters, figures and what belongs to them, one blank between two. */
export function wordsOf(text: string): string {
  return text.toLowerCase().replace(/[’‘]/g, '\'').replace(/[^\p{L}\p{N}'%$×+~<>≈]+/gu, ' ').trim()
}

function sentence(line: number, text: string): CaseSentence[] {
  const bare = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*|`/g, '').trim()
  const phrases = bare.replace(PLACES, '').replace(/ Each service:$/, '').split(/[.:;](?=\s|$|\))|[()"]|→|=| [–-] |, (?=each )/).map(wordsOf).filter(Boolean)
  const isLeadIn = /:$/.test(bare) && phrases.join(' ').split(' ').length < LEAD_IN
  return phrases.length && !isLeadIn ? [{ line, text: bare, phrases }] : []
}

/**
 * The sentences of a case in Markdown, in their order. Headings are its structure and no sentences, but for the names of
 * its options; what its frontmatter says of itself counts as far as it is about the story.
 */
export function sentencesOf(markdown: string): CaseSentence[] {
  let frontmatter = false
  let drawing = false
  return markdown.split('\n').flatMap((raw, i) => {
    const line = i + 1
    if (raw === '---' && (line === 1 || frontmatter)) {
      frontmatter = line === 1
      return []
    }
    if (frontmatter) {
      const [, value] = /^(?:title|summary|tags): (.+)$/.exec(raw) ?? []
      return value ? value.replace(/^\[|\]$/g, '').split(/(?<="), (?=")/).flatMap(part => sentence(line, part.replace(/^"|"$/g, ''))) : []
    }
    if (raw.startsWith('```')) {
      drawing = !drawing
      return []
    }
    if (drawing)
      return sentence(line, raw.replace(/[^\p{L}\p{N}()/ ]/gu, ' ').trim())
    if (/^\s*<|^-{3,}$|^\|[-|\s]+\|$/.test(raw) || (raw.startsWith('#') && !/^### Option/.test(raw)))
      return []
    if (raw.startsWith('|'))
      return raw.split('|').flatMap(cell => sentence(line, cell))
    return sentence(line, raw.replace(/^#+ /, '').replace(/^\s*(?:[-*]|\d+\.) /, ''))
  })
}

/** The case as it was given. */
export const readCase = (): string => readFileSync(join(ROOT, 'case/case.md'), 'utf8')

/** Sentences of which no slide says every phrase. @param slides what is read on each slide */
export function unsaid(sentences: readonly CaseSentence[], slides: readonly string[]): CaseSentence[] {
  const said = slides.map(text => ` ${wordsOf(text)} `)
  return sentences.filter(({ phrases }) => !said.some(text => phrases.every(phrase => text.includes(` ${phrase} `))))
}
