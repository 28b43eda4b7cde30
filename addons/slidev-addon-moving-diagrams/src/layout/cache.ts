import type { Space } from '../core/place.ts'
import type { Diagram, Scene } from '../core/scene.ts'
import type { LayoutEngine, LayoutSetting } from './engine.ts'
import type { DiagramSource, StepSource } from './extract.ts'
import type { LayoutOptions } from './options.ts'
import type { Edits } from './page.ts'
import type { ResolvedStep } from './steps.ts'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { nearest } from '../core/nearest.ts'
import { canvasOf, MAX_SCALE } from '../core/place.ts'
import { textOf } from '../core/scene.ts'
import { findBrowser } from './browser.ts'
import { deckFiles, readHead } from './deck.ts'
import { createEngine, layoutKey, layoutSetting, MermaidError, NO_EDITS } from './engine.ts'
import { canMove, DiagramError, diagramType, extractDiagrams, MOVING } from './extract.ts'
import { fixPlaces, framed, shifted } from './fixed.ts'
import { CACHE_FOLDER, readOptions } from './options.ts'
import { byMessage } from './messages.ts'
import { assembleStep, changesOf, goneFrom, masked, resolveSteps } from './steps.ts'

/** A file of the cache: the layout of each step beside the key of what it was made from. */
export interface CachedDiagram {
  /** Whose file this is: no other is ever written over or removed. */
  readonly madeBy: typeof MAKER
  readonly name: string
  /** The Markdown file that the diagram stands in, for readers of the cache. */
  readonly source: string
  readonly mermaid: string
  readonly steps: readonly { readonly key: string, readonly scene: Scene }[]
}

const MAKER = 'slidev-addon-moving-diagrams'

/** A file of the cache, or undefined for a file that is somebody else's. Version 0.1 did not sign its files. */
function readCached(path: string): CachedDiagram | undefined {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as Partial<CachedDiagram> | null
    const isOurs = file?.madeBy === MAKER || (file?.madeBy === undefined && typeof file?.mermaid === 'string' && typeof file.source === 'string')
    return isOurs && Array.isArray(file.steps) && file.steps.every(({ key }) => /^[\da-f]{16}$/.test(key)) ? file as CachedDiagram : undefined
  }
  catch {
    return undefined
  }
}

/** A remark that fails nothing, at a line of a file. */
export interface DiagramWarning { readonly file: string, readonly line: number, readonly message: string }

