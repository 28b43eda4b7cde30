// The worker in which a learner's code runs in the browser. scripts/build/lab-thread.ts bundles it into
// one text, since the sandboxed frame around it can load nothing.
import type { GradeEvent } from '../verdict.ts'
import { gradeText, runText } from '../lab.ts'
import { disarm } from './disarm.ts'

/** What the thread is asked. */
export interface ThreadRequest {
  readonly slug: string
  readonly source: string
  /** The run to draw afterwards: options of the exercise's world. */
  readonly world?: Record<string, unknown>
}

/** What the thread says. */
export type ThreadMessage =
  | 'ready'
  | 'done'
  | GradeEvent
  | { readonly type: 'time', readonly t: number }
  | { readonly type: 'run', readonly run: unknown }

/** Real ms between two reports of the virtual time reached. */
const TIME_EVERY = 10

onmessage = ({ ports: [port] }: MessageEvent) => {
  const say = (message: ThreadMessage) => port!.postMessage(message)
  const now = performance.now.bind(performance)
  // Code that bends built-in objects can break the grader itself: that, too, is a verdict.
  const crash = (event: Event & { readonly error?: unknown, readonly reason?: unknown }) => {
    event.preventDefault()
    say({ type: 'trouble', trouble: { kind: 'crash', message: `The grader itself met this: ${String(event.error ?? event.reason)}\nDoes the code change built-in objects, such as Array.prototype?` } })
    say('done')
  }
  addEventListener('error', crash)
  addEventListener('unhandledrejection', crash)
  disarm(globalThis)

  port!.onmessage = async ({ data: { slug, source, world } }: MessageEvent<ThreadRequest>) => {
    let told = -Infinity
    const verdict = await gradeText(slug, source, {
      report: say,
      onTime(t) {
        if (now() - told >= TIME_EVERY) {
          told = now()
          say({ type: 'time', t })
        }
      },
    })
    say('done')
    if (!world || verdict.trouble)
      return
    // A text that throws in the world has its verdict already; there is just nothing to draw.
    await runText(slug, source, world).then(run => say({ type: 'run', run }), () => {})
  }
  say('ready')
}
