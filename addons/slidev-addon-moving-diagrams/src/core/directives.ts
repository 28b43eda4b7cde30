import type { State, Traffic } from './scene.ts'

/** One line of what a step asks for; names are ids of boxes, of subgraphs or of arrows (`A-->B`). */
export type Directive = Content & { readonly line: number }

/** What a line says, apart from where it stands. */
type Content =
  | { readonly word: 'state', readonly state: State, readonly names: readonly string[] }
  | { readonly word: 'normal' | 'show' | 'hide' | 'path', readonly names: readonly string[] }
  | { readonly word: 'label', readonly labels: readonly Pair[] }
  | { readonly word: 'into', readonly names: readonly string[], readonly parent: string | undefined }
  | { readonly word: 'by', readonly names: readonly string[], readonly x: number, readonly y: number }
  | { readonly word: 'traffic', readonly traffic: Traffic }
  | { readonly word: 'from', readonly origins: readonly Pair[] }
  | { readonly word: 'duration', readonly milliseconds: number }

/** Two names, or a name and a text. */
export type Pair = readonly [string, string]

/** A mistake in a directive: `line` counts from 0 within the fence. */
export class DirectiveError extends Error {
  readonly line: number
  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

const STATE_WORDS = new Map<string, State>([
  ['healthy', 'healthy'],
  ['degraded', 'degraded'],
  ['failing', 'failed'],
  ['failed', 'failed'],
  ['new', 'accent'],
  ['accent', 'accent'],
  ['dim', 'dim'],
  ['gone', 'gone'],
])

const TRAFFIC_KINDS = ['healthy', 'degraded', 'failing'] as const

/** The words that a line of a step may begin with. */
export const WORDS: readonly string[] = [...STATE_WORDS.keys(), 'normal', 'show', 'hide', 'label', 'move', 'traffic', 'path', 'from', 'duration']

/** Class names that stand for a state, where the author gives them no style of their own. */
export const STATE_CLASSES: Readonly<Record<string, State>> = Object.fromEntries(STATE_WORDS)

/** Splits at commas that stand outside quotation marks, and takes the marks away. */
function split(text: string): string[] {
  return (text.match(/(?:"[^"]*"|[^,])+/g) ?? []).map(item => item.trim()).filter(Boolean)
}
const bare = (text: string) => text.trim().replace(/^"(.*)"$/, '$1')
const names = (text: string) => split(text).map(bare)

/** The pairs of a list such as `A = one, B = two`, or undefined when an item is none. */
function pairs(text: string, separator: RegExp): Pair[] | undefined {
  const found = split(text).map((item): Pair => {
    const at = separator.exec(item)
    return at ? [bare(item.slice(0, at.index)), bare(item.slice(at.index + at[0].length))] : ['', '']
  })
  return found.length && found.every(([name, other]) => name && other) ? found : undefined
}

/** An arrow as it is named in lists and in ways, or undefined for the name of a box. */
export function arrowOf(name: string): Pair | undefined {
  const ends = name.split(/\s*-{1,3}>\s*/).map(bare)
  return ends.length === 2 && ends.every(Boolean) ? ends as unknown as Pair : undefined
}

/** Reads what follows a word; a string is what is wrong with it. */
function read(word: string, kind: string | undefined, value: string): Content | string {
  const state = STATE_WORDS.get(word)
  if (state || word === 'normal' || word === 'show' || word === 'hide' || word === 'path') {
    const given = names(value)
    if (!given.length)
      return `'${word}' needs names, such as '${word}: A, B'`
    return state ? { word: 'state', state, names: given } : { word: word as 'normal', names: given }
  }
  switch (word) {
    case 'traffic': {
      if (kind && !TRAFFIC_KINDS.some(known => known === kind))
        return `unknown kind of traffic '${kind}': ${TRAFFIC_KINDS.join(', ')} are known`
      const way = value.split(/\s*-+>\s*/).map(bare).filter(Boolean)
      if (way.length < 2)
        return `traffic needs a way such as 'A-->B-->C', got '${value}'`
      return { word, traffic: { kind: (kind as Traffic['kind'] | undefined) ?? 'healthy', way } }
    }
    case 'from': {
      const origins = pairs(value, /<-+/)
      return origins ? { word, origins } : `'from' needs pairs such as 'New<-Old', got '${value}'`
    }
    case 'label': {
      const labels = pairs(value, /=/)
      return labels ? { word, labels } : `'label' needs pairs such as 'A = New text', got '${value}'`
    }
    case 'move': {
      const into = /^(.+?)\s+into\s+(.+)$/.exec(value)
      if (into)
        return { word: 'into', names: names(into[1]!), parent: bare(into[2]!) }
      const out = /^(.+?)\s+out$/.exec(value)
      if (out)
        return { word: 'into', names: names(out[1]!), parent: undefined }
      const by = /^(.+?)\s+by\s+(-?\d+(?:\.\d+)?)\s*[, ]\s*(-?\d+(?:\.\d+)?)$/.exec(value)
      if (by)
        return { word: 'by', names: names(by[1]!), x: Number(by[2]), y: Number(by[3]) }
      return `'move' needs 'A into Group', 'A out' or 'A by 80, -40', got '${value}'`
    }
    case 'duration': {
      const time = /^(\d+(?:\.\d+)?)\s*(ms|s)$/.exec(value)
      const milliseconds = time ? Number(time[1]) * (time[2] === 's' ? 1000 : 1) : Number.NaN
      return milliseconds >= 0 && milliseconds <= 10_000 ? { word, milliseconds } : `duration must be between 0ms and 10s, such as '600ms', got '${value}'`
    }
  }
  return `unknown word '${word}'`
}

const COMMENT = /^\s*%%\s*([a-z]+)(?:\s+([a-z]+))?\s*:\s*(.*?)\s*$/
const LINE = /^\s*([a-z]+)(?:\s+([a-z]+))?\s*:\s*(.*?)\s*$/i

/**
 * Reads the comments of a mermaid fence. A comment that is not exactly of a form above is an
 * ordinary comment: `%% duration: two weeks` is one. Whether its names are boxes is not asked here.
 */
export function parseComments(code: string): Directive[] {
  return code.split('\n').flatMap((text, line) => {
    const [, word = '', kind, value = ''] = COMMENT.exec(text) ?? []
    if (!WORDS.includes(word) || (kind && word !== 'traffic'))
      return []
    const found = read(word, kind, value)
    return typeof found === 'string' ? [] : [{ line, ...found } as Directive]
  })
}

/**
 * Reads the lines of a `step` fence.
 * @throws DirectiveError for a line that is neither empty, a `%%` comment nor a directive
 */
export function parseStep(text: string): Directive[] {
  return text.split('\n').flatMap((written, line) => {
    if (!written.trim() || /^\s*%%/.test(written))
      return []
    const [, word = '', kind, value = ''] = LINE.exec(written) ?? []
    if (!WORDS.includes(word) || (kind && word !== 'traffic'))
      throw new DirectiveError(line, `cannot read '${written.trim()}'; a line of a step is a word, a colon and names, and the words are ${WORDS.join(', ')}`)
    const found = read(word, kind, value)
    if (typeof found === 'string')
      throw new DirectiveError(line, found)
    return [{ line, ...found } as Directive]
  })
}
