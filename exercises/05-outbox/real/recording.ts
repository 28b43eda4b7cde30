// A storm at real databases as a run of the world, and as a file and back.
import type { Millis } from '../../../sim/engine/index.ts'
import type { OutboxEvent, Process, Run, Sample } from '../../../sim/outbox/index.ts'
import type { Recording } from '../../real/recording.ts'
import type { Storm } from './storm.ts'
import { ms } from '../../../sim/engine/index.ts'
import { NODES, PARTITIONS, WORLD_DEFAULTS } from '../../../sim/outbox/index.ts'
import { damaged, readRecording, rowsOf, textsOf } from '../../real/recording.ts'

/** A storm that was measured, and where. */
export interface MeasuredRun extends Run {
  readonly measured: Pick<Recording, 'machine' | 'server' | 'answer'>
}

/** What a file keeps: everything else follows from it. Times are ms since the start. */
interface Packed {
  readonly duration: number
  readonly members: readonly string[]
  readonly ids: readonly string[]
  /** When, which change, which member. */
  readonly saved: readonly number[][]
  /** When, which change, partition, offset. */
  readonly published: readonly number[][]
  /** When, which change, which member. */
  readonly applied: readonly number[][]
  /** From, to, what of `NODES` was down, and the number of the step after which; 0 for none. */
  readonly blows: readonly number[][]
  /** The steps after which, in that order. */
  readonly steps: readonly string[]
}

const PROCESS_OF: Readonly<Record<string, Process>> = { service: 'commit', relay: 'relay', reader: 'consume' }
const NODE_OF = { commit: 'service', relay: 'relay', consume: 'reader', cut: 'service', stop: 'reader' } as const

/** What the file keeps of a storm. */
export function pack({ rounds, rows, begun, ended }: Storm): Packed {
  const [members, ids] = [new Set<string>(), new Set<string>()]
  const numberIn = (of: Set<string>, text: string) => [...of.add(text)].indexOf(text)
  const since = (at: number) => Math.max(0, Math.round(at - begun))
  const blows = rounds.filter(({ blow }) => blow !== 'calm')
  return {
    saved: rows.saved.map(({ at, id, member }) => [since(at), numberIn(ids, id), numberIn(members, member)]),
    published: rows.published.map(({ at, id, partition, offset }) => [since(at), numberIn(ids, id), partition, offset]),
    applied: rows.applied.map(({ at, id, member }) => [since(at), numberIn(ids, id), numberIn(members, member)]),
    blows: blows.map(({ from, to, blow, after }) => [since(from), Math.max(since(from) + 1, since(to)), NODES.indexOf(NODE_OF[blow as keyof typeof NODE_OF]), after?.number ?? 0]),
    steps: blows.map(({ after }) => after?.step ?? ''),
    duration: since(ended), members: [...members], ids: [...ids],
  }
}

/**
 * The run that {@link pack} made a file of.
 * @throws RecordingError
 */
export function unpack(given: unknown): Run {
  const packed = (given ?? {}) as Record<string, unknown>
  const [[duration]] = rowsOf([[packed.duration]], 'duration', 1) as [[number]]
  if (!(duration > 0))
    throw damaged('duration', 'above 0 ms', duration)
  const [members, ids, steps] = [textsOf(packed.members, 'members'), textsOf(packed.ids, 'ids'), textsOf(packed.steps, 'steps')]
  const textOf = (texts: readonly string[], i: number, field: string) => texts[i] ?? ((): never => {
    throw damaged(field, `a list with a number ${i}`, texts.length)
  })()
  const time = (t: number): Millis => ms(Math.min(duration, t))
  const people = (field: 'saved' | 'applied') => rowsOf(packed[field], field, 3).map(([t, id, member]) => ({ t: time(t!), type: 'trail' as const, what: field, id: textOf(ids, id!, 'ids'), member: textOf(members, member!, 'members') }))
  const saved = people('saved')
  const applied = people('applied')
  const published = rowsOf(packed.published, 'published', 4).map(([t, id, partition, offset]) => ({ t: time(t!), type: 'trail' as const, what: 'published' as const, id: textOf(ids, id!, 'ids'), partition: partition!, offset: offset! }))
  const blows = rowsOf(packed.blows, 'blows', 4).map(([from, to, node, number], i) => ({ from: time(from!), to: ms(Math.min(duration, to!)), node: textOf(NODES, node!, 'blows'), number: number!, step: steps[i] ?? '' }))
  const deaths = blows.filter(({ number }) => number > 0).map(({ from: t, node, number, step }) => ({ t, type: 'died' as const, process: PROCESS_OF[node]!, number, step } as OutboxEvent))
  const { seed, changesPerSecond, pollEvery, sampleEvery } = WORLD_DEFAULTS
  return {
    options: { seed, changesPerSecond, pollEvery, sampleEvery, duration: ms(duration), schedule: { faults: blows.map(({ from, to, node }) => ({ node, kind: 'down' as const, from, to })) } },
    trace: [...saved, ...published, ...applied, ...deaths].sort((a, b) => a.t - b.t),
    samples: samplesOf(saved, published, applied, duration, sampleEvery),
  }
}

/** How owner and copy stood at regular moments. What was never applied is lost from the moment when it was saved. */
function samplesOf(saved: readonly { t: number, id: string }[], published: readonly { t: number, partition: number }[], applied: readonly { t: number, id: string }[], duration: number, every: number): Sample[] {
  const savedAt = new Map(saved.map(({ t, id }) => [id, t]))
  const firstAt = new Map(applied.toReversed().map(({ t, id }) => [id, t]))
  const surplus = applied.filter(({ t, id }) => !savedAt.has(id) || firstAt.get(id) !== t)
  const upTo = (rows: readonly { t: number }[], t: number) => rows.filter(row => row.t <= t).length
  return Array.from({ length: Math.floor(duration / every) + 1 }, (_, i): Sample => {
    const t = i * every
    const own = saved.filter(row => row.t <= t)
    return {
      t: ms(t),
      saved: own.length,
      applied: upTo(applied, t),
      published: upTo(published, t),
      acked: Array.from({ length: PARTITIONS }, (_, partition) => upTo(published.filter(row => row.partition === partition), t)),
      missing: own.filter(({ id }) => !((firstAt.get(id) ?? Infinity) <= t)).length,
      lost: own.filter(({ id }) => !firstAt.has(id)).length,
      surplus: upTo(surplus, t),
    }
  })
}

/**
 * Opens a file.
 * @throws RecordingError
 */
export function openStorm(text: string): MeasuredRun {
  const { machine, server, answer, run } = readRecording(text, 'outbox')
  return { ...unpack(run), measured: { machine, server, answer } }
}
