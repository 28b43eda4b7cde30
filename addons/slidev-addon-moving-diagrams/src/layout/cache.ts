import type { Diagram, Scene, SceneNode, State, Step } from '../core/scene.ts'
import type { LayoutEngine, LayoutSetting } from './engine.ts'
import type { DiagramSource, StepSource } from './extract.ts'
import type { LayoutOptions } from './options.ts'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { canvasOf } from '../core/place.ts'
import { findBrowser } from './browser.ts'
import { createEngine, layoutKey, layoutSetting, MermaidError } from './engine.ts'
import { DiagramError, extractDiagrams } from './extract.ts'
import { CACHE_FOLDER, readOptions } from './options.ts'

/** A file of the cache: the layout of each step beside the key of what it was made from. */
export interface CachedDiagram {
  readonly name: string
  /** The Markdown file that the diagram stands in, for readers of the cache. */
  readonly source: string
  readonly mermaid: string
  readonly steps: readonly { readonly key: string, readonly scene: Scene }[]
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

/** The diagrams of one deck: found, laid out, cached. */
export class DiagramStore {
  readonly root: string
  readonly setting: LayoutSetting
  #engine: LayoutEngine
  /** What slides have asked for, by `name-hash`, for the module of each diagram. */
  readonly modules = new Map<string, Diagram>()

  constructor(root: string, options: LayoutOptions = readOptions(root), browser: () => string | undefined = findBrowser) {
    this.root = root
    this.setting = layoutSetting(root, options)
    this.#engine = createEngine(this.setting, browser)
  }

  /** The path of a file from the deck's root, with forward slashes. */
  local(file: string): string {
    return relative(this.root, file).replaceAll('\\', '/')
  }

  /** All diagrams of the deck's Markdown files. @throws DiagramError; also for a name used twice. */
  sources(files: readonly string[] = globSync([...this.setting.options.files], { cwd: this.root }).map(file => join(this.root, file)).sort()): DiagramSource[] {
    const found = files.flatMap(file => extractDiagrams(readFileSync(file, 'utf8'), this.local(file)))
    const first = new Map<string, DiagramSource>()
    for (const source of found) {
      const other = first.get(source.name)
      if (other)
        throw new DiagramError(source.file, source.line, `the name '${source.name}' is taken by ${other.file}:${other.line}`)
      first.set(source.name, source)
    }
    return found
  }

  #path(name: string) {
    return join(this.root, CACHE_FOLDER, `${name}.json`)
  }

  #read(name: string): CachedDiagram | undefined {
    const path = this.#path(name)
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as CachedDiagram : undefined
  }

  /** The cached layouts of a diagram; a step without a fresh one is undefined. */
  cached(source: DiagramSource): (Scene | undefined)[] {
    const byKey = new Map(this.#read(source.name)?.steps.map(step => [step.key, step.scene]))
    return source.steps.map(step => byKey.get(layoutKey(this.setting, step.code)))
  }

  /** Whether a diagram's file in the cache is what a layout now would write, but for the layout itself. */
  isFresh(source: DiagramSource): boolean {
    const file = this.#read(source.name)
    return file !== undefined && file.source === source.file && file.steps.length === source.steps.length
      && source.steps.every((step, index) => file.steps[index]!.key === layoutKey(this.setting, step.code))
  }

  /**
   * The scenes of a diagram: from the cache where it is fresh, else laid out now and cached.
   * @throws DiagramError with mermaid's own message
   */
  async scenes(source: DiagramSource): Promise<Scene[]> {
    const scenes = this.cached(source)
    for (const [index, step] of source.steps.entries())
      scenes[index] ??= await this.#layout(source, step)
    const done = scenes as Scene[]
    if (!this.isFresh(source))
      this.#write(source, done)
    return done
  }

  async #layout(source: DiagramSource, step: StepSource): Promise<Scene> {
    try {
      return await this.#engine.layout(step.code)
    }
    catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const line = error instanceof MermaidError ? step.line + (error.line ?? 0) : step.line
      throw new DiagramError(source.file, line, message)
    }
  }

  #write(source: DiagramSource, scenes: readonly Scene[]) {
    const file: CachedDiagram = {
      name: source.name,
      source: source.file,
      mermaid: this.setting.mermaidVersion,
      steps: source.steps.map((step, index) => ({ key: layoutKey(this.setting, step.code), scene: scenes[index]! })),
    }
    mkdirSync(join(this.root, CACHE_FOLDER), { recursive: true })
    const path = this.#path(source.name)
    // Renamed into place, so that a reader never sees half a file.
    writeFileSync(`${path}.${process.pid}.tmp`, `${readableJson(file)}\n`)
    renameSync(`${path}.${process.pid}.tmp`, path)
  }

  /** Removes the cache files of diagrams that are no more. */
  prune(sources: readonly DiagramSource[]): string[] {
    const keep = new Set(['options.json', ...sources.map(({ name }) => `${name}.json`)])
    const folder = join(this.root, CACHE_FOLDER)
    const stray = existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith('.json') && !keep.has(file)) : []
    for (const file of stray)
      rmSync(join(folder, file))
    return stray
  }

  /** The space of a diagram on the canvas, in pixels. */
  space(source: DiagramSource): { width: number, height: number } {
    const { width, height } = this.setting.options
    return { width: source.options.width ?? width, height: source.options.height ?? height }
  }

  /** The diagram as the renderer takes it: layouts with captions and what the comments ask for. */
  async diagram(source: DiagramSource): Promise<Diagram> {
    const scenes = await this.scenes(source)
    const { fontFamily: family, fontWeight: weight } = this.setting.options
    return { name: source.name, font: { family, weight }, steps: source.steps.map((step, index) => assembleStep(source, step, scenes[index]!)) }
  }

  /** Steps whose labels would be drawn too small in the declared space, or with more than one accent. */
  warnings(source: DiagramSource, diagram: Diagram): DiagramWarning[] {
    const { fontSize, minLabel } = this.setting.options
    const { width, height } = this.space(source)
    return diagram.steps.flatMap(({ scene }, index) => {
      const warn = (message: string) => ({ file: source.file, line: source.steps[index]!.line, message: `step ${index + 1} of '${source.name}' ${message}` })
      const label = fontSize * canvasOf([scene], { width, height }).scales[0]!
      const accents = [...scene.nodes, ...scene.clusters].filter(({ states }) => states.includes('accent')).map(({ id }) => id)
      return [
        ...(label < minLabel - 0.05 ? [warn(`is ${Math.round(scene.width)}×${Math.round(scene.height)} and its labels come out at ${label.toFixed(1)} px in ${width}×${height}; ${minLabel} px is the least`)] : []),
        ...(accents.length > 1 ? [warn(`has more than one accent: ${accents.join(', ')}`)] : []),
      ]
    })
  }

  /** Ends the browser, if one was started. */
  close(): Promise<void> {
    return this.#engine.close()
  }
}

