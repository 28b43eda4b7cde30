import type { ChildProcess } from 'node:child_process'
import type { Trouble, Verdict } from '../verdict.ts'
import type { ThreadTask } from './thread.ts'
import type { WatchdogMessage } from './watchdog.ts'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { VerdictBuilder } from '../verdict.ts'
import { ROOT } from './registry.ts'

/** How texts are graded unless told otherwise. */
export const GRADER_DEFAULTS = {
  /** Grade one text after another in the same process, for many texts of one's own. A learner's text has a process to itself. */
  reuse: false,
  /** Run no check after the first that fails, where only that one is asked for. */
  toFirstFailure: false,
  /** The folder of the project whose exercise it is. */
  root: ROOT,
}

/** Grades texts of one exercise. */
export interface Grader {
  /** The verdict on a text. Never throws over the learner's code. */
  grade(source: string): Promise<Verdict>
  /**
   * The run of the exercise's world with a text, or why there is none. Never throws over the learner's code.
   * @param world options, as the exercise's world takes them
   */
  run(source: string, world: Record<string, unknown>): Promise<{ readonly run: unknown } | { readonly trouble: Trouble }>
  /** Loads a process ahead, so that the next verdict comes sooner. */
  warm(): void
  /** Kills what is still waiting. */
  close(): void
}

/** Opens a grader for the exercise of that slug. */
export function openGrader(slug: string, options: Partial<typeof GRADER_DEFAULTS> = {}): Grader {
  const { reuse, toFirstFailure, root } = { ...GRADER_DEFAULTS, ...options }
  let waiting: Candidate | undefined
  async function ask(task: ThreadTask): Promise<Answer> {
    const candidate = waiting ?? start(slug, root)
    waiting = undefined
    const answer = await judge(slug, candidate, task)
    if (reuse && !(answer.type === 'verdict' && answer.spent))
      waiting ??= candidate
    else
      candidate.child.kill('SIGKILL')
    return answer
  }
  return {
    async grade(source) {
      const answer = await ask({ source, toFirstFailure })
      return answer.type === 'verdict' ? answer.verdict : crash(slug, 'It ran a world where it was to grade.')
    },
    async run(source, world) {
      const answer = await ask({ source, world })
      return answer.type === 'ran' ? { run: answer.run } : { trouble: answer.verdict.trouble ?? { kind: 'crash', message: 'It graded where it was to run a world.' } }
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

type Answer = Exclude<WatchdogMessage, { type: 'ready' }>

const crash = (slug: string, message: string) => new VerdictBuilder(slug).verdict({ kind: 'crash', message })

function judge(slug: string, { child, ready }: Candidate, task: ThreadTask): Promise<Answer> {
  return new Promise((resolve) => {
    const crashed = (what: string) => resolve({ type: 'verdict', verdict: crash(slug, what), spent: true })
    const onError = (error: Error) => crashed(error.message)
    const onExit = (code: number | null, signal: string | null) => crashed(`The process that judged it ended by itself (${signal ?? `code ${code}`}).`)
    child.once('error', onError)
    child.once('exit', onExit)
    void ready.then(() => {
      child.once('message', (message: WatchdogMessage) => {
        child.off('error', onError)
        child.off('exit', onExit)
        if (message.type === 'ready')
          crashed('The process that judged it spoke out of turn.')
        else
          resolve(message)
      })
      child.send(task)
    })
  })
}
