import type { ChildProcess } from 'node:child_process'
import type { Verdict } from '../verdict.ts'
import type { WatchdogMessage } from './watchdog.ts'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { VerdictBuilder } from '../verdict.ts'
import { ROOT } from './registry.ts'

/** How texts are graded unless told otherwise. */
export const GRADER_DEFAULTS = {
  /** Grade one text after another in the same process, for many texts of one's own. A learner's text has a process to itself. */
  reuse: false,
  /** The folder of the project whose exercise it is. */
  root: ROOT,
}

/** Grades texts of one exercise. */
export interface Grader {
  /** The verdict on a text. Never throws over the learner's code. */
  grade(source: string): Promise<Verdict>
  /** Loads a process ahead, so that the next verdict comes sooner. */
  warm(): void
  /** Kills what is still waiting. */
  close(): void
}

/** Opens a grader for the exercise of that slug. */
export function openGrader(slug: string, options: Partial<typeof GRADER_DEFAULTS> = {}): Grader {
  const { reuse, root } = { ...GRADER_DEFAULTS, ...options }
  let waiting: Candidate | undefined
  return {
    async grade(source) {
      const candidate = waiting ?? start(slug, root)
      waiting = undefined
      const { verdict, spent } = await judge(slug, candidate, source)
      if (reuse && !spent)
        waiting ??= candidate
      else
        candidate.child.kill('SIGKILL')
      return verdict
    },
    warm() {
      waiting ??= start(slug, root)
    },
    close() {
      waiting?.child.kill('SIGKILL')
      waiting = undefined
    },
  }
}

interface Candidate {
  readonly child: ChildProcess
  readonly ready: Promise<unknown>
}

function start(slug: string, root: string): Candidate {
  const child = fork(fileURLToPath(new URL('./watchdog.ts', import.meta.url)), [slug, root], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  })
  return { child, ready: new Promise(resolve => child.once('message', resolve)) }
}

function judge(slug: string, { child, ready }: Candidate, source: string): Promise<{ verdict: Verdict, spent: boolean }> {
  return new Promise((resolve) => {
    const crashed = (what: string) => resolve({ verdict: new VerdictBuilder(slug).verdict({ kind: 'crash', message: what }), spent: true })
    const onError = (error: Error) => crashed(error.message)
    const onExit = (code: number | null, signal: string | null) => crashed(`The process that judged it ended by itself (${signal ?? `code ${code}`}).`)
    child.once('error', onError)
    child.once('exit', onExit)
    void ready.then(() => {
      child.once('message', (message: WatchdogMessage) => {
        child.off('error', onError)
        child.off('exit', onExit)
        if (message.type === 'verdict')
          resolve(message)
        else
          crashed('The process that judged it spoke out of turn.')
      })
      child.send(source)
    })
  })
}