/** JSON with one part of a scene a line: readable, and small in a diff. */
export function readableJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value)
  if (flat.length <= 100 || typeof value !== 'object' || value === null || (Array.isArray(value) ? false : 'id' in value))
    return flat
  const inner = `${indent}  `
  if (Array.isArray(value))
    return `[\n${value.map(item => inner + readableJson(item, inner)).join(',\n')}\n${indent}]`
  return `{\n${Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${readableJson(item, inner)}`).join(',\n')}\n${indent}}`
}

/** Share of the canvas that a diagram takes where nothing else is said: its margins are those of Slidev's layouts. */
const MARGIN = 112
const HEIGHT = 2 / 3

/** The diagrams of one deck: found, laid out, cached. */
export class DiagramStore {
  readonly root: string
  readonly setting: LayoutSetting
  #entry: string
  #engine: LayoutEngine
  #laid = new Map<string, Promise<Scene>>()
  /** What slides have asked for, by `name-hash`, for the module of each diagram. */
  readonly modules = new Map<string, Diagram>()

  /**
   * @param root the deck's folder
   * @param options how it is laid out
   * @param browser where the browser is
   * @param entry the deck's own file
   * @throws Error for options that cannot be, a font or mermaid that is not there
   */
  constructor(root: string, options: LayoutOptions = readOptions(root), browser: () => string | undefined = findBrowser, entry = 'slides.md') {
    this.root = resolve(root)
    this.#entry = entry
    this.setting = layoutSetting(this.root, options, readHead(this.root, entry))
    this.#engine = createEngine(this.setting, browser)
  }

  /** The path of a file from the deck's root, with forward slashes. */
  local(file: string): string {
    return relative(this.root, file).replaceAll('\\', '/')
  }

  /** All diagrams of Markdown files, by default of the deck's. @throws DiagramError; also for a name used twice. */
  sources(files: readonly string[] = this.files()): DiagramSource[] {
    return this.checked(files.flatMap(file => extractDiagrams(readFileSync(file, 'utf8'), this.local(file), this.setting.options.fences)))
  }

  /** The deck's Markdown files: of its options, else its entry and what that takes in. */
  files(): string[] {
    const { files } = this.setting.options
    return files ? globSync([...files], { cwd: this.root }).map(file => join(this.root, file)).sort() : deckFiles(this.root, this.#entry)
  }

  /** The diagrams again. @throws DiagramError for a name used twice */
  checked(found: DiagramSource[]): DiagramSource[] {
    const first = new Map<string, DiagramSource>()
    for (const source of found) {
      const other = first.get(source.name.toLowerCase())
      if (other)
        throw new DiagramError(source.file, source.line, `the name '${source.name}' is taken by ${other.file}:${other.line}`)
      first.set(source.name.toLowerCase(), source)
    }
    return found
  }

  #path(name: string) {
    return join(this.root, CACHE_FOLDER, `${name}.json`)
  }

  #keys(source: DiagramSource, steps: readonly ResolvedStep[]): string[] {
    const { layout } = source.options
    const changes = steps.map(changesOf)
    const all = layout === 'fixed' ? JSON.stringify(steps.map(({ source: { code } }, index) => [code, changes[index]])) : ''
    return steps.map(({ source: { code } }, index) => layoutKey(this.setting, code, NO_EDITS, `${changes[index]}${all}`))
  }

  /** The cached layouts of a diagram; a step without a fresh one is undefined. */
  cached(source: DiagramSource): (Scene | undefined)[] {
    const byKey = new Map(readCached(this.#path(source.name))?.steps.map(step => [step.key, step.scene]))
    return this.#keys(source, resolveSteps(source)).map(key => byKey.get(key))
  }

  /** Whether a diagram's file in the cache is what a layout now would write, but for the layout itself. */
  isFresh(source: DiagramSource): boolean {
    const file = readCached(this.#path(source.name))
    const keys = this.#keys(source, resolveSteps(source))
    return file !== undefined && file.source === source.file && file.steps.length === keys.length && keys.every((key, index) => file.steps[index]!.key === key)
  }

  /**
   * The scenes of a diagram: from the cache where it is fresh, else laid out now and cached.
   * @throws DiagramError with mermaid's own message
   */
  async scenes(source: DiagramSource): Promise<Scene[]> {
    const cached = this.cached(source)
    const done = cached.every(scene => scene !== undefined) ? cached : await this.layOut(source, cached)
    if (!this.isFresh(source))
      this.#write(source, done)
    return done
  }

  /**
   * Lays a diagram out, but for the steps that are known, and keeps nothing.
   * @throws DiagramError with mermaid's own message
   */
  async layOut(source: DiagramSource, cached: readonly (Scene | undefined)[] = []): Promise<Scene[]> {
    const steps = resolveSteps(source)
    const whole = (step: ResolvedStep, labels = step.labels) => this.#layout(source, step.source, { hidden: [], labels, parents: step.parents })
    const placed = (scenes: readonly Scene[]) => framed(scenes.map((scene, index) => shifted(masked(scene, goneFrom(scene, steps[index]!)), steps[index]!.shifts)))
    if (source.options.layout === 'fixed') {
      const scenes: Scene[] = []
      for (const step of steps)
        scenes.push(await whole(step))
      // Where all steps are of one text, places have room for the longest label of each box.
      const [first] = steps
      if (first && steps.every(step => step.source.code === first.source.code)) {
        const longest = new Map<string, string>()
        for (const [name, text] of steps.flatMap(({ labels }) => labels)) {
          const original = [...scenes[0]!.nodes, ...scenes[0]!.clusters].find(({ id }) => id === name)
          if (text.length > Math.max(longest.get(name)?.length ?? 0, original ? original.lines.map(textOf).join(' ').length : 0))
            longest.set(name, text)
        }
        const base = await whole(first, [...longest])
        return placed(fixPlaces(source, [base, ...scenes]).slice(1))
      }
      return placed(fixPlaces(source, scenes))
    }
    const scenes: Scene[] = []
    for (const [index, step] of steps.entries()) {
      const known = cached[index]
      if (known) {
        scenes.push(known)
        continue
      }
      const { hidden, labels, parents, shifts } = step
      if (diagramType(step.source.code) === 'sequenceDiagram') {
        const scene = await whole(step)
        scenes.push(...framed([shifted(masked(scene, goneFrom(scene, step)), shifts)]))
        continue
      }
      const all = hidden.length ? await whole(step) : undefined
      const gone = all && goneFrom(all, step)
      const scene = await this.#layout(source, step.source, { hidden: gone ? [...gone.boxes, ...hidden] : [], labels, parents })
      scenes.push(...(shifts.length ? framed([shifted(scene, shifts)]) : [scene]))
    }
    return scenes
  }

  async #layout(source: DiagramSource, step: StepSource, edits: Edits): Promise<Scene> {
    const key = layoutKey(this.setting, step.code, edits)
    const type = diagramType(step.code)
    if (type && !canMove(step.code)) {
      const meant = nearest(type, MOVING)
      throw new DiagramError(source.file, step.codeLine, meant
        ? `mermaid knows no diagram '${type}'; did you mean '${meant}'?`
        : `'${type}' cannot move, only flowcharts and sequence diagrams can; in a mermaid fence of its own, Slidev's mermaid shows it`)
    }
    try {
      let laid = this.#laid.get(key)
      if (!laid) {
        laid = this.#engine.layout(step.code, edits)
        this.#laid.set(key, laid)
      }
      return await laid
    }
    catch (error) {
      this.#laid.delete(key)
      const message = error instanceof Error ? error.message : String(error)
      throw new DiagramError(source.file, step.codeLine + (error instanceof MermaidError ? error.line ?? 0 : 0), message)
    }
  }

  #write(source: DiagramSource, scenes: readonly Scene[]) {
    const path = this.#path(source.name)
    if (existsSync(path) && !readCached(path))
      throw new DiagramError(source.file, source.line, `the layout of '${source.name}' belongs into ${CACHE_FOLDER}/${source.name}.json, and a file stands there that this addon has not made; name the diagram otherwise, or move the file`)
    const keys = this.#keys(source, resolveSteps(source))
    const file: CachedDiagram = {
      madeBy: MAKER,
      name: source.name,
      source: source.file,
      mermaid: this.setting.mermaidVersion,
      steps: keys.map((key, index) => ({ key, scene: scenes[index]! })),
    }
    mkdirSync(join(this.root, CACHE_FOLDER), { recursive: true })
    // Renamed into place, so that a reader never sees half a file.
    writeFileSync(`${path}.${process.pid}.tmp`, `${readableJson(file)}\n`)
    renameSync(`${path}.${process.pid}.tmp`, path)
  }

  /** Own files of the cache that no diagram goes by any more; files of others, and of other decks in the folder, are left alone. */
  stray(sources: readonly DiagramSource[]): string[] {
    const keep = new Set(sources.map(({ name }) => `${name}.json`))
    const read = new Set(this.files().map(file => this.local(file)))
    const folder = join(this.root, CACHE_FOLDER)
    return (existsSync(folder) ? readdirSync(folder) : []).filter((file) => {
      const cached = file.endsWith('.json') && !keep.has(file) ? readCached(join(folder, file)) : undefined
      return cached !== undefined && (read.has(cached.source) || !existsSync(join(this.root, cached.source)))
    })
  }

  /** Removes them. */
  prune(sources: readonly DiagramSource[]): string[] {
    const stray = this.stray(sources)
    for (const file of stray)
      rmSync(join(this.root, CACHE_FOLDER, file))
    return stray
  }

  /** The space of a diagram on the slide, in pixels of the canvas. */
  space(source: DiagramSource, canvas: { readonly width: number, readonly height: number } = this.canvas()): { width: number, height: number, most: number } {
    const { width, height } = this.setting.options
    return {
      most: Math.round(MAX_SCALE * canvas.width / 1280 * 1000) / 1000,
      width: source.options.width ?? width ?? canvas.width - MARGIN,
      height: source.options.height ?? height ?? Math.round(canvas.height * HEIGHT),
    }
  }

  /** The deck's canvas by its head, in pixels. */
  canvas(): { width: number, height: number } {
    const { canvasWidth, aspectRatio } = this.setting.head
    return { width: canvasWidth, height: Math.round(canvasWidth / aspectRatio) }
  }

  /** The least size of labels, in pixels of the canvas: the same share of every canvas. */
  minLabel(canvas: { readonly width: number } = this.canvas()): number {
    return this.setting.options.minLabel ?? Math.round(18 * canvas.width / 1280 * 10) / 10
  }

  /** The diagram as the renderer takes it: layouts with captions and what the directives ask for. */
  async diagram(source: DiagramSource): Promise<Diagram> {
    return this.assembled(source, await this.scenes(source))
  }

  /** Scenes with captions and what the directives ask for. @throws DiagramError for names that a step does not have */
  assembled(source: DiagramSource, scenes: readonly Scene[]): Diagram {
    const { family, weight } = this.setting.font
    const steps = resolveSteps(source).map((step, index) => assembleStep(source, step, scenes[index]!, scenes.slice(0, index)))
    return { name: source.name, font: { family, weight }, steps: source.options.steps === 'messages' ? byMessage(source, steps) : steps }
  }

  /** What a diagram does not show as mermaid would, steps whose labels come out too small in a space, or with more than one accent. */
  warnings(source: DiagramSource, diagram: Diagram, space: Space = this.space(source), least = this.minLabel()): DiagramWarning[] {
    return diagram.steps.flatMap(({ scene }, index) => {
      const step = source.steps[index] ?? source.steps.at(-1)!
      const warn = (message: string) => ({ file: source.file, line: step.line, message: `step ${index + 1} of '${source.name}' ${message}` })
      const label = scene.fontSize * canvasOf([scene], space).scales[0]!
      const accents = [...scene.nodes, ...scene.clusters].filter(({ states }) => states.includes('accent')).map(({ id }) => id)
      const known = new Set(index > 0 ? diagram.steps[index - 1]!.scene.remarks?.map(({ message }) => message) : [])
      return [
        ...(scene.remarks ?? []).filter(({ message }) => !known.has(message)).map(({ line, message }) => ({ file: source.file, line: step.codeLine + line, message })),
        ...ignoredHeaders(step.code).map(({ line, message }) => ({ file: source.file, line: step.codeLine + line, message })),
        ...(label < least - 0.05 && (index === 0 || diagram.steps[index - 1]!.scene.width !== scene.width || diagram.steps[index - 1]!.scene.height !== scene.height) ? [warn(`is ${Math.round(scene.width)}×${Math.round(scene.height)} and its labels come out at ${label.toFixed(1)} px in ${Math.round(space.width)}×${Math.round(space.height)}; ${least} px is the least`)] : []),
        ...(accents.length > 1 ? [warn(`has more than one accent: ${accents.join(', ')}`)] : []),
      ]
    })
  }

  /** Ends the browser, if one was started. */
  close(): Promise<void> {
    return this.#engine.close()
  }
}

