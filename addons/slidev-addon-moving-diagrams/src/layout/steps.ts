import type { Directive } from '../core/directives.ts'
import type { Scene, SceneEdge, SceneNode, State, Step, Traffic } from '../core/scene.ts'
import type { DiagramSource, StepSource } from './extract.ts'
import { arrowOf } from '../core/directives.ts'
import { listed, nearest } from '../core/nearest.ts'
import { DiagramError } from './extract.ts'

/** Everything, in lists of what is shown or hidden. */
const ALL = 'all'

/** What a step is, with all that the steps before it have changed. */
export interface ResolvedStep {
  readonly source: StepSource
  /** Names that are hidden (`all` stands for every box), and names that are shown all the same. */
  readonly hidden: readonly string[]
  readonly shown: readonly string[]
  readonly labels: readonly (readonly [name: string, text: string])[]
  readonly parents: readonly (readonly [name: string, parent: string | null])[]
  /** How far boxes stand from where mermaid put them, in pixels of the layout. */
  readonly shifts: readonly (readonly [name: string, x: number, y: number])[]
  /** States by directives, in their order. */
  readonly states: readonly (readonly [name: string, state: State])[]
}

/** All that changes a layout, for its key; empty where a step is mermaid's text alone. */
export function changesOf({ hidden, shown, labels, parents, shifts }: ResolvedStep): string {
  return hidden.length + shown.length + labels.length + parents.length + shifts.length ? JSON.stringify([hidden, shown, labels, parents, shifts]) : ''
}

/** Adds up what the steps of a diagram change, each from the one before. */
export function resolveSteps({ steps }: Pick<DiagramSource, 'steps'>): ResolvedStep[] {
  let hidden = new Set<string>()
  let shown = new Set<string>()
  let labels = new Map<string, string>()
  let parents = new Map<string, string | null>()
  let shifts = new Map<string, readonly [number, number]>()
  let states: (readonly [string, State])[] = []
  return steps.map((source) => {
    if (!source.goesOn)
      [hidden, shown, labels, parents, shifts, states] = [new Set(), new Set(), new Map(), new Map(), new Map(), []]
    for (const directive of source.directives) {
      switch (directive.word) {
        case 'hide':
          for (const name of directive.names) {
            if (name === ALL)
              shown.clear()
            hidden.add(name)
            shown.delete(name)
          }
          break
        case 'show':
          for (const name of directive.names) {
            if (name === ALL)
              hidden.clear()
            for (const part of [name, ...arrowOf(name) ?? []]) {
              hidden.delete(part)
              shown.add(part)
            }
          }
          break
        case 'label': directive.labels.forEach(([name, text]) => labels.set(name, text)); break
        case 'into': directive.names.forEach(name => parents.set(name, directive.parent ?? null)); break
        case 'by': directive.names.forEach((name) => {
          const [x, y] = shifts.get(name) ?? [0, 0]
          shifts.set(name, [x + directive.x, y + directive.y])
        }); break
        case 'normal': states = states.filter(([name]) => !directive.names.includes(name)); break
        case 'state':
          // In a chain of steps a box has one state at a time.
          if (source.goesOn)
            states = states.filter(([name]) => !directive.names.includes(name))
          states = [...states, ...directive.names.map(name => [name, directive.state] as const)]
          break
      }
    }
    const all = hidden.has(ALL)
    return {
      source,
      hidden: [...hidden],
      shown: all ? [...shown] : [],
      labels: [...labels],
      parents: [...parents],
      shifts: [...shifts].map(([name, [x, y]]) => [name, x, y] as const),
      states: [...states],
    }
  })
}

/** Whether an arrow goes by this name: its own id, or its two ends. */
const isNamed = (edge: Pick<SceneEdge, 'id' | 'name' | 'from' | 'to'>, name: string) => {
  if (edge.id === name || edge.name === name)
    return true
  const ends = arrowOf(name)
  return ends !== undefined && ends[0] === edge.from && ends[1] === edge.to
}

/** The boxes and arrows of a whole scene that a step does not show, by their ids. */
export function goneFrom(whole: Scene, { hidden, shown }: Pick<ResolvedStep, 'hidden' | 'shown'>): { readonly boxes: Set<string>, readonly edges: Set<string> } {
  const parts = [...whole.clusters, ...whole.nodes]
  const parents = new Map(parts.map(({ id, parent }) => [id, parent]))
  const up = (id: string): string[] => {
    const chain: string[] = []
    for (let at: string | undefined = id; at !== undefined && !chain.includes(at); at = parents.get(at))
      chain.push(at)
    return chain
  }
  const none = new Set(hidden)
  const some = new Set(shown)
  const kept = new Set(parts.filter(({ id }) => up(id).some(above => some.has(above))).flatMap(({ id }) => up(id)))
  const boxes = new Set(parts.filter(({ id }) => up(id).some(above => none.has(above)) || (none.has(ALL) && !kept.has(id))).map(({ id }) => id))
  const edges = new Set(whole.edges.filter(edge => boxes.has(edge.from) || boxes.has(edge.to) || hidden.some(name => isNamed(edge, name))).map(({ id }) => id))
  return { boxes, edges }
}

/** What a step may name. */
function namesIn(whole: Pick<Scene, 'nodes' | 'clusters' | 'edges' | 'hidden'>): string[] {
  return [...whole.nodes, ...whole.clusters].map(({ id }) => id).concat(whole.hidden ?? [])
}

