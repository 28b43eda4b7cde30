// A measured evening of the shop as a file, and back. There are tens of thousands of spans, so they are rows of numbers.
import type { Run, Sample, Span } from '../../../sim/row-lock/index.ts'
import type { Recording } from '../../real/recording.ts'
import { ms } from '../../../sim/engine/index.ts'
import { SCHEDULES, WORLD_DEFAULTS } from '../../../sim/row-lock/index.ts'
import { damaged, readRecording, rowsOf, textsOf } from '../../real/recording.ts'

const DOING: readonly Span['doing'][] = ['idle', 'page', 'work', 'wait']
const SAMPLE = ['t', 'workers', 'waiting', 'done', 'refused', 'rolledBack', 'waited', 'half', 'wrong'] as const satisfies (keyof Sample)[]

/** An evening that was measured, and where. */
export interface MeasuredRun extends Run {
  readonly measured: Pick<Recording, 'machine' | 'server' | 'answer'>
}

/**
 * Opens a file.
 * @throws RecordingError
 */
export function openEvening(text: string): MeasuredRun {
  const { machine, server, answer, run } = readRecording(text, 'row-lock')
  return { ...unpack(run), measured: { machine, server, answer } }
}

/** What an evening was like. */
export type EveningOptions = Pick<Run['options'], 'seed' | 'duration' | 'workers' | 'both' | 'hot' | 'page' | 'sampleEvery'>

/** The same as a world has it: what only a model must be told is left as it is there. */
export function worldOptions(evening: EveningOptions): Run['options'] {
  const { engine, statement, commit, latch } = WORLD_DEFAULTS
  return { engine, statement, commit, latch, schedule: SCHEDULES.calm, ...evening }
}

/** What the file keeps of a run: all that is drawn or counted, and not what each member wanted. */
export function pack({ options: { seed, duration, workers, both, hot, page, sampleEvery }, through, spans, samples, cuts, owners }: Run): unknown {
  const rows = new Map<string, number>()
  const numberOf = (row: string) => rows.get(row) ?? (rows.set(row, rows.size), rows.size - 1)
  const packed = {
    options: { seed, duration, workers, both, hot, page, sampleEvery },
    owners,
    samples: samples.map(sample => SAMPLE.map(field => Math.round(sample[field]))),
    /** Each: transaction, start, end, whether it was refused, and when it was rolled back. */
    through: through.map(({ tx, start, end, answer, rollbacks }) => [tx.id, start, end!, Number(answer === 'refused'), ...rollbacks]),
    /** Each: when, and the transactions of the circle. */
    cuts: cuts.map(({ t, circle }) => [t, ...circle]),
    /** By worker, each: when, what it does (and 4 more where half is done), transaction, the row that it waits for or -1, and those that it holds. */
    spans: spans.map(own => own.map(({ t, doing, half, tx, row, held }) => [t, DOING.indexOf(doing) + (half ? 4 : 0), tx, row === undefined ? -1 : numberOf(row), ...held.map(numberOf)])),
  }
  return { ...packed, rows: [...rows.keys()] }
}

/**
 * The run that {@link pack} made a file of.
 * @throws RecordingError
 */
export function unpack(given: unknown): Run {
  const { options, owners, samples, through, cuts, spans, rows } = (given ?? {}) as Record<string, unknown>
  const { seed, duration, workers, both, hot, page, sampleEvery } = (options ?? {}) as Record<string, number> & { workers: number[], both: number[] }
  const [numbers] = rowsOf([[seed, duration, hot, page, sampleEvery]], 'options', 5)
  rowsOf([workers, both], 'workers', 1)
  if (numbers![1]! <= 0)
    throw damaged('duration', 'above 0 ms', duration)
  const names = textsOf(rows, 'rows')
  const nameOf = (i: number) => names[i] ?? ((): never => {
    throw damaged('rows', `a list with a number ${i}`, names.length)
  })()
  const looks = fromTheStart(rowsOf(samples, 'samples', SAMPLE.length), 'samples')
  if (!Array.isArray(spans) || spans.length < Math.max(...workers))
    throw damaged('spans', `lists of what ${Math.max(...workers)} workers did`, spans)
  const done = rowsOf(through, 'transactions', 4).map(([id, start, end, refused, ...rollbacks]): Run['through'][number] => ({
    tx: { id: id!, kind: 'order', reads: [], writes: [] }, start: ms(start!), end: ms(end!), answer: refused ? 'refused' : 'done', waited: 0, rollbacks: rollbacks.map(ms),
  }))
  return {
    options: worldOptions({ seed: seed!, duration: ms(duration!), workers, both, hot: hot!, page: page!, sampleEvery: ms(sampleEvery!) }),
    trace: [],
    txs: done,
    through: done,
    owners: Object.fromEntries(Object.entries((owners ?? {}) as Record<string, unknown>).map(([table, owner]) => [table, String(owner)])),
    samples: looks.map(row => Object.fromEntries(SAMPLE.map((field, i) => [field, row[i]])) as unknown as Sample),
    cuts: rowsOf(cuts, 'circles', 1).map(([t, ...circle]) => ({ t: ms(t!), circle })),
    spans: spans.map(own => fromTheStart(rowsOf(own, 'spans', 4), 'spans').map(([t, code, tx, row, ...held]): Span => ({
      t: ms(t!), doing: DOING[code! % 4]!, half: code! >= 4, tx: tx!, held: held.map(nameOf), ...row! >= 0 && { row: nameOf(row!) },
    }))),
  }
}

/** Rows whose first one is of the first moment, so that there is one for any. @throws RecordingError */
function fromTheStart(rows: number[][], field: string): number[][] {
  if (rows[0]?.[0] !== 0)
    throw damaged(field, 'from 0 ms on', rows[0]?.[0])
  return rows
}
