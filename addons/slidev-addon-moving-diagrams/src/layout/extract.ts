import type { Directive } from '../core/directives.ts'
import { DirectiveError, parseComments, parseStep } from '../core/directives.ts'
import { nearest } from '../core/nearest.ts'

/** What the info line of a diagram may say. Lengths in pixels of the canvas, times in milliseconds. */
export interface BlockOptions {
  readonly name?: string
  readonly caption?: string
  readonly width?: number
  readonly height?: number
  /** Click of the first change, as Slidev's `at`. */
  readonly at?: number | string
  readonly duration?: number
  /** `fixed` keeps every box in its place through all steps; `free` lays each step out by itself. */
  readonly layout?: 'free' | 'fixed'
  /** `messages` makes a step of each message of a sequence diagram. */
  readonly steps?: 'messages'
  /**
   * What paper shows where a slide is one page: its last step, or small multiples of all (`strip`).
   * `steps` gives each step a page where clicks are printed, and else the strip.
   */
  readonly print?: 'last' | 'steps' | 'strip'
  /** The steps that a strip shows, from 1, such as `1, 4, 12`; all of them without it. */
  readonly frames?: string
}

/** One step as written: a mermaid fence, or a `step` fence that says what changes. */
export interface StepSource {
  /** The mermaid text that the step is drawn from: its own, or that of the last mermaid fence above it. */
  readonly code: string
  /** Line of the first line of that text in the file, from 1. */
  readonly codeLine: number
  /** Line of the first line of the step's own fence. */
  readonly line: number
  readonly caption: string
  /** Whether this is a `step` fence, which goes on from the step before it. */
  readonly goesOn: boolean
  readonly directives: readonly Directive[]
}

/** A diagram as written in a Markdown file. */
export interface DiagramSource {
  readonly name: string
  readonly file: string
  /** Line of the opening fence in the file, from 1. */
  readonly line: number
  /** Text between the outer fences, to find the diagram again from a Markdown token. */
  readonly content: string
  readonly options: BlockOptions
  readonly steps: readonly StepSource[]
}

