// An evening of the shop at a real PostgreSQL, told as a run of the world, so that whatever draws or measures the one draws
// and measures the other.
import type { Policy, Run, Sample, Service, Table } from '../../../sim/row-lock/index.ts'
import type { Schema } from '../../real/database.ts'
import type { Look } from './shop.ts'
import { setTimeout as pause } from 'node:timers/promises'
import { createChance, frozen, ms } from '../../../sim/engine/index.ts'
import { checkService, checkSteps, drawTx, stageAt, WORLD_DEFAULTS } from '../../../sim/row-lock/index.ts'
import { worldOptions } from './recording.ts'
import { LOOK, stock, WORKERS } from './shop.ts'
import { Worker } from './worker.ts'

/** How much faster than in the world everything goes: a page takes 18 ms and not 180, since a row is held for some 2 ms and not for 20. */
export const TIMES_FASTER = 10

/** An evening unless told otherwise: that of the world, with its workers, its film, its sequel, and its members' wishes. */
export const EVENING = {
  seed: WORLD_DEFAULTS.seed,
  /** How many workers there are, in stages of equal length. */
  workers: WORLD_DEFAULTS.workers,
  /** Share of the orders that are for the sequel too, in each stage. */
  both: WORLD_DEFAULTS.both,
  hot: WORLD_DEFAULTS.hot,
  /** Length in ms, of the clock on the wall. */
  duration: WORLD_DEFAULTS.duration as number,
  /** Mean time that a worker spends on a page, in ms. */
  page: WORLD_DEFAULTS.page / TIMES_FASTER,
  /** Distance between looks at the server, in ms. */
  sampleEvery: WORLD_DEFAULTS.sampleEvery as number,
  /** Told after each stage: its number from 0, and the run so far. */
  afterStage: (() => {}) as (stage: number, run: Run) => void,
  /** Calls it off. */
  signal: new AbortController().signal,
}

/** What an evening gave. */
export interface Evening {
  readonly run: Run
  /** Median ms of a statement that waits for nothing, and of a commit that has something to write, with one worker. */
  readonly statement: number
  readonly commit: number
  /** By stage, share of the time that this process was busy: near 1 it is short of its processor, not of the row. */
  readonly busy: readonly number[]
  /** Statements that waited for a lock, on average over all looks: by `pg_stat_activity`, and by `pg_locks`. */
  readonly waits: { readonly activity: number, readonly locks: number }
}

/** Ms after the end in which what is under way may still come through. What waits longer is left as it is. */
const GRACE = 1500
/** Connections that are opened at a time. */
const AT_A_TIME = 16

/** Connections that an evening takes: its workers, and the one that looks. */
export const connectionsOf = (workers: readonly number[]): number => Math.max(...workers) + 1

/** An evening in a database that has room for so many connections: stages of more workers are left out. */
export function eveningWithin(room: number): Pick<typeof EVENING, 'workers' | 'both' | 'duration'> {
  const { workers, both, duration } = EVENING
  const stages = workers.map((n, i) => ({ n, share: both[Math.min(i, both.length - 1)]! })).filter(({ n }) => connectionsOf([n]) <= room)
  return { workers: stages.map(({ n }) => n), both: stages.map(({ share }) => share), duration: duration / workers.length * stages.length }
}

/**
 * Stocks the shop and runs an evening in it.
 * @throws RangeError, TypeError as the world does, on plans that cannot be carried out
 * @throws the signal's reason when it is called off
 */
