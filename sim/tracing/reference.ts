// What the exercise asks for, found in other ways: nothing here is written as one would write it, so that both can be
// held against each other.
import type { Graph, Merge, Segment, Span } from './policy.ts'
import { placed } from './tree.ts'

/**
 * What the answer waited for. Time is walked backwards from moment to moment, with a stack of who waits for whom.
 * @param spans of one trace, in any order
 */
export function referencePath(spans: readonly Span[]): Segment[] {
  const all = placed(spans)
  const lasting = all.flatMap((at, i) => at.isWaitedFor && at.to > at.from ? [i] : [])
  if (lasting.length === 0)
    return []
  const moments = [...new Set(lasting.flatMap(i => [all[i]!.from, all[i]!.to]))].sort((a, b) => b - a)
  const stack = [0]
  const path: Segment[] = []
  for (const [n, t] of moments.entries()) {
    for (;;) {
      const top = stack.at(-1)!
      if (all[top]!.from === t && stack.length > 1) {
        stack.pop()
        continue
      }
      // What has just ended was waited for: of several that end together the longest.
      const next = lasting.filter(i => all[i]!.parent === top && all[i]!.to === t).sort((a, b) => all[a]!.from - all[b]!.from)[0]
      if (next === undefined)
        break
      stack.push(next)
    }
    const from = moments[n + 1]
    if (from === undefined)
      break
    const { span: { id }, service } = all[stack.at(-1)!]!
    const later = path[0]
    if (later && later.id === id && later.service === service && later.from === t)
      path[0] = { ...later, from }
    else
      path.unshift({ id, service, from, to: t })
  }
  return path
}

/** The merges to make: after each of them the graph is drawn anew, with one service less. */
export function referenceMerges({ services, calls }: Graph, k: number): Merge[] {
  const owner = (name: string) => services.find(service => service.name === name)?.owner
  const choices = services.flatMap(({ name }) => {
    const callers = new Set(calls.filter(({ from, to }) => to === name && from !== name).map(({ from }) => from))
    const [into] = callers
    return callers.size === 1 && owner(into!) === owner(name)
      ? [{ service: name, into: into!, saved: calls.filter(({ to, from }) => to === name && from === into).reduce((sum, { perRequest }) => sum + perRequest, 0) }]
      : []
  })
  if (k === 0 || choices.length === 0)
    return []
  const most = Math.max(...choices.map(({ saved }) => saved))
  const [{ service, into }] = choices.filter(({ saved }) => saved === most).sort((a, b) => a.service < b.service ? -1 : 1) as [typeof choices[0]]
  const moved = (name: string) => name === service ? into : name
  return [{ service, into }, ...referenceMerges({
    services: services.filter(({ name }) => name !== service),
    calls: calls.map(({ from, to, perRequest }) => ({ from: moved(from), to: moved(to), perRequest })).filter(({ from, to }) => from !== to),
  }, k - 1)]
}