/** A mistake of the author, at a line of a file. */
export class DiagramError extends Error {
  readonly file: string
  readonly line: number
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`)
    this.name = 'DiagramError'
    this.file = file
    this.line = line
  }
}

const OPTION_KINDS: Record<keyof BlockOptions, readonly [check: (value: unknown) => boolean, expected: string]> = {
  name: [value => typeof value === 'string' && NAME.test(value), 'letters, digits, - and _'],
  caption: [value => typeof value === 'string', 'a text'],
  width: [value => typeof value === 'number' && value > 0, 'a number of pixels'],
  height: [value => typeof value === 'number' && value > 0, 'a number of pixels'],
  at: [value => typeof value === 'number' || typeof value === 'string', 'a click, such as 3 or \'+2\''],
  duration: [value => typeof value === 'number' && value >= 0 && value <= 10_000, 'milliseconds from 0 to 10000'],
  layout: [value => value === 'free' || value === 'fixed', '\'free\' or \'fixed\''],
  steps: [value => value === 'messages', '\'messages\''],
  print: [value => value === 'last' || value === 'steps' || value === 'strip', '\'last\', \'strip\' or \'steps\''],
  frames: [value => typeof value === 'string' && /^\s*\d+(?:\s*,\s*\d+)*\s*$/.test(value), 'numbers of steps, such as \'1, 4\''],
}

/** Names are names of files too. */
const NAME = /^[\w-]+$/

/** Options of Slidev's own mermaid fences: what it documents, and mermaid's own that it hands through. */
const SLIDEV_OPTIONS = new Set(['theme', 'scale', 'alt', 'class', 'style', 'look', 'layout'])

const isOption = (key: string): key is keyof BlockOptions => Object.hasOwn(OPTION_KINDS, key)

/** The pairs of an info line's braces; the rest is what cannot be read. */
function readPairs(text: string): { readonly pairs: readonly [string, string | number][], readonly rest: string } {
  const body = text.trim().replace(/^\{|\}$/g, '')
  const pairs: [string, string | number][] = []
  const pair = /\s*([\w-]+)\s*:\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?))\s*(?:,|$)/y
  while (body.slice(pair.lastIndex).trim()) {
    const start = pair.lastIndex
    const match = pair.exec(body)
    if (!match)
      return { pairs, rest: body.slice(start).trim() }
    const [, key = '', single, double, number] = match
    pairs.push([key, number === undefined ? (single ?? double ?? '').replace(/\\(.)/g, '$1') : Number(number)])
  }
  return { pairs, rest: '' }
}

/** Reads `{print: 'strip', width: 1168}`: pairs of a name and a string or number. */
export function parseBlockOptions(text: string, file: string, line: number): BlockOptions {
  const { pairs, rest } = readPairs(text)
  if (rest)
    throw new DiagramError(file, line, `cannot read the options at '${rest}'; write {name: 'text', width: 800}`)
  for (const [key, value] of pairs) {
    if (!isOption(key)) {
      const meant = nearest(key, Object.keys(OPTION_KINDS))
      throw new DiagramError(file, line, SLIDEV_OPTIONS.has(key)
        ? `'${key}' is an option of Slidev's own mermaid, which does not draw this fence; a moving diagram has width and height, and a fence without a name is Slidev's`
        : `unknown option '${key}'; ${meant ? `did you mean '${meant}'?` : `known are ${Object.keys(OPTION_KINDS).join(', ')}`}`)
    }
    const [check, expected] = OPTION_KINDS[key]
    if (!check(value))
      throw new DiagramError(file, line, `option '${key}' cannot be ${JSON.stringify(value)}; it is ${expected}`)
  }
  return Object.fromEntries(pairs)
}

/** Which mermaid fences of a deck are moving diagrams: those that have a name, or every one that can move. */
export type Fences = 'named' | 'all'

/** What kind of diagram a mermaid text holds: the word that it begins with, after front matter, directives and comments. */
export function diagramType(code: string): string {
  const body = code.replace(/^\s*---[ \t]*\n[\s\S]*?\n[ \t]*---[ \t]*(?:\n|$)/, '').replace(/%%\{[\s\S]*?\}%%/g, '').replace(/^\s*%%.*$/gm, '')
  return /^\s*([\w-]+)/.exec(body)?.[1] ?? ''
}

/** The words that diagrams begin with which this addon can move. */
export const MOVING = ['flowchart', 'flowchart-elk', 'flowchart-v2', 'graph', 'sequenceDiagram']

/** Whether this addon can move diagrams of the kind; Slidev's own mermaid shows all others. */
export const canMove = (code: string): boolean => MOVING.includes(diagramType(code))

export type Info
  = | { readonly kind: 'block', readonly name: string, readonly options: string }
    | { readonly kind: 'single', readonly options: string }
    /** It was meant to be one, and is none. */
    | { readonly kind: 'mistake', readonly message: string }

/**
 * What a fence is to this addon; undefined for the fences of others.
 *
 * @param info its info line
 * @param code its content
 * @param fences which mermaid fences are ours
 */
export function diagramInfo(info: string, code: string, fences: Fences = 'named'): Info | undefined {
  const [, language = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(info.trim()) ?? []
  if (language === 'md' || language === 'markdown') {
    const [, word = '', after = '', options = ''] = /^([^\s{]*)\s*([^{]*?)\s*(\{.*\})?$/.exec(rest) ?? []
    if (word !== 'diagram') {
      const meant = word && nearest(word, ['diagram'])
      return meant ? { kind: 'mistake', message: `'${language} ${word}' is no diagram; did you mean '${language} diagram'?` } : undefined
    }
    if (!after)
      return { kind: 'mistake', message: 'a diagram needs a name: write `md diagram some-name`' }
    if (!NAME.test(after))
      return { kind: 'mistake', message: `a diagram cannot be named '${after}'; a name is one word of letters, digits, - and _, such as '${after.replace(/[^\w-]+/g, '-')}'` }
    return { kind: 'block', name: after, options }
  }
  if (language.replace(/\{.*/, '') !== 'mermaid')
    return undefined
  const options = info.trim().slice('mermaid'.length).trim()
  const { pairs } = readPairs(options)
  const asked = pairs.some(([key]) => key === 'name')
  if (asked || (fences === 'all' && canMove(code) && pairs.every(([key]) => isOption(key))))
    return canMove(code) || !code.trim() || nearest(diagramType(code), MOVING) ? { kind: 'single', options } : undefined
  // Other options are Slidev's, or mermaid's that Slidev hands on; a misspelt name is neither.
  const misspelt = pairs.map(([key]) => key).find(key => !SLIDEV_OPTIONS.has(key) && !isOption(key) && nearest(key, ['name']) !== undefined)
  return misspelt === undefined ? undefined : { kind: 'mistake', message: `unknown option '${misspelt}'; did you mean 'name'?` }
}

/** The first option of a mermaid fence that only a moving diagram has, where the fence is none; undefined where there is none. */
export function strayOption(info: string): string | undefined {
  if (!/^mermaid\s*\{/.test(info))
    return undefined
  return readPairs(info.slice('mermaid'.length)).pairs.map(([key]) => key).find(key => isOption(key) && !SLIDEV_OPTIONS.has(key))
}

const FENCE = /^(\s*)(`{3,}|~{3,})(.*)$/

function directives(parse: (text: string) => Directive[], text: string, line: number, file: string): Directive[] {
  try {
    return parse(text)
  }
  catch (error) {
    throw error instanceof DirectiveError ? new DiagramError(file, line + error.line, error.message) : error
  }
}

