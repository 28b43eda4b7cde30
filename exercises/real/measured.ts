// What was measured for the deck: files that `--real` has written, kept beside what has measured them. READMEs and slides
// tell what stands in them, and no number of it is typed.
import type { Exercise } from '../exercise.ts'
import type { Origin } from './recording.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { folderOf } from '../exercise.ts'
import { ROOT } from '../runner/node/registry.ts'

/** What an exercise tells of its measurements: the default export of its `real/measured.ts`. */
export interface Measured {
  /** Parts of its README, by the name that stands around them. */
  readonly blocks: Readonly<Record<string, string>>
  /** Where and when, for whoever tells of it. */
  readonly origin: string
  /** Texts of facts, by id. */
  readonly facts: Readonly<Record<string, string>>
}

/** A file beside the module `url`. */
export function readFigures<F extends Origin>(url: string, name: string): F {
  return JSON.parse(readFileSync(new URL(`${name}.json`, url), 'utf8')) as F
}

/** Where and when something was measured, in words. */
export function originInWords({ server, machine, at }: Origin): string {
  return `${server} on ${machine}, ${new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })}`
}

/** What an exercise tells of its measurements, if there are any. */
export async function measuredOf(exercise: Exercise): Promise<Measured | undefined> {
  const path = join(ROOT, 'exercises', folderOf(exercise), 'real', 'measured.ts')
  return existsSync(path) ? (await import(pathToFileURL(path).href) as { default: Measured }).default : undefined
}
