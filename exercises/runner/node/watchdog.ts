// The process that holds the thread: it ends it when it does not come back, and says how far it
// came. A process of its own, since V8 cannot interrupt every endless loop (one that fills new
// arrays, for instance): such a thread only ends with the process around it.
import type { Trouble, Verdict } from '../verdict.ts'
import type { ThreadData, ThreadMessage, ThreadTask } from './thread.ts'
import process from 'node:process'
import { Worker } from 'node:worker_threads'
import { LIMITS, outOfTime, tooLong } from '../limits.ts'
import { graderTrouble, VerdictBuilder } from '../verdict.ts'

/** What this process says: that it can be given a text, a verdict, or the last one that it will give. */
export type WatchdogMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'verdict', readonly verdict: Verdict, readonly spent: boolean }
  | { readonly type: 'ran', readonly run: unknown }

const [slug, root] = process.argv.slice(2) as [string, string]
const progress = new Float64Array(new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT))
const thread = new Worker(new URL('./thread.ts', import.meta.url), {
  workerData: { slug, root, progress } satisfies ThreadData,
  resourceLimits: { maxOldGenerationSizeMb: LIMITS.memory },
})

/** The names of the checks, told before there was a text. */
let names: readonly string[] = []
let builder = new VerdictBuilder(slug)
let timer: NodeJS.Timeout | undefined
let finished = false
/** When the check under way began: processor and wall clock. */
let since = { cpu: process.cpuUsage(), at: performance.now() }

function finish(trouble?: Trouble): void {
  if (finished)
    return
  finished = true
  clearInterval(timer)
  process.send!({ type: 'verdict', verdict: builder.verdict(trouble), spent: trouble !== undefined } satisfies WatchdogMessage)
}

thread.on('message', (message: ThreadMessage) => {
  switch (message.type) {
    case 'ready':
      names = message.names
      process.send!({ type: 'ready' } satisfies WatchdogMessage)
      return
    case 'done':
      return finish()
    case 'ran':
      finished = true
      clearInterval(timer)
      process.send!(message satisfies WatchdogMessage)
      return
    case 'finished':
      since = { cpu: process.cpuUsage(), at: performance.now() }
  }
  builder.take(message)
})
thread.on('error', (error: Error & { code?: string }) => finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  ? { kind: 'memory', message: `It used more than ${LIMITS.memory} MB. Does something grow with every call?` }
  : graderTrouble(error)))
thread.on('exit', () => finish({ kind: 'crash', message: 'It ended before every check had run.' }))

// Whoever asked is gone. A plain exit would wait for the thread.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

process.on('message', (task: ThreadTask) => {
  finished = false
  builder = new VerdictBuilder(slug)
  builder.take({ type: 'collected', names })
  const trouble = tooLong(task.source)
  if (trouble)
    return finish(trouble)
  progress.fill(0)
  const begun = performance.now()
  since = { cpu: process.cpuUsage(), at: begun }
  let [calls, calledAt] = [0, begun]
  thread.postMessage(task)
  timer = setInterval(() => {
    const now = performance.now()
    if (progress[1] !== calls)
      [calls, calledAt] = [progress[1]!, now]
    const { user, system } = process.cpuUsage(since.cpu)
    // A busy machine ends nobody's honest answer: the code must have had the processor for half of the time.
    const isOver = now - since.at >= LIMITS.time && user + system >= LIMITS.time * 1000 / 2
    if (isOver || now - begun >= LIMITS.patience)
      finish(outOfTime({ t: calls === 0 ? undefined : progress[0], returned: now - calledAt < LIMITS.stuck }))
  }, 50)
})
