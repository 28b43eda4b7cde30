// The process that holds the thread: it ends it when it does not come back, and says how far it
// came. A process of its own, since V8 cannot interrupt every endless loop (one that fills new
// arrays, for instance): such a thread only ends with the process around it.
import type { Trouble } from '../verdict.ts'
import type { ThreadData, ThreadMessage } from './thread.ts'
import process from 'node:process'
import { Worker } from 'node:worker_threads'
import { graderTrouble, VerdictBuilder } from '../verdict.ts'

/** Bounds on the learner's code. */
const LIMITS = {
  /** Longest time in ms, provided that the code had the processor for half of it: a busy machine ends nobody's honest answer. */
  time: 1900,
  /** Longest time in ms, whatever the processor was busy with. */
  patience: 10_000,
  /** Heap in MB. */
  memory: 256,
} as const

const slug = process.argv[2]!
const builder = new VerdictBuilder(slug)
const time = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)).fill(Number.NaN)
const thread = new Worker(new URL('./thread.ts', import.meta.url), {
  workerData: { slug, time } satisfies ThreadData,
  resourceLimits: { maxOldGenerationSizeMb: LIMITS.memory },
})

let finished = false
function finish(trouble?: Trouble): void {
  if (finished)
    return
  finished = true
  process.send!(builder.verdict(trouble))
}

thread.on('message', (message: ThreadMessage) => {
  if (message === 'ready')
    process.send!('ready')
  else if (message === 'done')
    finish()
  else
    builder.take(message)
})
thread.on('error', (error: Error & { code?: string }) => finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  ? { kind: 'memory', message: `It used more than ${LIMITS.memory} MB. Does something grow with every call?` }
  : graderTrouble(error)))
thread.on('exit', () => finish({ kind: 'crash', message: 'It ended before every check had run.' }))

// Whoever asked is gone. A plain exit would wait for the thread.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

process.once('message', (source: string) => {
  const cpu = process.cpuUsage()
  const begun = performance.now()
  thread.postMessage(source)
  setInterval(() => {
    const { user, system } = process.cpuUsage(cpu)
    const elapsed = performance.now() - begun
    if (elapsed < LIMITS.time || (user + system < LIMITS.time * 1000 / 2 && elapsed < LIMITS.patience))
      return
    const reached = builder.running && !Number.isNaN(time[0])
      ? `Virtual time had reached t=${time[0]} ms: the call made then did not return.`
      : 'No call had been made yet: the file itself did not finish loading.'
    finish({ kind: 'time', message: `Ended after 2 s. ${reached}\nIs there a loop that never ends?` })
  }, 50)
})
