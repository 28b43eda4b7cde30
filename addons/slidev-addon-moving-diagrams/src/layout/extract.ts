import type { Directives } from '../core/directives.ts'
import { DirectiveError, parseDirectives } from '../core/directives.ts'

/** What the info line of a diagram may say. Lengths in pixels of the canvas, times in milliseconds. */
export interface BlockOptions {
  readonly name?: string
  readonly caption?: string
  readonly width?: number
  readonly height?: number
  /** Click of the first change, as Slidev's `at`. */
  readonly at?: number | string
  readonly duration?: number
  /**
   * What paper shows where a slide is one page: its last step, or small multiples of all (`strip`).
   * `steps` gives each step a page where clicks are printed, and else the strip.
   */
  readonly print?: 'last' | 'steps' | 'strip'
  /** The steps that a strip shows, from 1, such as `1, 4, 12`; all of them without it. */
  readonly frames?: string
}

/** One fence: its text, where it stands, its caption and what its comments ask for. */
export interface StepSource {
  readonly code: string
  /** Line of the first line of code in the file, from 1. */
  readonly line: number
  readonly caption: string
  readonly directives: Directives
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

const OPTION_KINDS: Record<keyof BlockOptions, (value: unknown) => boolean> = {
  name: value => typeof value === 'string' && /^[\w-]+$/.test(value),
  caption: value => typeof value === 'string',
  width: value => typeof value === 'number' && value > 0,
  height: value => typeof value === 'number' && value > 0,
  at: value => typeof value === 'number' || typeof value === 'string',
  duration: value => typeof value === 'number' && value >= 0 && value <= 10_000,
  print: value => value === 'last' || value === 'steps' || value === 'strip',
  frames: value => typeof value === 'string' && /^\s*\d+(?:\s*,\s*\d+)*\s*$/.test(value),
}

const isOption = (key: string): key is keyof BlockOptions => key in OPTION_KINDS

/** Reads `{print: 'strip', width: 1168}`: pairs of a name and a string or number. */
export function parseBlockOptions(text: string, file: string, line: number): BlockOptions {
  const body = text.trim().replace(/^\{|\}$/g, '')
  const options: Record<string, unknown> = {}
  const pair = /\s*([\w-]+)\s*:\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?))\s*(?:,|$)/y
  while (body.slice(pair.lastIndex).trim()) {
    const start = pair.lastIndex
    const match = pair.exec(body)
    if (!match)
      throw new DiagramError(file, line, `cannot read the options at '${body.slice(start).trim()}'; write {name: 'text', width: 800}`)
    const [, key = '', single, double, number] = match
    const value = number === undefined ? (single ?? double ?? '').replace(/\\(.)/g, '$1') : Number(number)
    if (!isOption(key))
      throw new DiagramError(file, line, `unknown option '${key}'; known are ${Object.keys(OPTION_KINDS).join(', ')}`)
    if (!OPTION_KINDS[key](value))
      throw new DiagramError(file, line, `option '${key}' cannot be ${JSON.stringify(value)}`)
    options[key] = value
  }
  return options
}

/** What kind of fence an info line opens; undefined for all others. */
export function diagramInfo(info: string, fence: number): { kind: 'block', name: string, options: string } | { kind: 'single', options: string } | undefined {
  const block = /^(?:md|markdown)\s+diagram(?:\s+([\w-]+))?\s*(\{.*\})?\s*$/.exec(info.trim())
  if (block && fence >= 4)
    return { kind: 'block', name: block[1] ?? '', options: block[2] ?? '' }
  const single = /^mermaid\s*(\{.*\})?\s*$/.exec(info.trim())
  return single ? { kind: 'single', options: single[1] ?? '' } : undefined
}

const FENCE = /^(\s*)(`{3,}|~{3,})(.*)$/

function step(code: string, line: number, caption: string, file: string): StepSource {
  try {
    return { code, line, caption, directives: parseDirectives(code) }
  }
  catch (error) {
    throw error instanceof DirectiveError ? new DiagramError(file, line + error.line, error.message) : error
  }
}

/** The steps of a block: its mermaid fences, each followed by its caption. */
function blockSteps(lines: readonly string[], firstLine: number, file: string): StepSource[] {
  const steps: { code: string[], line: number, caption: string[] }[] = []
  let fence: string | undefined
  lines.forEach((text, index) => {
    const match = FENCE.exec(text)
    if (fence !== undefined) {
      if (match && match[2]!.startsWith(fence) && !match[3]!.trim())
        fence = undefined
      else
        steps.at(-1)!.code.push(text)
    }
    else if (match) {
      if (!/^mermaid\s*$/.test(match[3]!.trim()))
        throw new DiagramError(file, firstLine + index, `only mermaid fences may stand in a diagram, got '${match[3]!.trim() || 'a plain fence'}'`)
      fence = match[2]!
      steps.push({ code: [], line: firstLine + index + 1, caption: [] })
    }
    else if (text.trim()) {
      if (!steps.length)
        throw new DiagramError(file, firstLine + index, `text before the first fence of a diagram has no step to caption: '${text.trim()}'`)
      steps.at(-1)!.caption.push(text.trim())
    }
  })
  if (fence !== undefined)
    throw new DiagramError(file, steps.at(-1)!.line - 1, 'this fence is never closed')
  return steps.map(({ code, line, caption }) => step(code.join('\n'), line, caption.join(' '), file))
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
 * @throws DiagramError for the first mistake
 */
export function extractDiagrams(markdown: string, file: string): DiagramSource[] {
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
    const kind = diagramInfo(info, mark.length)
    if (kind) {
      const line = index + 1
      if (end < 0)
        throw new DiagramError(file, line, 'this fence is never closed')
      const options = parseBlockOptions(kind.options, file, line)
      const steps = kind.kind === 'block'
        ? blockSteps(body, line + 1, file)
        : [step(body.join('\n'), line + 1, options.caption ?? '', file)]
      if (!steps.length)
        throw new DiagramError(file, line, 'a diagram needs at least one mermaid fence')
      const given = kind.kind === 'block' ? kind.name : options.name
      if (kind.kind === 'block' && !given)
        throw new DiagramError(file, line, 'a diagram needs a name: write `md diagram some-name`')
      const missing = options.frames?.split(',').map(Number).find(frame => frame < 1 || frame > steps.length)
      if (missing !== undefined)
        throw new DiagramError(file, line, `option 'frames' names step ${missing}, and there are steps 1 to ${steps.length}`)
      found.push({ name: given ?? anonymousName(file, ++anonymous), file, line, content: body.join('\n'), options, steps })
    }
    index = last
  }
  return found
}
