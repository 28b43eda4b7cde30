// The worker in which a learner's code runs in the browser. scripts/deck/lab-thread.ts bundles it into
// one text, since the sandboxed frame around it can load nothing.
import type { GradeEvent } from '../verdict.ts'
import { openLabBench } from '../lab.ts'
import { lockdown } from '../lockdown.ts'

/** What the thread is asked first: the exercise whose bench it is to open. */
export interface ThreadStart {
  readonly slug: string
}

/** What it is asked once it is ready: to judge a text. */
export interface ThreadRequest {
  readonly source: string
  /** The run to draw afterwards: options of the exercise's world. */
  readonly world?: Record<string, unknown>
}

/** What the thread says. */
export type ThreadMessage =
  | { readonly type: 'ready', readonly names: readonly string[] }
  | { readonly type: 'done' }
  | GradeEvent
  | { readonly type: 'time', readonly t: number }
  | { readonly type: 'run', readonly run: unknown }

/** Real ms between two reports of the virtual time reached. */
const TIME_EVERY = 10

onmessage = async ({ data: { slug }, ports: [port] }: MessageEvent<ThreadStart>) => {
  const say = port!.postMessage.bind(port) as (message: ThreadMessage) => void
  const now = performance.now.bind(performance)
  // A promise of the learner's that nobody waits for is nobody's trouble.
  addEventListener('unhandledrejection', event => event.preventDefault())
  const bench = await openLabBench(slug)

  port!.onmessage = ({ data: { source, world } }: MessageEvent<ThreadRequest>) => {
    let told = -Infinity
    const verdict = bench.grade(source, {
      report: say,
      onTime(t) {
        if (now() - told >= TIME_EVERY) {
          told = now()
          say({ type: 'time', t })
        }
      },
    })
    say({ type: 'done' })
    if (!world || verdict.trouble)
      return
    try {
      say({ type: 'run', run: bench.run(source, world) })
    }
    catch {
      // A text that throws in the world has its verdict already; there is just nothing to draw.
    }
  }
  lockdown()
  say({ type: 'ready', names: bench.names })
}
