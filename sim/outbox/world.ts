import type { BaseRun, FaultEvent, FaultSchedule, Millis } from '../engine/index.ts'
import type { Process, Trail } from './databases.ts'
import type { Change, Policy, Step } from './policy.ts'
import { announceFaults, arrivals, faultAt, frozen, ms, POSITIVE, sampled, seconds, settle, Simulation } from '../engine/index.ts'
import { checkedSteps, Databases, differences, PARTITIONS } from './databases.ts'
import { saveThenPublish } from './policy.ts'
import { NODES, SCHEDULES } from './schedules.ts'

/** What a run is like unless told otherwise: an evening of a minute, a change every second or so. */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: seconds(60),
  schedule: SCHEDULES['bad-evening'] as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: (): Policy => saveThenPublish,
  /** Changes a second, on average. */
  changesPerSecond: 1.2,
  /** How often the relay looks into the outbox, and a reader that has read all into its partition. */
  pollEvery: ms(250),
  /** Distance between samples. */
  sampleEvery: ms(100),
})

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** Mean time of one step. */
export const STEP: Millis = ms(60)

const MEMBERS = ['ada', 'grace', 'alan', 'edsger', 'barbara', 'tony'] as const
const NODE_OF: Record<Process, (typeof NODES)[number]> = { commit: 'service', relay: 'relay', consume: 'reader' }

/** One event of a run. */
export type OutboxEvent =
  | FaultEvent
  | ({ readonly t: Millis, readonly type: 'trail' } & Trail)
  | { readonly t: Millis, readonly type: 'died', readonly process: Process, readonly number: number, readonly step: Step['do'] }
  /** A member was told that it did not work, and the owner has nothing of it. */
  | { readonly t: Millis, readonly type: 'refused', readonly id: string }

/** The world at a regular moment. */
export interface Sample {
  readonly t: Millis
  readonly saved: number
  /** Effects on the copy. */
  readonly applied: number
  /** Records in the log. */
  readonly published: number
  /** Records that were read, by partition. */
  readonly acked: readonly number[]
  /** Changes of the owner that the copy does not have, and effects that the owner does not know or that came twice. */
  readonly missing: number
  /** Of the missing, those that neither wait in the outbox nor in the log: nothing will bring them. */
  readonly lost: number
  readonly surplus: number
}

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, OutboxEvent> {
  /** Every `sampleEvery` from 0 to the end, both included. */
  readonly samples: readonly Sample[]
}

/**
 * Runs the world: members change their names, the owner's service carries out `commit`, a relay and a reader a partition
 * carry out the other two, each step in its time; a process that dies does so between two steps.
 * Arrivals, members and the length of steps carry chance.
 * @throws RangeError, ScheduleError on options that make no world
 * @throws TypeError when the policy answers with what are no steps
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, NODES, { changesPerSecond: POSITIVE, pollEvery: POSITIVE, sampleEvery: POSITIVE })
  const simulation = new Simulation<OutboxEvent>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()
  const databases = new Databases(trail => simulation.emit({ type: 'trail', ...trail }))
  const pace = simulation.chance.fork('pace')
  const now = () => simulation.now
  const after = (delay: number, action: () => void) => simulation.at(ms(now() + Math.max(1, Math.round(delay))), action)
  const fault = (node: string) => faultAt(options.schedule, node, now())
  /** Faults that have killed already: each kills once. */
  const spent = new Set<unknown>()

  /** Carries a job out, and calls back when it is over, or when its process is up again. */
  function work(process: Process, todo: readonly Step[], partition: number, over: (died: boolean) => void) {
    const next = databases.job(todo, partition)
    const advance = (at: number) => {
      if (at === todo.length)
        return over(false)
      after(STEP * (0.5 + pace.uniform()), () => {
        next()
        const deadly = fault(NODE_OF[process])
        if (deadly?.kind === 'down' && !spent.has(deadly)) {
          spent.add(deadly)
          simulation.emit({ type: 'died', process, number: at + 1, step: todo[at]!.do })
          return simulation.at(deadly.to, () => over(true))
        }
        advance(at + 1)
      })
    }
    advance(0)
  }
  /** Whether a process has died of a fault that is not over. */
  const isDead = (process: Process) => {
    const deadly = fault(NODE_OF[process])
    return deadly?.kind === 'down' && spent.has(deadly)
  }

  announceFaults(simulation, options.schedule)
  let made = 0
  arrivals(simulation, 'changes', options.changesPerSecond, (chance) => {
    const member = chance.pick(MEMBERS)
    const change: Change = { id: `c${++made}`, member, name: `${member} ${made}` }
    if (isDead('commit'))
      return simulation.emit({ type: 'refused', id: change.id })
    work('commit', checkedSteps('commit', policy.commit({ ...change })), 0, () => {})
  })

  const relay = () => {
    const rows = databases.unsent()
    if (isDead('relay') || rows.length === 0)
      return void after(options.pollEvery, relay)
    const todo = checkedSteps('relay', policy.relay(rows))
    work('relay', todo, 0, () => after(options.pollEvery, relay))
  }
  relay()

  for (let partition = 0; partition < PARTITIONS; partition++) {
    const read = (again: boolean) => {
      const record = databases.nextOf(partition)
      if (!record || isDead('consume'))
        return void after(options.pollEvery, () => read(false))
      const todo = checkedSteps('consume', policy.consume(record, databases.store()))
      const before = databases.acked[partition]!
      work('consume', todo, partition, (died) => {
        // Another reader takes over from what was acknowledged last, and gets it once more.
        if (!died && !again && fault('log')?.kind === 'fail') {
          databases.acked[partition] = before
          return read(true)
        }
        after(databases.acked[partition] === before ? options.pollEvery : 1, () => read(false))
      })
    }
    read(false)
  }

  const samples: Sample[] = sampled(simulation, options.sampleEvery, () => {
    const { lost, twice, invented } = differences(databases)
    return {
      saved: databases.saved.length,
      applied: databases.applied.length,
      published: databases.log.reduce((sum, records) => sum + records.length, 0),
      acked: [...databases.acked],
      missing: lost.length,
      lost: lost.filter(id => !databases.awaits(id)).length,
      surplus: twice.length + invented.length,
    }
  })
  return { options, trace: simulation.run(), samples }
}