/** Settings of a diagram's own head that are not taken over, since labels and colours are the deck's. */
function ignoredHeaders(code: string): { readonly line: number, readonly message: string }[] {
  const [head = ''] = /^\s*---[ \t]*\n[\s\S]*?\n[ \t]*---|^\s*%%\{[\s\S]*?\}%%/.exec(code) ?? []
  const title = head.split('\n').findIndex(text => /^\s*title\s*:/.test(text))
  return (title < 0 ? [] : [{ line: title, message: 'the title of the text is not drawn: write it as the caption, below the fence' }]).concat(head.split('\n').flatMap((text, line) => [...text.matchAll(/["']?\b(themeVariables|themeCSS|theme|look|fontFamily|fontSize|darkMode)["']?\s*:/g)].slice(0, 1)
    .map(([, key]) => ({ line, message: `'${key}' is not taken over: font and colours of a moving diagram are the deck's; style single boxes with classDef or style` }))))
}

/** What became of a deck's diagrams. */
export interface LayoutReport {
  readonly total: number
  readonly laidOut: readonly string[]
  readonly removed: readonly string[]
  readonly warnings: readonly DiagramWarning[]
  readonly errors: readonly DiagramError[]
}

const asDiagramError = (error: unknown, source: DiagramSource) =>
  error instanceof DiagramError ? error : new DiagramError(source.file, source.line, error instanceof Error ? error.message : String(error))

/**
 * Lays out every diagram of a deck that changed, writes the cache, and removes the layouts of diagrams that are no more.
 *
 * @param root the deck's folder
 * @param browser where the browser is; by default the addon's own search
 * @param entry the deck's own file
 */
export async function layoutAll(root: string, browser: () => string | undefined = findBrowser, entry = 'slides.md'): Promise<LayoutReport> {
  const store = new DiagramStore(root, readOptions(root), browser, entry)
  const laidOut: string[] = []
  const warnings: DiagramWarning[] = []
  const errors: DiagramError[] = []
  try {
    const sources = store.sources()
    for (const source of sources) {
      try {
        if (!store.isFresh(source))
          laidOut.push(source.name)
        warnings.push(...store.warnings(source, await store.diagram(source)))
      }
      catch (error) {
        errors.push(asDiagramError(error, source))
      }
    }
    return { total: sources.length, laidOut, removed: store.prune(sources), warnings, errors }
  }
  finally {
    await store.close()
  }
}

/**
 * Whether the cache holds every diagram of the deck as it is now, without a browser.
 * @returns one line for each that is stale or stray; empty when all is fresh
 */
export function checkFresh(root: string, entry = 'slides.md'): string[] {
  const store = new DiagramStore(root, readOptions(root), findBrowser, entry)
  const sources = store.sources()
  return [
    ...sources.filter(source => !store.isFresh(source)).map(({ name, file, line }) => `${file}:${line}: '${name}' changed since it was laid out`),
    ...store.stray(sources).map(file => `${CACHE_FOLDER}/${file}: no diagram has this name`),
  ]
}
