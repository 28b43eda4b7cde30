// Rounds of changes at real databases, and in each of them something dies: a process by SIGKILL, connections, the copy's
// database. When all has come to rest, owner and copy are compared row by row.
import type { ChildProcess } from 'node:child_process'
import type { Chance } from '../../../sim/engine/index.ts'
import type { Change, Differences, Process, Step } from '../../../sim/outbox/index.ts'
import type { Schema, Sql } from '../../real/database.ts'
import type { Server } from '../../real/server.ts'
import type { Call, Role, Word } from './life.ts'
import type { Rows } from './tables.ts'
import { fork } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createChance } from '../../../sim/engine/index.ts'
import { differences, PARTITIONS } from '../../../sim/outbox/index.ts'
import { Trouble } from '../../real/trouble.ts'
import { compile } from '../../runner/compile.ts'
import { ROOT } from '../../runner/node/registry.ts'
import { allRows, isAtRest, LIFE, makeTables } from './tables.ts'

/** A storm unless told otherwise. */
export const STORM = {
  seed: 7,
  /** Processes that are killed, one a round. */
  deaths: 100,
  /** Rounds after which one comes in which connections are cut, or the copy's database is stopped and started. */
  cutEvery: 10,
  stopEvery: 33,
  /** Changes of a round. */
  changes: 6,
  /** Mean ms between two steps of a process. */
  pace: 4,
  /** Ms that a round may take to come to rest. */
  patience: 5000,
  /** Told after each round. */
  afterRound: (() => {}) as (round: Round, of: number) => unknown,
  /** Calls it off. */
  signal: new AbortController().signal,
}

/** What can die in a round; nothing in a calm one. */
export type Blow = 'calm' | Process | 'cut' | 'stop'

/** One round, when it had come to rest. */
export interface Round {
  readonly blow: Blow
  /** The step after which a process died; undefined where it was between two jobs. */
  readonly after: { readonly number: number, readonly step: Step['do'] } | undefined
  /** Ms of the clock on the wall: when the blow fell, and when what it hit was there again. */
  readonly from: number
  to: number
  readonly differences: Differences
  /** Whether it came to rest. */
  readonly rested: boolean
}

export interface Storm {
  readonly rounds: readonly Round[]
  /** All that owner, log and copy had in the end. */
  readonly rows: Rows
  /** Ms of the clock on the wall. */
  readonly begun: number
  readonly ended: number
}

/** What a storm needs of the owner's database and of the copy's. */
export interface Site {
  readonly owner: Schema & { readonly url: string }
  readonly copy: Schema & { readonly url: string }
  readonly schema: string
  /** The copy's server, where it is our own and can be stopped. */
  readonly server?: Server | undefined
  /** Text of the answer. */
  readonly source: string
}

const MEMBERS = ['ada', 'grace', 'alan', 'edsger'] as const
/** Rounds in which nothing dies, at the start: as long as they take, so far into a round a blow may fall. */
const CALM = 3
/** Ms for which the copy's database stays stopped. */
const STOPPED = 150
/** Processes in a row that end before they are there: then something else is wrong, such as a database that is gone. */
const STILLBORN = 10

/** Who lives: the service, the relay and a reader a partition. */
const LIVES: readonly { readonly process: Process, readonly partition: number }[] = [
  { process: 'commit', partition: 0 }, { process: 'relay', partition: 0 },
  ...Array.from({ length: PARTITIONS }, (_, partition) => ({ process: 'consume' as const, partition })),
]

/** Thrown when an answer gives what is no list of steps. */
export class BrokenAnswer extends Error {}

/**
 * Runs a storm over an answer. Every process that it starts is gone when it is over, however it ends.
 * @throws BrokenAnswer on an answer whose steps cannot be carried out
 * @throws the signal's reason when it is called off
 */
