import type { State, Traffic } from './scene.ts'

/** What the `%%` comments of one fence ask for. */
export interface Directives {
  readonly states: Readonly<Record<string, readonly State[]>>
  readonly traffic: readonly Traffic[]
  readonly path: readonly string[]
  readonly origins: Readonly<Record<string, string>>
  readonly duration?: number
}

/** A mistake in a comment of a fence: `line` counts from 0 within the fence. */
export class DirectiveError extends Error {
  readonly line: number
  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

const STATE_WORDS: Readonly<Record<string, State>> = {
  healthy: 'healthy',
  degraded: 'degraded',
  failing: 'failed',
  failed: 'failed',
  new: 'accent',
  accent: 'accent',
  dim: 'dim',
  gone: 'gone',
}

const TRAFFIC_KINDS = ['healthy', 'degraded', 'failing'] as const

/** The state that a mermaid class name stands for, or undefined for the author's own classes. */
export function stateOfClass(name: string): State | undefined {
  return STATE_WORDS[name]
}

const names = (text: string) => text.split(',').map(name => name.trim()).filter(Boolean)

/**
 * Reads the comments of a mermaid fence. Ordinary comments are left alone: only a line
 * `%% word: …` with a known word counts, so the fence stays plain mermaid.
 *
 * @throws DirectiveError with the line, when a known word is followed by something unreadable.
 */
export function parseDirectives(code: string): Directives {
  const states: Record<string, State[]> = {}
  const traffic: Traffic[] = []
  const path: string[] = []
  const origins: Record<string, string> = {}
  let duration: number | undefined

  code.split('\n').forEach((text, line) => {
    const match = /^\s*%%\s*(traffic|path|from|duration|[a-z]+)(?:\s+([a-z]+))?\s*:\s*(.*?)\s*$/.exec(text)
    if (!match)
      return
    const [, word = '', kind, value = ''] = match
    if (kind && word !== 'traffic')
      return
    if (word in STATE_WORDS) {
      for (const id of names(value))
        (states[id] ??= []).push(STATE_WORDS[word]!)
    }
    else if (word === 'traffic') {
      if (kind && !TRAFFIC_KINDS.some(known => known === kind))
        throw new DirectiveError(line, `unknown kind of traffic '${kind}': ${TRAFFIC_KINDS.join(', ')} are known`)
      const way = value.split(/\s*-+>\s*/).filter(Boolean)
      if (way.length < 2)
        throw new DirectiveError(line, `traffic needs a way such as 'A-->B-->C', got '${value}'`)
      traffic.push({ kind: (kind as Traffic['kind'] | undefined) ?? 'healthy', way })
    }
    else if (word === 'path') {
      path.push(...names(value))
    }
    else if (word === 'from') {
      for (const pair of names(value)) {
        const [to, from] = pair.split(/\s*<-+\s*/)
        if (!to || !from)
          throw new DirectiveError(line, `'from' needs pairs such as 'New<-Old', got '${pair}'`)
        origins[to] = from
      }
    }
    else if (word === 'duration') {
      const time = /^(\d+(?:\.\d+)?)\s*(ms|s)$/.exec(value)
      duration = time ? Number(time[1]) * (time[2] === 's' ? 1000 : 1) : Number.NaN
      if (!(duration >= 0 && duration <= 10_000))
        throw new DirectiveError(line, `duration must be between 0ms and 10s, such as '600ms', got '${value}'`)
    }
  })
  return { states, traffic, path, origins, ...(duration === undefined ? {} : { duration }) }
}
