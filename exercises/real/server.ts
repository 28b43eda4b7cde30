import type { Answer, Order } from './keeper.ts'
import { fork } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { ensureBinaries } from './binaries.ts'
import { Trouble, WITHOUT } from './trouble.ts'

export const SERVER_DEFAULTS = {
  /** Settings of PostgreSQL's, as in its configuration: `max_connections=200`. */
  settings: [] as readonly string[],
  /** Told before binaries are fetched. */
  say: (() => {}) as (line: string) => void,
}

/** A PostgreSQL of our own, on a free port, in a folder that goes with it. */
export interface Server {
  /** Where it listens, with its user and password; of use as long as it is up. */
  readonly url: string
  /** All that it has on disk. */
  readonly folder: string
  /** The process of the server, as of the last start. */
  readonly pid: () => number
  /** Ends the server and keeps its data: every connection is cut. */
  stop: () => Promise<void>
  start: () => Promise<void>
  /** Ends it and removes its folder. It also ends with this process, whatever ends that. */
  close: () => Promise<void>
}

/**
 * Starts a PostgreSQL of our own; fetches it first where it is not there.
 * @throws Trouble where it cannot be had
 */
export async function openServer(options: Partial<typeof SERVER_DEFAULTS> = {}): Promise<Server> {
  const { settings, say } = { ...SERVER_DEFAULTS, ...options }
  const binaries = await ensureBinaries({ say })
  const keeper = fork(fileURLToPath(new URL('./keeper.ts', import.meta.url)), [binaries, JSON.stringify(settings)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    // A terminal's Ctrl+C is for us: what the keeper does then has its order.
    detached: process.platform !== 'win32',
  })
  const gone = new Promise<void>(resolve => keeper.once('exit', () => resolve()))
  /** The keeper's next answer. */
  const answer = () => new Promise<Answer>((resolve) => {
    keeper.once('message', resolve as (message: unknown) => void)
    void gone.then(() => resolve({ is: 'failed', why: 'its keeper ended by itself' }))
  })
  async function ask(order: Order, expected: Promise<Answer> = answer()): Promise<Answer> {
    keeper.send(order)
    return await expected
  }
  async function close(): Promise<void> {
    if (keeper.connected)
      keeper.send('close' satisfies Order)
    await gone
  }
  async function demand(answered: Promise<Answer>): Promise<Answer> {
    const given = await answered
    if (given.is !== 'failed')
      return given
    await close()
    throw new Trouble(`PostgreSQL did not start: ${given.why}. Name a database of your own in DATABASE_URL. ${WITHOUT}`)
  }
  const first = await demand(answer()) as Answer & { is: 'up' }
  let { pid } = first
  return {
    url: first.url,
    folder: first.folder,
    pid: () => pid,
    stop: async () => void await demand(ask('stop')),
    start: async () => {
      ({ pid } = await demand(ask('start')) as Answer & { is: 'up' })
    },
    close,
  }
}