export async function runStorm(site: Site, given: Partial<typeof STORM> = {}): Promise<Storm> {
  const options = { ...STORM, ...given }
  const { afterRound, signal } = options
  const crew = new Crew(site, options.seed, options.pace, signal)
  const chance = createChance(options.seed).fork('storm')
  const rounds: Round[] = []
  let copy = site.copy.connect()
  let made = 0
  try {
    await makeTables(site.owner, site.copy)
    await crew.begin()
    const begun = Date.now()
    const calm: number[] = []
    const blows = blowsOf(options, site.server !== undefined)
    for (const blow of blows) {
      signal.throwIfAborted()
      const changes = Array.from({ length: options.changes }, (): Change => {
        const member = chance.pick(MEMBERS)
        return { id: `c${++made}`, member, name: `${member} ${made}` }
      })
      const since = Date.now()
      const within = calm.length < CALM ? 0 : calm.toSorted((a, b) => a - b)[CALM >> 1]!
      const strike = async () => {
        await pause(chance.uniform() * within)
        return blow === 'calm' ? { from: since, to: since, after: undefined } : await hit(blow)
      }
      const [fallen] = await Promise.all([strike(), crew.feed(changes)])
      const rested = await comesToRest(site.owner.sql, options.patience, crew)
      if (blow === 'calm')
        calm.push(Date.now() - since)
      const ids = changes.map(({ id }) => id)
      const { saved, applied } = await allRows(site.owner.sql, copy)
      const round: Round = {
        blow, ...fallen, rested,
        differences: differences({
          saved: saved.filter(({ id }) => ids.includes(id)).map(({ id, member }) => ({ id, member, name: '' })),
          applied: applied.filter(({ id }) => ids.includes(id)).map(({ id, member }) => ({ id, key: member, name: '' })),
        }),
      }
      rounds.push(round)
      afterRound(round, blows.length)
      // What has not come to rest would go on into the next round; and when that is so with nothing dead, it always will be.
      if (!rested && blow === 'calm')
        break
      if (!rested)
        await crew.clear(() => makeTables(site.owner, site.copy))
    }
    return { rounds, rows: await allRows(site.owner.sql, copy), begun, ended: Date.now() }
  }
  finally {
    await crew.close()
    await copy.end({ timeout: 0 })
  }

  async function hit(blow: Exclude<Blow, 'calm'>): Promise<Pick<Round, 'from' | 'to' | 'after'>> {
    const from = Date.now()
    if (blow === 'cut') {
      const where = chance.pick([site.owner.sql, copy])
      await where`select pg_terminate_backend(pid) from pg_stat_activity where application_name like ${`${LIFE}%`}`
      await crew.allUp()
      return { from, to: Date.now(), after: undefined }
    }
    if (blow === 'stop') {
      const back = crew.hold()
      await site.server!.stop()
      await pause(STOPPED)
      await site.server!.start()
      await copy.end({ timeout: 0 })
      copy = site.copy.connect()
      back()
      await crew.allUp()
      return { from, to: Date.now(), after: undefined }
    }
    const after = crew.kill(chance.pick(LIVES.filter(({ process }) => process === blow)))
    await crew.allUp()
    return { from, to: Date.now(), after }
  }
}

/** What dies in which round: the three processes in turn, each at a moment of chance. */
function blowsOf({ deaths, cutEvery, stopEvery }: Pick<typeof STORM, 'deaths' | 'cutEvery' | 'stopEvery'>, canStop: boolean): Blow[] {
  return [...Array.from({ length: CALM }, (): Blow => 'calm'), ...Array.from({ length: deaths }, (_, i): Blow[] => [
    (['commit', 'relay', 'consume'] as const)[i % 3]!,
    ...(i + 1) % cutEvery === 0 ? ['cut' as const] : [],
    ...canStop && (i + 1) % stopEvery === 0 ? ['stop' as const] : [],
  ]).flat()]
}

/** Waits until nothing is left to be done; false when that takes too long. Twice in a row, since what a process says takes its time. */
async function comesToRest(owner: Sql, patience: number, crew: Crew): Promise<boolean> {
  let before = false
  for (const until = Date.now() + patience; Date.now() < until;) {
    crew.demandSound()
    const now = await isAtRest(owner) && crew.isIdle
    if (before && now)
      return true
    before = now
    await pause(15)
  }
  return false
}

/** A process, and what is known of it. */
interface Life {
  readonly child: ChildProcess
  isUp: boolean
  /** Whether it has found nothing to do. */
  isIdle: boolean
  /** Its last step; undefined between two jobs. */
  last: Round['after']
}

/** The processes: whoever dies is replaced. */
class Crew {
  readonly #site: Site
  readonly #body: string
  readonly #pace: number
  readonly #chance: Chance
  readonly #lives = new Map<(typeof LIVES)[number], Life>()
  /** Processes that are started already, and wait to be told what they are. */
  #spare: ChildProcess | undefined
  #isClosed = false
  #stillborn = 0
  #broken: string | undefined
  readonly #signal: AbortSignal
  /** Ends when databases are there to connect to. */
  #held: Promise<void> = Promise.resolve()
  /** Told of each change that is through, and when the service is gone. */
  #heard: () => void = () => {}

