import type { BaseRun, Chance, FaultEvent, FaultSchedule, Millis, Rule } from '../engine/index.ts'
import type { LockStep, Mode, Service, Table, Tx } from './policy.ts'
import { announceFaults, COUNT, faultAt, frozen, ms, oneOf, POSITIVE, sampled, seconds, settle, SHARE, Simulation } from '../engine/index.ts'
import { LockTable } from './locks.ts'
import { basketOrder } from './policy.ts'
import { NODES, SCHEDULES } from './schedules.ts'
import { atFirst, checkService, checkSteps, drawTx, rowName, SHOP } from './shop.ts'

/**
 * What becomes of a circle of waiting.
 * - `postgres`: who has waited for a second looks for a circle, and if it stands in one its *transaction* is rolled back.
 *   Nobody else's wait ends before the row is free.
 * - `innodb`: with its own search for circles switched off, as its manual suggests where many wait for one row. Who has
 *   waited for 50 s gives up: the *statement* is rolled back, the transaction stays open and keeps what it holds, until
 *   the application, told so, rolls it back.
 */
export const ENGINES = frozen({
  postgres: { patience: seconds(1), rollsBack: 'transaction' },
  innodb: { patience: seconds(50), rollsBack: 'statement' },
} as const)

/**
 * What a run is like unless told otherwise: more workers every four seconds, and in the last eight the sequel is out.
 * An order holds the film's row for some 20 ms of the 200 that it takes a worker.
 */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: seconds(36),
  schedule: SCHEDULES.calm as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: basketOrder,
  /** How many workers there are, in stages of equal length. Each takes one order after the other. */
  workers: [1, 4, 8, 16, 32, 64, 128, 64, 64] as readonly number[],
  /** Share of the orders that are for the sequel too, in each stage; the last one holds to the end. */
  both: [0, 0, 0, 0, 0, 0, 0, 0.25] as readonly number[],
  /** Share of all that is about the film that everybody wants. */
  hot: 0.9,
  engine: 'postgres' as keyof typeof ENGINES,
  /** Mean time that a worker spends on a page before it needs the database, in ms. */
  page: 180,
  /** What a statement takes, in ms: the mean. */
  statement: 1,
  /** What it takes to write a commit to disk, in ms: the mean. Where nothing was changed there is nothing to write. */
  commit: 12,
  /** What the lock manager takes for a lock or a release, one after the other, and how much more for each transaction that waits, in ms. */
  latch: { each: 0.125, waiting: 0.03125 },
  /** Distance between samples. */
  sampleEvery: ms(100),
})

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** One event of a run. `tx` numbers what members want, from 1 in order of time. */
export type RowLockEvent =
  | FaultEvent
  | { readonly t: Millis, readonly type: 'begin', readonly tx: number, readonly kind: Tx['kind'] }
  | { readonly t: Millis, readonly type: 'wait', readonly tx: number, readonly row: string, readonly mode: Mode }
  | { readonly t: Millis, readonly type: 'commit', readonly tx: number, readonly at: Service }
  | { readonly t: Millis, readonly type: 'rollback', readonly tx: number, readonly of: 'statement' | 'transaction', readonly circle: readonly number[] }
  | { readonly t: Millis, readonly type: 'end', readonly tx: number, readonly answer: Answer }

/** How it ended for the member: all of it is done, or there was no copy, or no account. */
export type Answer = 'done' | 'refused'

/** What a worker does for a while: nothing, a page, a statement, or it waits for a row. Until the next span begins. */
export interface Span {
  /** When it begins. */
  readonly t: Millis
  readonly doing: 'idle' | 'page' | 'work' | 'wait'
  /** What it works on; 0 on a page. */
  readonly tx: number
  /** Rows that it holds. */
  readonly held: readonly string[]
  /** The row that it waits for. */
  readonly row?: string
  /** Whether a part of it has been committed in one database, and another is still to be changed. */
  readonly half: boolean
}

/** What a member wanted, and what became of it. */
export interface Done {
  readonly tx: Tx
  readonly start: Millis
  /** When it was through; null at the end of the run. */
  end: Millis | null
  answer: Answer | null
  /** ms that it waited for rows. */
  waited: number
  /** When parts of it were rolled back. */
  readonly rollbacks: Millis[]
}

