import type { ChildProcess } from 'node:child_process'
import type { Verdict } from '../verdict.ts'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { VerdictBuilder } from '../verdict.ts'

/** Grades texts of one exercise, each in a process of its own that is killed afterwards. */
export interface Grader {
  /** The verdict on a text. Never throws over the learner's code. */
  grade(source: string): Promise<Verdict>
  /** Loads a process ahead, so that the next verdict comes sooner. */
  warm(): void
  /** Kills what is still waiting. */
  close(): void
}

/** Opens a grader for the exercise of that slug. */
export function openGrader(slug: string): Grader {
  let waiting: Candidate | undefined
  return {
    async grade(source) {
      const { child, ready } = waiting ?? start(slug)
      waiting = undefined
      try {
        return await judge(slug, child, ready, source)
      }
      finally {
        child.kill('SIGKILL')
      }
    },
    warm() {
      waiting ??= start(slug)
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

function start(slug: string): Candidate {
  const child = fork(fileURLToPath(new URL('./watchdog.ts', import.meta.url)), [slug], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  })
  return { child, ready: new Promise(resolve => child.once('message', resolve)) }
}

function judge(slug: string, child: ChildProcess, ready: Promise<unknown>, source: string): Promise<Verdict> {
  return new Promise((resolve) => {
    const crashed = (what: string) => resolve(new VerdictBuilder(slug).verdict({ kind: 'crash', message: what }))
    child.once('error', error => crashed(error.message))
    child.once('exit', (code, signal) => crashed(`The process that judged it ended by itself (${signal ?? `code ${code}`}).`))
    void ready.then(() => {
      child.once('message', verdict => resolve(verdict as Verdict))
      child.send(source)
    })
  })
}