  constructor(site: Site, seed: number, pace: number, signal: AbortSignal) {
    this.#site = site
    this.#signal = signal
    this.#body = compile(site.source).body
    this.#pace = pace
    this.#chance = createChance(seed).fork('lives')
  }

  get isUp(): boolean {
    return LIVES.every(life => this.#lives.get(life)?.isUp)
  }

  /** Whether relay and readers have nothing to do; the service is given its work, and told when it is through. */
  get isIdle(): boolean {
    return this.isUp && LIVES.every(life => life.process === 'commit' || this.#lives.get(life)?.isIdle)
  }

  async begin(): Promise<void> {
    LIVES.forEach(who => this.#start(who))
    await this.allUp()
  }

  async allUp(): Promise<void> {
    while (!this.isUp && !this.#isClosed) {
      this.demandSound()
      await pause(5)
    }
  }

  /** @throws what keeps the processes from going on, if anything does */
  demandSound(): void {
    this.#signal.throwIfAborted()
    if (this.#stillborn >= STILLBORN)
      throw new Trouble(`${STILLBORN} processes in a row ended before they had reached their databases. Is one of them gone, or full?`)
    if (this.#broken !== undefined)
      throw new BrokenAnswer(this.#broken)
  }

  /** Gives the service one change after the other. One during which it dies is not tried again. */
  async feed(changes: readonly Change[]): Promise<void> {
    for (const change of changes) {
      await this.allUp()
      const service = this.#lives.get(LIVES[0]!)!
      await new Promise<void>((resolve) => {
        this.#heard = resolve
        service.child.send({ change } satisfies Call, error => error && resolve())
      })
    }
  }

  /** Kills a process where it stands; the step after which it died. */
  kill(who: (typeof LIVES)[number]): Round['after'] {
    const life = this.#lives.get(who)!
    life.isUp = false
    life.child.kill('SIGKILL')
    return life.last
  }

  /** Keeps whoever dies from being replaced, until what is returned is called. */
  hold(): () => void {
    let release = () => {}
    this.#held = new Promise(resolve => release = resolve)
    return release
  }

  /** Ends all, does something, and begins again. */
  async clear(between: () => Promise<void>): Promise<void> {
    const release = this.hold()
    await Promise.all([...this.#lives.values()].map(({ child }) => end(child)))
    await between()
    release()
    await this.allUp()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all([...[...this.#lives.values()].map(({ child }) => child), ...this.#spare ? [this.#spare] : []].map(end))
  }

  #start(who: (typeof LIVES)[number]): void {
    const child = this.#spare ?? fresh()
    this.#spare = fresh()
    const life: Life = { child, isUp: false, isIdle: false, last: undefined }
    this.#lives.set(who, life)
    child.on('message', (word: Word) => {
      if (word.is === 'up') {
        life.isUp = true
        this.#stillborn = 0
      }
      else if (word.is === 'busy' || word.is === 'idle')
        Object.assign(life, { isIdle: word.is === 'idle', last: undefined })
      else if (word.is === 'step')
        life.last = { number: word.number, step: word.step }
      else if (word.is === 'broken')
        this.#broken = word.why
      else
        this.#heard()
    })
    child.once('exit', () => {
      this.#stillborn++
      life.isUp = false
      if (who.process === 'commit')
        this.#heard()
      void this.#held.then(() => this.#isClosed || this.#broken !== undefined || this.#stillborn >= STILLBORN || this.#start(who))
    })
    const { owner, copy, schema } = this.#site
    const role: Role = { ...who, owner: owner.url, copy: copy.url, schema, body: this.#body, pace: this.#pace, seed: this.#chance.int(1, 1e9) }
    child.send({ be: role } satisfies Call, () => {})
  }
}

/** Hundreds are started and none ends by itself: compiled once, each is there in a third of the time. */
const COMPILED = join(ROOT, '.runtime', 'compiled')

const fresh = () => fork(fileURLToPath(new URL('./life.ts', import.meta.url)), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [], env: { ...process.env, NODE_COMPILE_CACHE: COMPILED } })

/** Ends a process, and waits until it is gone. */
function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null)
      return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}
