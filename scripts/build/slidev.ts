// Runs Slidev's command line on the deck.
import { join } from 'node:path'
import { runScript } from '../terminal/script.ts'
import { ROOT } from './root.ts'

const CLI = join(ROOT, 'node_modules/@slidev/cli/bin/slidev.mjs')

/** Runs `slidev <args>` in a deck's folder on this process's terminal; resolves to its exit code. */
export function slidev(args: string[], env: NodeJS.ProcessEnv = {}, folder = ROOT): Promise<number> {
  return runScript(CLI, args, { env, folder })
}