/** The steps of a block: its mermaid fences and its step fences, each followed by its caption. */
function blockSteps(lines: readonly string[], firstLine: number, file: string): StepSource[] {
  const found: { goesOn: boolean, code: string[], line: number, caption: string[] }[] = []
  let fence: string | undefined
  lines.forEach((text, index) => {
    const match = FENCE.exec(text)
    if (fence !== undefined) {
      if (match && match[2]!.startsWith(fence) && !match[3]!.trim())
        fence = undefined
      else
        found.at(-1)!.code.push(text)
    }
    else if (match) {
      const language = match[3]!.trim()
      if (language !== 'mermaid' && language !== 'step') {
        const meant = nearest(language, ['mermaid', 'step'])
        throw new DiagramError(file, firstLine + index, `only mermaid and step fences may stand in a diagram, got '${language || 'a plain fence'}'${meant ? `; did you mean '${meant}'?` : ''}`)
      }
      if (language === 'step' && !found.length)
        throw new DiagramError(file, firstLine + index, 'a step says what changes, so a mermaid fence must stand before it')
      fence = match[2]!
      found.push({ goesOn: language === 'step', code: [], line: firstLine + index + 1, caption: [] })
    }
    else if (text.trim()) {
      if (!found.length)
        throw new DiagramError(file, firstLine + index, `text before the first fence of a diagram has no step to caption: '${text.trim()}'`)
      found.at(-1)!.caption.push(text.trim())
    }
  })
  if (fence !== undefined)
    throw new DiagramError(file, found.at(-1)!.line - 1, 'this fence is never closed; the fence of a diagram around it needs four backticks')
  let drawn = found[0]
  return found.map((step) => {
    if (!step.goesOn)
      drawn = step
    const own = step.code.join('\n')
    return {
      code: drawn!.code.join('\n'),
      codeLine: drawn!.line,
      line: step.line,
      caption: step.caption.join(' '),
      goesOn: step.goesOn,
      directives: directives(step.goesOn ? parseStep : parseComments, own, step.line, file),
    }
  })
}

/** A name for a fence that has none: from the file and the fence's place in it. */
function anonymousName(file: string, index: number): string {
  return `${file.replace(/^.*?pages\//, '').replace(/\.md$/, '').replace(/[^\w]+/g, '-').replace(/^-|-$/g, '')}-${index}`
}

/**
 * All diagrams of a Markdown file, in order. Fences inside other fences and inside
 * comments (speaker notes) are not diagrams.
 *
 * @param markdown the file's text
 * @param file the file's path from the deck's root, for messages and for names
 * @param fences which mermaid fences are moving diagrams
 * @throws DiagramError for the first mistake
 */
export function extractDiagrams(markdown: string, file: string, fences: Fences = 'named'): DiagramSource[] {
  const lines = markdown.split(/\r?\n/)
  const found: DiagramSource[] = []
  let anonymous = 0
  let comment = false
  for (let index = 0; index < lines.length; index++) {
    const text = lines[index]!
    if (comment || /^\s*<!--/.test(text)) {
      comment = !text.includes('-->')
      continue
    }
    const open = FENCE.exec(text)
    if (!open)
      continue
    const [, indent = '', mark = '', info = ''] = open
    const end = lines.findIndex((other, at) => {
      const close = at > index ? FENCE.exec(other) : null
      return close !== null && close[2]!.startsWith(mark) && !close[3]!.trim()
    })
    const last = end < 0 ? lines.length : end
    const body = lines.slice(index + 1, last).map(line => line.startsWith(indent) ? line.slice(indent.length) : line.trimStart())
    const line = index + 1
    const kind = diagramInfo(info, body.join('\n'), fences)
    if (kind) {
      if (kind.kind === 'mistake')
        throw new DiagramError(file, line, kind.message)
      if (end < 0)
        throw new DiagramError(file, line, 'this fence is never closed')
      const options = parseBlockOptions(kind.options, file, line)
      const code = body.join('\n')
      const steps = kind.kind === 'block'
        ? blockSteps(body, line + 1, file)
        : [{ code, codeLine: line + 1, line: line + 1, caption: options.caption ?? '', goesOn: false, directives: parseComments(code) }]
      if (!steps.length)
        throw new DiagramError(file, line, 'a diagram needs at least one mermaid fence')
      const missing = options.steps ? undefined : options.frames?.split(',').map(Number).find(frame => frame < 1 || frame > steps.length)
      if (missing !== undefined)
        throw new DiagramError(file, line, `option 'frames' names step ${missing}, and there are steps 1 to ${steps.length}`)
      const name = kind.kind === 'block' ? kind.name : options.name ?? anonymousName(file, ++anonymous)
      found.push({ name, file, line, content: code, options, steps })
    }
    index = last
  }
  return found
}
