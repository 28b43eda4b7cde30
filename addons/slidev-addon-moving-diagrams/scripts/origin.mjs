// `repository`, `homepage` and `bugs` of package.json, for as long as the package is packed: they are those of the
// checkout in which that is done, by CI's environment or by git's `origin`, for a copy of this folder belongs to whoever
// has it. `npm pack` calls this before (`write`) and after (`restore`). What is published is the tarball,
// `npm publish slidev-addon-….tgz`: of a folder, npm would tell the registry what stands there afterwards.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const file = new URL('../package.json', import.meta.url)
/** The line that `write` adds, whatever else was edited meanwhile. */
const LINE = /\n {2}"repository": .*, "homepage": .*, "bugs": .*,$/m

const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? ''

/** The page of a remote on its host, without who logs in there; undefined for a folder. */
function pageOf(remote) {
  const [, host, path] = /^(?:(?:https?|ssh|git):\/\/)?(?:[^@/]+@)?([\w-]+(?:\.[\w-]+)+)(?::\d+(?=\/))?[:/](.+?)(?:\.git)?\/*$/.exec(remote) ?? []
  return host && `https://${host}/${path.replace(/^\//, '')}`
}

function write() {
  const text = readFileSync(file, 'utf8')
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = process.env
  const page = server && name ? `${server}/${name}` : pageOf(git('remote', 'get-url', 'origin'))
  if (JSON.parse(text).repository)
    return
  if (!page)
    return console.warn('This checkout has no origin on a host (git remote add origin …), so the package names no repository.')
  const directory = git('rev-parse', '--show-prefix').replace(/\/$/, '')
  const fields = {
    repository: { type: 'git', url: `git+${page}.git`, ...(directory && { directory }) },
    homepage: `${page}${directory && `/tree/HEAD/${directory}`}#readme`,
    bugs: { url: `${page}/issues` },
  }
  const line = Object.entries(fields).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`).join(', ')
  writeFileSync(file, text.replace('{', () => `{\n  ${line},`))
}

const restore = () => writeFileSync(file, readFileSync(file, 'utf8').replace(LINE, ''))

// What a pack that was interrupted has left goes first.
restore()
if (process.argv[2] === 'write')
  write()
