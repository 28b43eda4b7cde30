// Runs Slidev's command line on the deck.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from './root.ts'

const CLI = join(ROOT, 'node_modules/@slidev/cli/bin/slidev.mjs')

/** Runs `slidev <args>` in a deck's folder on this process's terminal; resolves to its exit code. */
export function slidev(args: string[], env: NodeJS.ProcessEnv = {}, folder = ROOT): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: 'inherit', env: { ...process.env, ...env } })
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => child.kill(signal))
    child.on('exit', code => resolve(code ?? 1))
  })
}
