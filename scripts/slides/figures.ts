// Figures typed by hand: every number on a slide comes from case/, with its standing and its source.
// A digit in what a slide says is a figure, unless it belongs to a name (names.ts); a number in words with a
// unit ("three days") must be what a claim or fact on that slide says.
import type { Slide } from './slides.ts'
import { NAMES } from './names.ts'

/** A figure on a slide that nothing on the slide vouches for. */
export interface TypedFigure {
  /** Line of the file, from 1. */
  line: number
  /** The figure as written: `99.99%`, `three days`. */
  figure: string
  /** Its value, where it is written in words. */
  value?: number
}

// --- What a slide says --------------------------------------------------------------------------------

/** Attributes whose values are settings or code. What any other attribute holds may be read by the room. */
const TECHNICAL = /^(?:[@#].*|v-.*|:?(?:class|style|key|ref|is|id|ids|href|src|to|from|of|at|d|x|y|[xy][12]|cx|cy|r|rx|ry|dx|dy|points|transform|viewBox|width|height|page|sections|answer|policy|seed|size|clicks|min|max|step|duration|name|data-.*))$/

const blank = (text: string) => text.replace(/[^\n]/g, ' ')
const blankAll = (text: string, pattern: RegExp) => text.replace(pattern, blank)

/** What the room can read of a slide, everything else turned to spaces, so that lines and columns stay. */
export function proseOf(raw: string): string {
  let text = raw
    .replace(/^---[^\n]*\n[\s\S]*?\n---[^\n]*/, blank)
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, blank)
  text = withoutCode(text)
  text = text.replace(/<\/?[A-Z](?:"[^"]*"|'[^']*'|[^<>"'])*>/gi, proseOfTag)
  text = blankAll(text, /\{\{[\s\S]*?\}\}/g)
  text = blankAll(text, /\{[\w-]+\}/g)
  text = blankAll(text, /\]\([^)]*\)/g)
  text = blankAll(text, /https?:\/\/\S+/g)
  text = blankAll(text, /&#?\w+;/g)
  return blankAll(text, /^[ \t]*\d+\.[ \t]/gm)
}

/** Code in fences goes; diagrams stay, as far as they are read: labels and captions. Or they go too. */
function withoutCode(text: string, keepDiagrams = true): string {
  const open: { ticks: number, kind: 'code' | 'diagram' | 'wrapper' }[] = []
  return text.split('\n').map((line) => {
    const fence = /^\s*(`{3,})(.*)$/.exec(line)
    const inside = open.at(-1)
    if (fence) {
      const ticks = fence[1]!.length
      if (inside && !fence[2]!.trim() && ticks >= inside.ticks)
        open.pop()
      else if (inside?.kind !== 'code')
        open.push({ ticks, kind: /^\s*md diagram\b/.test(fence[2]!) ? 'wrapper' : /^\s*mermaid\b/.test(fence[2]!) ? 'diagram' : 'code' })
      return captionOf(line)
    }
    if (inside?.kind === 'code' || (inside && !keepDiagrams) || /^<<<\s/.test(line))
      return blank(line)
    return inside?.kind === 'diagram' ? labelsOf(line) : line
  }).join('\n')
}

/** The caption that a mermaid fence may carry on its first line. */
function captionOf(line: string): string {
  const caption = /caption:\s*(['"])(.*?)\1/.exec(line)
  return caption ? keep(line, [[caption.index + caption[0].indexOf(caption[1]!) + 1, caption[2]!]]) : blank(line)
}

/** What a line of mermaid draws as text: what stands in brackets, bars or quotes, or on an arrow. */
function labelsOf(line: string): string {
  if (/^\s*%%/.test(line))
    return blank(line)
  const labels = [...line.matchAll(/\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|\|[^|]*\||"[^"]*"|(?<=--|==|-\.)\s[^-=>|[\]]+?\s(?=-->|---|==>|\.->)/g)]
  return keep(line, labels.map(match => [match.index, match[0]]))
}

/** The values of a tag's attributes that the room can read. */
function proseOfTag(tag: string): string {
  const values = [...tag.matchAll(/([:@#\w.-]+)\s*=\s*("[^"]*"|'[^']*')/g)]
    .filter(([, name, value]) => !TECHNICAL.test(name!) && /[a-z]{2,}[\s,]+\S*[a-z\d]/i.test(value!))
  // In a list of ids no item is prose.
  return keep(tag, values.map(match => [match.index + match[0].indexOf(match[2]!, match[1]!.length), match[2]!.replace(/'[a-z][a-z\d]*(?:-[a-z\d]+)+'/g, blank)]))
}

/** Blanks a text but for some pieces of it, given with their places. */
function keep(text: string, pieces: [number, string][]): string {
  let kept = blank(text)
  for (const [at, piece] of pieces)
    kept = kept.slice(0, at) + piece + kept.slice(at + piece.length)
  return kept
}

// --- Figures in it ------------------------------------------------------------------------------------

const UNITS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const SCALES: Record<string, number> = { hundred: 100, thousand: 1000, million: 1e6, billion: 1e9, trillion: 1e12 }
const VALUES: Record<string, number> = {
  ...Object.fromEntries(UNITS.map((word, i) => [word, i + 1])),
  ...Object.fromEntries(TENS.map((word, i) => [word, 20 + 10 * i])),
}

/** What a number in words may count without being a figure of the case: "two ideas" is none, "two years" is. */
const MEASURES = 'second|minute|hour|day|night|week|month|quarter|year|decade|time|percent|per cent|dollar|gigabit|terabyte|nine'
/** Things of the case whose number is a figure from three upwards: two of them are an example. */
const COUNTED = 'region|country|countries|service|engineer|team|instance|member|subscriber|title|core|endpoint|outage|data center|deploy|deployment'

const NUMBER = [...UNITS, ...TENS, ...Object.keys(SCALES)].join('|')
const IN_WORDS = new RegExp(`\\b((?:a |half a )?(?:${NUMBER})(?:[- ](?:and )?(?:${NUMBER}))*)[- ](?:[a-z]+[- ])?(${MEASURES}|${COUNTED})s?\\b`, 'gi')
const names = new RegExp(`(?<![\\w.])(?:${[...NAMES].sort((a, b) => b.length - a.length).map(name => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|')})(?![\\w])`, 'gi')

/** The figures that a slide states by itself. Those in words are returned with their value, for `isCovered`. */
export function typedFigures(slide: Pick<Slide, 'raw' | 'line'>): TypedFigure[] {
  const figures: TypedFigure[] = []
  const prose = proseOf(slide.raw).replace(names, blank)
  for (const [i, text] of prose.split('\n').entries()) {
    for (const [figure] of text.matchAll(/[^\s"'“”()[\]|]*\d[^\s"'“”()[\]|]*/g))
      figures.push({ line: slide.line + i, figure: figure.replace(/[.,;:!?]+$/, '') })
    for (const [figure, number, unit] of text.matchAll(IN_WORDS)) {
      const value = valueOf(number!)
      const counts = new RegExp(`^(?:${COUNTED})$`, 'i').test(unit!)
      // "one night", "a hundred times" in passing and "two services" as an example are no figures.
      if (value > (counts ? 2 : 1))
        figures.push({ line: slide.line + i, figure, value })
    }
  }
  return figures
}

/** The number that words name: `seven hundred` is 700. */
export function valueOf(words: string): number {
  let sum = 0
  let group = 0
  for (const word of words.toLowerCase().split(/[- ]+/)) {
    const scale = SCALES[word]
    if (scale) {
      group = (group || 1) * scale
      if (scale > 100) {
        sum += group
        group = 0
      }
    }
    else {
      group += VALUES[word] ?? 0
    }
  }
  return sum + group
}

/** Whether what a slide cites says a number, as digits or in words. */
export function isCovered(value: number, cited: readonly string[]): boolean {
  return cited.some((text) => {
    const digits = [...text.replace(/(\d)[,\u202F](?=\d{3})/g, '$1').matchAll(/\d+(?:\.\d+)?/g)].map(Number)
    if (digits.includes(value))
      return true
    const words = text.toLowerCase().match(new RegExp(`\\b(?:${NUMBER})(?:[- ](?:${NUMBER}))*\\b`, 'g')) ?? []
    return words.some(number => valueOf(number) === value)
  })
}

// --- What it cites ------------------------------------------------------------------------------------

/** A mention of a claim or fact, and where. */
export interface Mention {
  id: string
  line: number
}

/** Every id of a claim or fact that a slide names: in components, in lists of ids, in texts, in its frontmatter. */
export function mentions(slide: Pick<Slide, 'raw' | 'line'>): Mention[] {
  const visible = withoutCode(slide.raw.replace(/<!--[\s\S]*?-->/g, blank), false)
  const found: { id: string, at: number }[] = []
  const collect = (pattern: RegExp, text = visible) => {
    for (const match of text.matchAll(pattern))
      found.push({ id: match[1]!, at: match.index })
  }
  collect(/<(?:Claim|Fact|Cited)\b[^>]*?\sid="([^"]*)"/g)
  // `{id}` in the texts of attributes; `{{ code }}` and `{a: 1}` are not ids.
  collect(/(?<!\{)\{([a-z][a-z\d-]*)\}(?!\})/g)
  for (const list of visible.matchAll(/\s:(?:ids|cites)="\[([^\]]*)\]"/g)) {
    for (const match of list[1]!.matchAll(/'([^']+)'/g))
      found.push({ id: match[1]!, at: list.index })
  }
  const frontmatter = /^---[^\n]*\n[\s\S]*?\n---/.exec(visible)?.[0] ?? ''
  collect(/^when:\s*['"]?([\w-]+)/gm, frontmatter)
  for (const list of frontmatter.matchAll(/^cites:\s*\[([^\]]*)\]/gm)) {
    for (const match of list[1]!.matchAll(/[\w-]+/g))
      found.push({ id: match[0], at: list.index })
  }
  return found.map(({ id, at }) => ({ id, line: slide.line + visible.slice(0, at).split('\n').length - 1 }))
}