function namesOf(directive: Directive): string[] {
  switch (directive.word) {
    case 'label': return directive.labels.map(([name]) => name)
    case 'from': return directive.origins.flat()
    case 'into': return [...directive.names, ...directive.parent === undefined ? [] : [directive.parent]]
    case 'traffic': return [...directive.traffic.way]
    case 'duration': return []
    default: return [...directive.names]
  }
}

/**
 * The directives of a step that mean its boxes and arrows. A comment of which no name is known is an
 * ordinary comment.
 *
 * @param before the scenes of the steps before, whose boxes new ones may grow out of
 * @throws DiagramError for a name that the step does not have
 */
export function meantDirectives(source: DiagramSource, step: StepSource, scene: Scene, before: readonly Scene[]): Directive[] {
  const names = namesIn(scene)
  const known = new Set(names)
  const earlier = new Set(before.flatMap(namesIn))
  const isKnown = (name: string, directive: Directive) => known.has(name)
    || (directive.word === 'from' && earlier.has(name))
    || ((directive.word === 'show' || directive.word === 'hide') && name === ALL)
    || (directive.word !== 'traffic' && (scene.edges.some(edge => isNamed(edge, name)) || (arrowOf(name)?.every(end => known.has(end)) ?? false)))
  return step.directives.filter((directive) => {
    const given = namesOf(directive)
    const unknown = given.filter(name => !isKnown(name, directive))
    if (!unknown.length)
      return true
    const meant = unknown.map(name => nearest(name, names)).find(name => name !== undefined)
    if (!step.goesOn && unknown.length === given.length && meant === undefined)
      return false
    throw new DiagramError(source.file, step.line + directive.line, `'${directive.word === 'state' ? directive.state : directive.word}' names '${unknown[0]}', which this step does not have; ${meant ? `did you mean '${meant}'?` : `it has ${listed(names)}`}`)
  })
}

const withStates = <T extends Pick<SceneNode, 'id' | 'states'>>(part: T, more: readonly State[]): T =>
  more.length ? { ...part, states: [...new Set([...part.states, ...more])] } : part

/** Joins a layout with what the directives of its step ask for. @throws DiagramError for an unknown name */
export function assembleStep(source: DiagramSource, resolved: ResolvedStep, scene: Scene, before: readonly Scene[] = []): Step {
  const { source: step, states } = resolved
  const directives = meantDirectives(source, step, scene, before)
  const gone = new Set(scene.hidden)
  const traffic: Traffic[] = []
  for (const directive of directives) {
    if (scene.sequence && (directive.word === 'into' || directive.word === 'by'))
      throw new DiagramError(source.file, step.line + directive.line, `'move' moves boxes of a flowchart; in a sequence diagram all have their place by their turn, and a step can show, hide, dim or relabel them`)
    if (directive.word === 'show') {
      const still = directive.names.find(name => gone.has(name))
      if (still !== undefined)
        throw new DiagramError(source.file, step.line + directive.line, `'${still}' cannot be shown, since the subgraph around it is hidden`)
    }
    if (directive.word === 'traffic') {
      const { way } = directive.traffic
      way.slice(1).forEach((to, index) => {
        const from = way[index]!
        if (!scene.edges.some(edge => (edge.from === from && edge.to === to) || (edge.from === to && edge.to === from)))
          throw new DiagramError(source.file, step.line + directive.line, `traffic runs from '${from}' to '${to}', but there is no arrow between them`)
      })
      traffic.push(directive.traffic)
    }
  }
  traffic.push(...scene.edges.filter(({ animated }) => animated).map(({ from, to }): Traffic => ({ kind: 'healthy', way: [from, to] })))

  const path = directives.flatMap(directive => directive.word === 'path' ? directive.names : [])
  const onPath = new Set(path)
  const along = new Set(path.slice(1).flatMap((id, index) => [`${path[index]}>${id}`, `${id}>${path[index]}`]))
  const given = (matches: (name: string) => boolean) => states.filter(([name]) => matches(name)).map(([, state]) => state)
  const duration = directives.findLast(directive => directive.word === 'duration')?.milliseconds
  return {
    scene: {
      ...scene,
      nodes: scene.nodes.map(node => withStates(node, [...given(name => name === node.id), ...path.length && !onPath.has(node.id) ? ['dim' as const] : []])),
      clusters: scene.clusters.map(cluster => withStates(cluster, given(name => name === cluster.id))),
      edges: scene.edges.map(edge => withStates(edge, [...given(name => isNamed(edge, name)), ...path.length ? [along.has(`${edge.from}>${edge.to}`) ? 'lit' as const : 'dim' as const] : []])),
    },
    caption: step.caption,
    traffic,
    origins: directives.flatMap(directive => directive.word === 'from' ? directive.origins : []),
    ...(duration === undefined ? {} : { duration }),
  }
}

/** A scene without some of its boxes and arrows; all else stays where it is. */
export function masked(whole: Scene, gone: ReturnType<typeof goneFrom>): Scene {
  return {
    ...whole,
    nodes: whole.nodes.filter(({ id }) => !gone.boxes.has(id)),
    clusters: whole.clusters.filter(({ id }) => !gone.boxes.has(id)),
    edges: whole.edges.filter(({ id }) => !gone.edges.has(id)),
    ...(gone.boxes.size ? { hidden: [...gone.boxes] } : {}),
  }
}
