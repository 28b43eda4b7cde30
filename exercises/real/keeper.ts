// The process that keeps a PostgreSQL: it makes a database cluster in a folder of its own, starts and stops the server, and
// when whoever asked for it is gone, whatever ended that, it ends the server and removes the folder. A process of its
// own, since only such a one is still there after a SIGKILL.
import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/** What is asked of it. */
export type Order = 'start' | 'stop' | 'close'

/** What it answers: that the server is there, that it is not, or in a sentence why it cannot be. */
export type Answer =
  | { readonly is: 'up', readonly url: string, readonly folder: string, readonly pid: number }
  | { readonly is: 'down' }
  | { readonly is: 'failed', readonly why: string }

/** The superuser of the cluster. */
const USER = 'deck'
/** Lines of the server's that are kept, to say why it did not start. */
const LAST_LINES = 8

const [binaries, settings] = process.argv.slice(2) as [string, string]
const password = randomBytes(18).toString('base64url')
const folder = mkdtempSync(join(tmpdir(), 'deck-postgres-'))
const data = join(folder, 'data')
let home = binaries
let owner: { uid?: number, gid?: number } = {}
let server: ChildProcess | undefined
let port = 0

const say = (answer: Answer) => process.connected && process.send!(answer)
const tool = (name: string) => join(home, 'bin', name)
const environment = () => ({ ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))), LC_ALL: 'C' })

/** PostgreSQL does not run as root: there it runs as nobody, who may not reach the deck's folder, so that the binaries lie beside the data. */
function leaveRoot(): void {
  if (process.getuid?.() !== 0)
    return
  const [uid, gid] = ['-u', '-g'].map(flag => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout || Number.NaN))
  if (!Number.isInteger(uid) || !Number.isInteger(gid))
    throw new Error('PostgreSQL does not run as root, and this machine has no user "nobody" to run it as; start the command as another user')
  owner = { uid, gid }
  home = join(folder, 'binaries')
  cpSync(binaries, home, { recursive: true, verbatimSymlinks: true, filter: file => !file.endsWith('.a') })
  chownSync(folder, uid!, gid!)
}

function makeCluster(): void {
  const secret = join(folder, 'password')
  writeFileSync(secret, password, { mode: 0o600 })
  if (owner.uid !== undefined)
    chownSync(secret, owner.uid, owner.gid!)
  const { status, stderr, error } = spawnSync(tool('initdb'), ['-D', data, '-U', USER, `--pwfile=${secret}`, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'], { ...owner, cwd: folder, env: environment(), encoding: 'utf8' })
  if (status !== 0)
    throw new Error(`initdb: ${error?.message ?? stderr.trim().split('\n').at(-1)}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

function start(): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...(JSON.parse(settings) as string[]).flatMap(setting => ['-c', setting])]
    const child = spawn(tool('postgres'), args, { ...owner, cwd: folder, env: environment(), stdio: ['ignore', 'ignore', 'pipe'] })
    let lines: string[] = []
    server = child
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      lines = [...lines, ...text.trim().split('\n')].slice(-LAST_LINES)
      if (text.includes('ready to accept connections'))
        resolve()
    })
    child.once('error', reject)
    child.once('exit', () => {
      server = undefined
      reject(new Error(lines.find(line => /FATAL|ERROR|PANIC/.test(line)) ?? lines.at(-1) ?? 'the server ended by itself'))
    })
  })
}

/** Ends the server: gently, so that everything is on disk, or at once. */
function stop(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  return new Promise((resolve) => {
    if (!server)
      return resolve()
    server.once('exit', () => resolve())
    server.kill(signal)
  })
}

async function close(): Promise<never> {
  await stop('SIGQUIT')
  // On Windows a file is held for a moment after its process is gone.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  process.exit(0)
}

async function begin(): Promise<void> {
  leaveRoot()
  makeCluster()
  port = await freePort()
}

let isClosing = false
let work: Promise<unknown> = Promise.resolve()
/** Does one thing after the other, and says how it went. */
function queue(order: () => Promise<void>, then: () => Answer): void {
  work = work.then(order).then(() => say(then()), (error: Error) => say({ is: 'failed', why: error.message }))
}
function closeOnce(): void {
  if (!isClosing)
    void work.finally(close)
  isClosing = true
}

const up = (): Answer => ({ is: 'up', url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`, folder, pid: server!.pid! })
process.on('disconnect', closeOnce)
process.on('SIGTERM', closeOnce)
// Sent by a terminal to all that it holds; who asked for the server is sent it too, and then closes it.
for (const signal of ['SIGINT', 'SIGHUP'])
  process.on(signal, () => {})
process.on('message', (order: Order) => {
  if (order === 'close')
    closeOnce()
  else if (order === 'stop')
    queue(() => stop('SIGINT'), () => ({ is: 'down' }))
  else
    queue(start, up)
})
queue(() => begin().then(start), up)
