// What every command does alike: what goes wrong is said in a sentence, with what to do.
import process from 'node:process'
import { ROOT } from '../build/root.ts'

/**
 * Runs a command. What it throws is told in a sentence, and the exit code is 1; a mistake of the command's own is told
 * with where it happened.
 * @param work may give an exit code
 */
export async function command(work: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = await work() ?? 0
  }
  catch (error) {
    console.error(sentence(error as NodeJS.ErrnoException))
    process.exitCode = 1
  }
}

/** What went wrong, for somebody who has not written this. */
export function sentence(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${error.path ?? ROOT} cannot be written to. Copy the deck to a folder of your own, or give yourself the right to write there.`
    case 'ENOSPC':
      return `The disk is full: ${error.path ?? ROOT} cannot be written.`
  }
  const isOurs = error.code === undefined && (error instanceof TypeError || error instanceof ReferenceError)
  return isOurs ? error.stack! : error.message
}
