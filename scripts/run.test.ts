// The door to every command, in a project of its own: what goes wrong is one sentence, in seconds, and nothing is left behind.
import type { SpawnSyncOptions } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { ROOT } from './build/root.ts'

// Processes are started here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

let root: string
/** A project with one command; its folder has a space in its name. */
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'deck-run-')), 'my deck')
  mkdirSync(join(root, 'scripts'), { recursive: true })
  chmodSync(join(root, '..'), 0o755)
  cpSync(join(ROOT, 'scripts/run.mjs'), join(root, 'scripts/run.mjs'))
  writeFileSync(join(root, 'scripts/greet.ts'), 'console.log(`hello ${process.argv[2]}`)')
  writeFileSync(join(root, 'package.json'), '{ "private": true }')
  writeFileSync(join(root, 'package-lock.json'), '{}')
})
afterEach(() => {
  chmodSync(root, 0o755)
  rmSync(join(root, '..'), { recursive: true })
})

function installed() {
  mkdirSync(join(root, 'node_modules'))
  writeFileSync(join(root, 'node_modules/.deck-lock'), createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex'))
}

function run(args: string[], { env, ...options }: SpawnSyncOptions = {}, node: string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, join(root, 'scripts/run.mjs'), ...args], { encoding: 'utf8', ...options, env: { ...process.env, ...env } })
  return { status, said: `${stdout}${stderr}`.trim() }
}

/** Stands in for npm: writes down where it was called and with what. */
function fakeNpm(): NodeJS.ProcessEnv {
  const bin = join(root, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "$PWD: $*" >> '${root}/npm.log'\n`, { mode: 0o755 })
  return { PATH: `${bin}${delimiter}${process.env.PATH}` }
}

describe('the door', () => {
  it('runs a task with its arguments', () => {
    installed()
    expect(run(['greet', 'you'])).toEqual({ status: 0, said: 'hello you' })
  })

  it('names the tasks where there is none of that name', () => {
    expect(run(['grete'])).toEqual({ status: 1, said: 'No task "grete". There are: greet.' })
  })

  it('says that the registry does not answer, instead of trying for minutes', () => {
    const { status, said } = run(['greet'], { env: { npm_config_registry: 'http://127.0.0.1:9/', npm_config_cache: join(root, 'cache') } })
    expect(status).toBe(1)
    expect(said.split('\n').at(-1)).toMatch(/^The npm registry.* does not answer\. The deck needs the npm registry once; after that it runs without a network\.$/)
  })

  it('says that its folder cannot be written to', () => {
    installed()
    chmodSync(root, 0o555)
    // Root may write anywhere.
    const { status, said } = run(['greet'], process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {})
    expect(status).toBe(1)
    expect(said).toBe(`${root} cannot be written to, and the deck keeps what it builds there. Copy it to a folder of your own, or give yourself the right to write.`)
  })

  it('installs once where two commands begin at once', async () => {
    const env = { ...process.env, ...fakeNpm() }
    writeFileSync(join(root, 'bin/npm'), `#!/bin/sh\necho "$1" >> '${root}/npm.log'\n[ "$1" = ci ] && sleep 1 && mkdir -p node_modules\nexit 0`)
    const started = ['one', 'two'].map(name => spawn(process.execPath, [join(root, 'scripts/run.mjs'), 'greet', name], { env }))
    const said = await Promise.all(started.map(async (door) => {
      let text = ''
      door.stdout.on('data', piece => text += piece)
      await new Promise(done => door.on('close', done))
      return text
    }))
    expect(said.map(text => text.trim().split('\n').at(-1))).toEqual(['hello one', 'hello two'])
    expect(readFileSync(join(root, 'npm.log'), 'utf8').match(/ci/g)).toHaveLength(1)
    expect(said.filter(text => text.includes('Another command is installing'))).toHaveLength(1)
  })

  it('does not wait for a command that was ended while it installed', () => {
    const env = fakeNpm()
    mkdirSync(join(root, '.runtime'))
    mkdirSync(join(root, 'node_modules'))
    writeFileSync(join(root, '.runtime/installing'), String(spawnSync(process.execPath, ['-e', '']).pid))
    expect(run(['greet', 'you'], { env }).said.split('\n').at(-1)).toBe('hello you')
  })

  it('gives npm no path to quote, where it fetches a newer Node', () => {
    installed()
    const old = `data:text/javascript,${encodeURIComponent('Object.defineProperty(process, "version", { value: "v20.0.0" })')}`
    run(['greet'], { env: fakeNpm() }, ['--import', old])
    const calls = readFileSync(join(root, 'npm.log'), 'utf8').trim().split('\n')
    expect(calls.at(-1)).toMatch(/my deck\/\.runtime: install --no-save node-\S+@\d/)
    expect(calls.map(call => call.slice(call.indexOf(': ') + 2)).filter(args => args.includes(root))).toEqual([])
  })

  it.each([
    ['it', () => [process.execPath, join(root, 'scripts/run.mjs'), 'wait']],
    ['npm', () => ['npm', 'run', 'wait']],
  ])('leaves no child when %s is ended', async (_, started) => {
    installed()
    writeFileSync(join(root, 'package.json'), '{ "private": true, "scripts": { "wait": "node scripts/run.mjs wait" } }')
    const file = join(root, 'child')
    writeFileSync(join(root, 'scripts/wait.ts'), `
      import { writeFileSync } from 'node:fs'
      writeFileSync(${JSON.stringify(file)}, String(process.pid))
      setInterval(() => {}, 1000)`)
    const [program, ...args] = started()
    const door = spawn(program!, args, { cwd: root, stdio: 'ignore' })
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8'), { timeout: 20_000 }).toBeTruthy()
    const child = Number(readFileSync(file, 'utf8'))
    door.kill('SIGTERM')
    const isThere = (signal: 0 | 'SIGKILL' = 0) => {
      try {
        return process.kill(child, signal)
      }
      catch {
        return false
      }
    }
    onTestFinished(() => void isThere('SIGKILL'))
    await expect.poll(() => isThere(), { timeout: 20_000 }).toBe(false)
  })
})