export async function runEvening(schema: Schema, policy: Policy, given: Partial<typeof EVENING> = {}): Promise<Evening> {
  const options = { ...EVENING, ...given }
  const { seed, workers, both, hot, duration, page, sampleEvery, afterStage, signal } = options
  const chance = createChance(seed)
  const owners: Record<string, Service> = {}
  const counts = { done: 0, refused: 0, rolledBack: 0, waited: 0, half: 0, wrong: 0 }
  const txs: Run['txs'][number][] = []
  const through: Run['txs'][number][] = []
  const cuts: Run['cuts'][number][] = []
  const samples: Sample[] = []
  const took = { statement: [] as number[], commit: [] as number[] }
  const busy: number[] = []
  const waits = { activity: 0, locks: 0 }
  let isClosed = false

  let begun = performance.now()
  const elapsed = () => performance.now() - begun
  const now = () => ms(Math.max(0, Math.min(duration, Math.round(elapsed()))))
  const isOver = () => signal.aborted || elapsed() >= duration
  const of = (stages: readonly number[]) => stageAt(stages, workers.length, duration, now())
  /** Waits for a moment of the evening; not if it is called off. */
  const until = (t: number) => pause(Math.max(0, t - elapsed()), undefined, { signal }).catch(() => {})

  const crew: Worker[] = Array.from({ length: Math.max(...workers) }, () => new Worker(schema.connect({ as: WORKERS }), {
    now,
    ownerOf: (table: Table) => owners[table] ??= checkService(policy.owner(table), table),
    took: (what, ms) => void (of(workers) === 1 && took[what].push(ms)),
    cut: pids => void (isOver() || cuts.push({ t: now(), circle: pids.flatMap(pid => crew.find(worker => worker.pid === pid)?.tx ?? []) })),
    half: change => void (counts.half += change),
  }))
  const run = (): Run => ({
    options: worldOptions({ seed, duration: ms(duration), workers, both, hot, page, sampleEvery: ms(sampleEvery) }),
    trace: [], txs, through, spans: crew.map(({ spans }) => spans), samples, cuts, owners,
  })

  /** A worker's evening: a page, then an order, as long as there is work for so many. */
  async function attend(worker: Worker, i: number): Promise<void> {
    const [wishes, delays] = [chance.fork(`worker ${i + 1}`), chance.fork(`delays of worker ${i + 1}`)]
    while (!isOver()) {
      if (i >= of(workers)) {
        const stage = Math.floor(now() / duration * workers.length)
        const next = workers.findIndex((n, later) => later > stage && i < n)
        worker.rest('idle')
        await until(next < 0 ? duration : next * duration / workers.length)
        continue
      }
      worker.rest('page')
      await until(elapsed() + wishes.exponential(page))
      if (isOver())
        return
      const tx = frozen(drawTx(wishes, txs.length + 1, hot, of(both)))
      const done = { tx, start: now(), end: null, answer: null, waited: 0, rollbacks: [] } as Mutable<Run['txs'][number]>
      txs.push(done)
      const steps = policy.plan(tx)
      checkSteps(steps, `plan() for transaction ${tx.id}`)
      try {
        done.answer = await worker.carryOut(tx, steps, () => {
          counts.rolledBack++
          done.rollbacks.push(now())
          return pause(delays.exponential(page / 9))
        })
      }
      catch (error) {
        if (isClosed)
          return
        throw error
      }
      done.end = now()
      through.push(done)
      counts[done.answer]++
    }
    worker.rest('idle')
  }

  async function look(): Promise<void> {
    samples.push({ t: ms(0), ...counts, workers: of(workers), waiting: 0 })
    for (let last = 0; !signal.aborted;) {
      const [found] = await schema.sql.unsafe<Look[]>(LOOK, [], { prepare: true })
      const t = now()
      counts.wrong += found!.wrong
      waits.activity += found!.waiting
      waits.locks += found!.ungranted
      // Little's law, in small: so many who wait for so long.
      counts.waited += found!.waiting * (t - last)
      samples.push({ t, ...counts, workers: of(workers), waiting: found!.waiting })
      if (t >= duration)
        return
      last = t
      await until(Math.min(duration, t + sampleEvery))
    }
  }

  async function count(): Promise<void> {
    for (let stage = 0; stage < workers.length && !signal.aborted; stage++) {
      const [since, cpu] = [elapsed(), process.cpuUsage()]
      await until((stage + 1) * duration / workers.length)
      const { user, system } = process.cpuUsage(cpu)
      busy.push((user + system) / 1000 / (elapsed() - since))
      if (!signal.aborted)
        afterStage(stage, run())
    }
  }

  try {
    await stock(schema)
    for (let i = 0; i < crew.length && !signal.aborted; i += AT_A_TIME)
      await Promise.all(crew.slice(i, i + AT_A_TIME).map(worker => worker.arrive()))
    begun = performance.now()
    crew.forEach(worker => worker.rest('idle', ms(0)))
    const working = Promise.all(crew.map(attend))
    await Promise.all([look(), count(), Promise.race([working, until(duration).then(() => pause(GRACE))])])
    isClosed = true
    await Promise.all([working, ...crew.map(worker => worker.leave())])
  }
  finally {
    await Promise.all(crew.map(worker => worker.leave()))
  }
  signal.throwIfAborted()
  const looks = samples.length
  return { run: run(), statement: median(took.statement), commit: median(took.commit), busy, waits: { activity: waits.activity / looks, locks: waits.locks / looks } }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The middle of some numbers; 0 of none. */
function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
}