/** Sums from the start of the run, and how it stands. */
export interface Sample {
  readonly t: Millis
  /** Workers that there are. */
  readonly workers: number
  readonly waiting: number
  readonly done: number
  readonly refused: number
  readonly rolledBack: number
  /** Time spent waiting for rows, in ms, of all waits that have ended. */
  readonly waited: number
  /** Done in one database and not yet in the next. */
  readonly half: number
  /** Commits after which the copies of a film did not add up. */
  readonly wrong: number
}

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, RowLockEvent> {
  /** In the order in which they began. */
  readonly txs: readonly Done[]
  /** Those that are through, in the order in which they ended. */
  readonly through: readonly Done[]
  /** What each worker did, in order of time, from 0 on. */
  readonly spans: readonly (readonly Span[])[]
  /** Every `sampleEvery` from 0 to the end, both included. */
  readonly samples: readonly Sample[]
  /** When somebody was rolled back, and who stood in the circle with them; in order of time. */
  readonly cuts: readonly { readonly t: Millis, readonly circle: readonly number[] }[]
  /** By table, who owns it. */
  readonly owners: Readonly<Record<string, Service>>
}

/** A worker's work on one transaction. */
interface Job {
  readonly worker: number
  readonly done: Done
  readonly steps: readonly LockStep[]
  /** Number of the step that comes next, and of the first one since the last commit. */
  at: number
  begun: number
  /** A number of its own for each try: what the lock manager knows it by. */
  id: number
  /** The database of the open transaction. */
  service: Service | undefined
  /** How it holds which rows; and which those are, for the drawing. */
  readonly held: Map<string, Mode>
  rows: readonly string[]
  /** What it has changed and not yet committed. */
  readonly changed: Map<string, number>
  /** Number of the last step that changes something. */
  readonly lastWrite: number
  /** Whether something of it has been committed. */
  committed: boolean
  /** Whether something of it has been committed, and something else has still to be changed. */
  half: boolean
}

const stagesOf = (rule: Rule, what: string): Rule => ({ expected: `a list of ${what}`, holds: value => Array.isArray(value) && value.length > 0 && value.every(rule.holds) })

/** What of a list of stages holds at a moment. */
export function stageAt(stages: readonly number[], of: number, duration: number, t: number): number {
  return stages[Math.min(stages.length - 1, Math.floor(t / duration * of))]!
}

