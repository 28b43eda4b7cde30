// Runs another script of Node's on this process's terminal, and leaves none behind.
import { spawn } from 'node:child_process'
import process from 'node:process'
import { ROOT } from '../build/root.ts'

export const SCRIPT_DEFAULTS = {
  env: {} as NodeJS.ProcessEnv,
  folder: ROOT,
}

/** Runs `node <script> <args>`; resolves to its exit code. It ends with this process, whatever ends that. */
export function runScript(script: string, args: readonly string[], options: Partial<typeof SCRIPT_DEFAULTS> = {}): Promise<number> {
  const { env, folder } = { ...SCRIPT_DEFAULTS, ...options }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: folder, stdio: 'inherit', env: { ...process.env, ...env } })
    const end = (signal: NodeJS.Signals = 'SIGTERM') => void child.kill(signal)
    const atExit = () => end()
    process.on('exit', atExit)
    process.on('SIGINT', end)
    process.on('SIGTERM', end)
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      process.off('exit', atExit)
      process.off('SIGINT', end)
      process.off('SIGTERM', end)
      resolve(code ?? (signal ? 1 : 0))
    })
  })
}