/** Joins a layout with what the comments of its fence ask for. @throws DiagramError for an unknown id. */
export function assembleStep(source: DiagramSource, step: StepSource, scene: Scene): Step {
  const { states, path, traffic, origins, duration } = step.directives
  const ids = new Set([...scene.nodes, ...scene.clusters].map(({ id }) => id))
  const known = (id: string) => {
    if (!ids.has(id))
      throw new DiagramError(source.file, step.line, `a comment names '${id}', which this step does not have; it has ${[...ids].join(', ')}`)
  }
  Object.keys(states).forEach(known)
  path.forEach(known)
  traffic.forEach(({ way }) => way.forEach(known))
  Object.keys(origins).forEach(known)
  for (const { way } of traffic) {
    way.slice(1).forEach((to, index) => {
      const from = way[index]!
      if (!scene.edges.some(edge => (edge.from === from && edge.to === to) || (edge.from === to && edge.to === from)))
        throw new DiagramError(source.file, step.line, `traffic runs from '${from}' to '${to}', but there is no arrow between them`)
    })
  }

  const onPath = new Set(path)
  const along = new Set(path.slice(1).flatMap((id, index) => [`${path[index]}>${id}`, `${id}>${path[index]}`]))
  const extra = (id: string): readonly State[] => [
    ...states[id] ?? [],
    ...(path.length && !onPath.has(id) ? ['dim' as const] : []),
  ]
  const withStates = <T extends Pick<SceneNode, 'id' | 'states'>>(part: T, more: readonly State[]): T =>
    more.length ? { ...part, states: [...new Set([...part.states, ...more])] } : part
  return {
    scene: {
      ...scene,
      nodes: scene.nodes.map(node => withStates(node, extra(node.id))),
      clusters: scene.clusters.map(cluster => withStates(cluster, states[cluster.id] ?? [])),
      edges: scene.edges.map(edge => withStates(edge, path.length ? [along.has(`${edge.from}>${edge.to}`) ? 'lit' : 'dim'] : [])),
    },
    caption: step.caption,
    traffic,
    origins,
    ...(duration === undefined ? {} : { duration }),
  }
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
 * Lays out every diagram of a deck that changed, writes the cache, and removes what is stray.
 *
 * @param root the deck's folder
 * @param browser where the browser is; by default the addon's own search
 */
export async function layoutAll(root: string, browser: () => string | undefined = findBrowser): Promise<LayoutReport> {
  const store = new DiagramStore(root, readOptions(root), browser)
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
export function checkFresh(root: string): string[] {
  const store = new DiagramStore(root)
  const sources = store.sources()
  const names = new Set(sources.map(({ name }) => `${name}.json`).concat('options.json'))
  const folder = join(root, CACHE_FOLDER)
  const stray = existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith('.json') && !names.has(file)) : []
  return [
    ...sources.filter(source => !store.isFresh(source)).map(({ name, file, line }) => `${file}:${line}: '${name}' changed since it was laid out`),
    ...stray.map(file => `${CACHE_FOLDER}/${file}: no diagram has this name`),
  ]
}