/**
 * Runs the world: workers take orders, each as the policy plans it, from a database that grants locks in line.
 * What a worker's members want next does not depend on what came before, so that two policies meet the same evening.
 *
 * @throws RangeError on an option out of range, or a transaction that reaches into two databases; a ScheduleError on a schedule that does not fit this world
 * @throws TypeError when the policy answers with anything but steps and services
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, NODES, {
    workers: stagesOf(COUNT, 'whole numbers above 0'), both: stagesOf(SHARE, 'shares from 0 to 1'), hot: SHARE, engine: oneOf(Object.keys(ENGINES)),
    page: POSITIVE, statement: POSITIVE, commit: POSITIVE, sampleEvery: POSITIVE,
  })
  const { duration, schedule, latch } = options
  const simulation = new Simulation<RowLockEvent>({ seed: options.seed, until: duration })
  const policy = makePolicy()
  const engine = ENGINES[options.engine]

  const txs: Done[] = []
  const through: Done[] = []
  const cuts: { t: Millis, circle: readonly number[] }[] = []
  const committed = new Map<string, number>()
  const databases = new Map<Service, { readonly locks: LockTable, free: number }>()
  const owners: Record<string, Service> = {}
  const jobs = new Map<number, Job>()
  const counts = { done: 0, refused: 0, rolledBack: 0, waited: 0, half: 0, wrong: 0 }
  let tries = 0

  const workersAt = (t: number) => stageAt(options.workers, options.workers.length, duration, t)
  const most = Math.max(...options.workers)
  const spans: Span[][] = Array.from({ length: most }, () => [{ t: ms(0), doing: 'idle', tx: 0, held: [], half: false }])
  const chances = spans.map((_, i) => simulation.chance.fork(`worker ${i + 1}`))
  const delays = spans.map((_, i) => simulation.chance.fork(`delays of worker ${i + 1}`))

  const note = (worker: number, doing: Span['doing'], job?: Job, row?: string) => spans[worker]!.push({
    t: simulation.now, doing, tx: job?.done.tx.id ?? 0, held: job?.rows ?? [], half: job?.half ?? false, ...row && { row },
  })
  const after = (job: Job, mean: number, action: () => void) => simulation.after(ms(delays[job.worker]!.exponential(mean)), action)
  const ownerOf = (table: Table) => owners[table] ??= checkService(policy.owner(table), table)
  const numberOf = (name: string, table: Table) => committed.get(name) ?? atFirst(table)

  function databaseOf(service: Service) {
    let database = databases.get(service)
    if (!database)
      databases.set(service, database = { locks: new LockTable(), free: 0 })
    return database
  }

  /** Has the lock manager of a database do something: one thing at a time, and the longer the more transactions wait. */
  function throughLatch(service: Service, action: () => void): void {
    const database = databaseOf(service)
    database.free = Math.max(database.free, simulation.now) + latch.each + latch.waiting * database.locks.waiting
    simulation.at(ms(database.free), action)
  }

  function turnPage(worker: number): void {
    if (worker >= workersAt(simulation.now))
      return void note(worker, 'idle')
    note(worker, 'page')
    simulation.after(ms(Math.round(chances[worker]!.exponential(options.page))), () => begin(worker, chances[worker]!))
  }

  function begin(worker: number, chance: Chance): void {
    const both = stageAt(options.both, options.workers.length, duration, simulation.now)
    const tx = frozen(drawTx(chance, txs.length + 1, options.hot, both))
    const steps = policy.plan(tx)
    checkSteps(steps, `plan() for transaction ${tx.id}`)
    const done: Done = { tx, start: simulation.now, end: null, answer: null, waited: 0, rollbacks: [] }
    txs.push(done)
    simulation.emit({ type: 'begin', tx: tx.id, kind: tx.kind })
    const job: Job = {
      worker, done, steps: steps.map(step => ({ ...step })), at: 0, begun: 0, id: ++tries, service: undefined, held: new Map(), rows: [], changed: new Map(),
      lastWrite: steps.findLastIndex(step => step.do === 'write'), committed: false, half: false,
    }
    jobs.set(job.id, job)
    next(job)
  }

  function next(job: Job): void {
    const step = job.steps[job.at]
    if (step === undefined)
      return end(job, 'done')
    if (step.do === 'commit')
      return commit(job)
    job.service ??= ownerOf(step.table)
    if (ownerOf(step.table) !== job.service)
      throw new RangeError(`plan() for transaction ${job.done.tx.id}, step ${job.at + 1}: ${step.table} belongs to ${ownerOf(step.table)}, and this is a transaction of the database of ${job.service}; commit before it`)
    if (step.do === 'lock')
      return lock(job, rowName(step), step.mode)
    if (step.do === 'write' && job.held.get(rowName(step)) !== 'exclusive')
      return lock(job, rowName(step), 'exclusive', false)
    note(job.worker, 'work', job)
    after(job, options.statement, () => {
      const name = rowName(step)
      const value = job.changed.get(name) ?? numberOf(name, step.table)
      if (step.do === 'read' && value < step.atLeast)
        return refuse(job)
      if (step.do === 'write')
        job.changed.set(name, value + step.by)
      job.at++
      next(job)
    })
  }

  /** Gets a row's lock, and goes on: with the next step where locking is the whole of this one. */
  function lock(job: Job, name: string, mode: Mode, isWhole = true): void {
    const { locks } = databaseOf(job.service!)
    const { id } = job
    const got = () => {
      job.held.set(name, mode === 'exclusive' ? mode : job.held.get(name) ?? mode)
      job.rows = [...job.held.keys()]
      note(job.worker, 'work', job)
      after(job, options.statement, () => {
        if (isWhole)
          job.at++
        next(job)
      })
    }
    note(job.worker, 'work', job)
    throughLatch(job.service!, () => {
      if (locks.request(id, name, mode))
        return got()
      const since = simulation.now
      note(job.worker, 'wait', job, name)
      simulation.emit({ type: 'wait', tx: job.done.tx.id, row: name, mode })
      waits.set(id, { since, got })
      simulation.after(engine.patience, () => losePatience(job, id, since))
    })
  }
  /** Those who wait, by the number of their try. */
  const waits = new Map<number, { readonly since: Millis, readonly got: () => void }>()

  function stopWaiting(job: Job): void {
    const waited = simulation.now - waits.get(job.id)!.since
    waits.delete(job.id)
    job.done.waited += waited
    counts.waited += waited
  }

  function losePatience(job: Job, id: number, since: Millis): void {
    if (job.id !== id || waits.get(id)?.since !== since)
      return
    const circle = databaseOf(job.service!).locks.circle(id)
    if (!circle && engine.rollsBack === 'transaction')
      return
    stopWaiting(job)
    const named = (circle ?? []).map(other => jobs.get(other)!.done.tx.id)
    cuts.push({ t: simulation.now, circle: named })
    simulation.emit({ type: 'rollback', tx: job.done.tx.id, of: engine.rollsBack, circle: named })
    if (engine.rollsBack === 'transaction')
      return rollBack(job)
    // Its statement is undone, and what it holds is held on: until the application has heard of it, others go on waiting.
    note(job.worker, 'work', job)
    after(job, options.statement, () => {
      simulation.emit({ type: 'rollback', tx: job.done.tx.id, of: 'transaction', circle: named })
      rollBack(job)
    })
  }

  /** Gives back what the open transaction holds; who waited for it goes on. */
  function letGo(job: Job, then: () => void): void {
    const { service, id } = job
    job.changed.clear()
    if (service === undefined)
      return then()
    throughLatch(service, () => {
      jobs.delete(id)
      job.held.clear()
      Object.assign(job, { service: undefined, rows: [], id: ++tries })
      jobs.set(job.id, job)
      for (const lucky of databaseOf(service).locks.release(id)) {
        const wait = waits.get(lucky)
        // Rolled back a moment ago: what it has got it gives back as soon as the lock manager comes to it.
        if (!wait)
          continue
        stopWaiting(jobs.get(lucky)!)
        wait.got()
      }
      then()
    })
  }

  /** The open transaction is undone, and tried again from its beginning: what was committed before it stays. */
  function rollBack(job: Job): void {
    counts.rolledBack++
    job.done.rollbacks.push(simulation.now)
    job.at = job.begun
    letGo(job, () => {
      note(job.worker, 'work', job)
      after(job, 20, () => next(job))
    })
  }

  function refuse(job: Job): void {
    letGo(job, () => end(job, 'refused'))
  }

  function commit(job: Job): void {
    const fault = faultAt(schedule, 'disk', simulation.now)
    note(job.worker, 'work', job)
    // One in ten takes eleven times as long as the others: the disk has something else to do as well.
    const stalls = delays[job.worker]!.happens(0.1) ? 5.5 : 0.5
    const written = fault?.kind === 'slow' ? Math.max(fault.latency, options.commit) : options.commit
    after(job, job.changed.size === 0 ? options.statement : written * stalls, () => {
      const wasHalf = job.half
      job.committed ||= job.changed.size > 0
      job.at++
      job.begun = job.at
      for (const [name, value] of job.changed)
        committed.set(name, value)
      check(job)
      job.half = job.committed && job.at <= job.lastWrite
      counts.half += Number(job.half) - Number(wasHalf)
      simulation.emit({ type: 'commit', tx: job.done.tx.id, at: job.service ?? '' })
      letGo(job, () => next(job))
    })
  }

  /** After each commit every copy of a film is on the shelf or out, and none is made up. */
  function check({ changed }: Job): void {
    for (const name of changed.keys()) {
      const [table, row] = name.split('/') as [Table, string]
      if (table !== 'stock' && table !== 'shipments')
        continue
      const [shelf, out] = [numberOf(`stock/${row}`, 'stock'), numberOf(`shipments/${row}`, 'shipments')]
      counts.wrong += Number(shelf + out !== SHOP.onShelf + SHOP.shipped || shelf < 0 || out < 0)
    }
  }

  function end(job: Job, answer: Answer): void {
    if (job.service !== undefined)
      throw new RangeError(`plan() for transaction ${job.done.tx.id} ends without a commit: what it has changed would be lost; expected { do: 'commit' } as the last step`)
    job.done.end = simulation.now
    job.done.answer = answer
    through.push(job.done)
    counts[answer]++
    jobs.delete(job.id)
    simulation.emit({ type: 'end', tx: job.done.tx.id, answer })
    turnPage(job.worker)
  }

  announceFaults(simulation, schedule)
  const samples: Sample[] = sampled(simulation, options.sampleEvery, () => ({ ...counts, workers: workersAt(simulation.now), waiting: waits.size }))
  for (let stage = 0; stage < options.workers.length; stage++) {
    simulation.at(ms(stage * duration / options.workers.length), () => {
      for (let worker = 0; worker < workersAt(simulation.now); worker++) {
        if (spans[worker]!.at(-1)!.doing === 'idle')
          turnPage(worker)
      }
    })
  }
  return { options, trace: simulation.run(), txs, through, spans, samples, cuts, owners }
}
