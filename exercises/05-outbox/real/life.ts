// A process of its own that carries out one of the learner's three functions, step by step, until it is killed. It keeps
// nothing: whoever takes its place begins with what the databases say.
import type { Change, Policy, Process, Step } from '../../../sim/outbox/index.ts'
import type { Sql } from '../../real/database.ts'
import { flushCompileCache } from 'node:module'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { createChance } from '../../../sim/engine/index.ts'
import { checkedSteps, partitionOf } from '../../../sim/outbox/databases.ts'
import { connect } from '../../real/database.ts'
import { acknowledge, append, apply, LIFE, mark, nextRecord, note, publish, save, seen, unsent } from './tables.ts'

/** What it is told to be. */
export interface Role {
  readonly process: Process
  /** Of the log, for a reader. */
  readonly partition: number
  readonly owner: string
  readonly copy: string
  readonly schema: string
  /** The answer as the body of a function that returns its exports: compiled once, and not by every process anew. */
  readonly body: string
  readonly seed: number
  /** Mean ms between two steps: what a machine that has more to do lies idle in between. */
  readonly pace: number
}

/** What it is asked: to be something, or to carry a change out. */
export type Call = { readonly be: Role } | { readonly change: Change }

/** What it tells: that it is there, that it has something to do or nothing, a step that it has carried out, a change that is through, or why it gives up. */
export type Word =
  | { readonly is: 'up' | 'busy' | 'idle' }
  | { readonly is: 'step', readonly number: number, readonly step: Step['do'] }
  | { readonly is: 'through', readonly id: string }
  | { readonly is: 'broken', readonly why: string }

/** Ms between two looks where nothing waits. */
const POLL = 10

const say = (word: Word) => void (process.connected && process.send!(word))

/** Whoever is gone has lost its connections too; then it begins anew, as the rules say. */
function die(error: unknown): never {
  const { code, message } = error as { code?: string, message: string }
  // Of the answer's, and not of a database or of the way to it.
  if (code === undefined)
    say({ is: 'broken', why: message })
  process.exit(1)
}

/**
 * Waits until the server has let go of whoever was this before: what was under way of them holds by then, or never will. A
 * broker does so too before it gives a partition to somebody else.
 */
async function fence(sql: Sql, as: string): Promise<void> {
  for (;;) {
    const before = await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${as} and pid <> pg_backend_pid()`
    if (before.length === 0)
      return
    await pause(5)
  }
}

async function live({ process: what, partition, owner, copy, schema, body, seed, pace }: Role): Promise<void> {
  // Indirect eval: the answer sees no variable of this module.
  const policy = (0, eval)(`(function () { ${body}\n})`)() as Policy
  const chance = createChance(seed)
  let isUp = false
  const as = `${LIFE}, ${what} ${partition}`
  const open = async (url: string): Promise<Sql> => {
    const sql = connect({ url }, schema, { as, onclose: () => isUp && process.exit(1) })
    await fence(sql, as)
    return sql
  }
  const own = await open(what === 'consume' ? copy : owner)
  // No transaction of a database reaches the log: it has a connection to itself.
  const log = what === 'consume' ? await open(owner) : connect({ url: owner }, schema, { as, onclose: () => isUp && process.exit(1) })
  await log`select 1`
  isUp = true

  async function carryOut(step: Step): Promise<void> {
    switch (step.do) {
      case 'begin':
      case 'commit': return void await own.unsafe(step.do)
      case 'save': return void await save(own, step.change)
      case 'append': return void await append(own, step.event)
      case 'mark': return void await mark(own, step.position)
      case 'apply': return void await apply(own, step.event)
      case 'note': return void await note(own, step.id)
      case 'publish': return void await publish(log, step.event, partitionOf(step.event.key))
      case 'ack': return void await acknowledge(log, partition, step.offset)
    }
  }
  async function work(steps: readonly Step[]): Promise<void> {
    say({ is: 'busy' })
    for (const [i, step] of checkedSteps(what, steps).entries()) {
      await carryOut(step)
      say({ is: 'step', number: i + 1, step: step.do })
      await pause(chance.exponential(pace))
    }
  }

  process.on('message', (call: Call) => {
    if ('change' in call)
      void Promise.resolve().then(() => work(policy.commit({ ...call.change }))).then(() => say({ is: 'through', id: call.change.id })).catch(die)
  })
  say({ is: 'up' })
  // Whoever is killed writes nothing down when it ends.
  flushCompileCache()
  while (what === 'relay') {
    const rows = (await unsent(own)).map(({ position, id, key, name }) => ({ position, event: { id, key, name } }))
    if (rows.length > 0)
      await work(policy.relay(rows))
    else
      say({ is: 'idle' })
    await pause(POLL)
  }
  while (what === 'consume') {
    const record = await nextRecord(log, partition)
    if (record) {
      await work(policy.consume(record, { seen: await seen(own) }))
      continue
    }
    say({ is: 'idle' })
    await pause(POLL)
  }
}

process.on('disconnect', () => process.exit(0))
// A terminal sends them to all that it holds; whoever started this ends it.
for (const signal of ['SIGINT', 'SIGHUP'])
  process.on(signal, () => {})
process.once('message', (call: Call) => {
  if ('be' in call)
    void live(call.be).catch(die)
})
