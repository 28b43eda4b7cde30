// Judges a learner's text in the browser. Addresses with code in them are passed around, so the code is
// a stranger's: it runs in a worker, in a sandboxed frame of opaque origin whose policy allows no network,
// and frame and worker are thrown away after each verdict.
import type { Trouble, Verdict } from '../verdict.ts'
import type { ThreadMessage, ThreadRequest, ThreadStart } from './thread.ts'
import { LIMITS, outOfTime, tooLong } from '../limits.ts'
import { VerdictBuilder } from '../verdict.ts'

/** What the sandbox is allowed beside what every host allows. */
export const JUDGE_LIMITS = {
  /** Longest that the sandbox may take to start, in ms. */
  start: 15_000,
  /** Longest that the run to draw may take after the verdict, in ms. */
  run: 1000,
  /** Most messages that are read; a check has a handful. */
  messages: 20_000,
  /** Most values that a run to draw may hold: ten times what the largest world's does. */
  values: 3_000_000,
}

/** A verdict, and the learner's run as plain data where there is one. */
export interface Judgement {
  readonly verdict: Verdict
  readonly run?: unknown
}

/** No network, no page, no storage: nothing but this frame's own worker. */
const POLICY = 'default-src \'none\'; script-src \'unsafe-inline\' \'unsafe-eval\' blob:; worker-src blob:'

/** The frame passes the port on and does nothing else. */
const FRAME = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>
addEventListener('message', ({ data: { thread, start }, ports }) => {
  const worker = new Worker(URL.createObjectURL(new Blob([thread], { type: 'text/javascript' })))
  // What it throws is the verdict's affair, not the page's.
  worker.onerror = event => event.preventDefault()
  worker.postMessage(start, [ports[0]])
}, { once: true })
</script>`

/** What to judge. */
export interface JudgeRequest extends ThreadStart, ThreadRequest {}

/**
 * Grades a text; resolves within the limits whatever the text does.
 * @param thread the bundled worker, see scripts/deck/lab-thread.ts
 */
export async function judge(thread: string, { slug, ...request }: JudgeRequest, limits = JUDGE_LIMITS): Promise<Judgement> {
  const builder = new VerdictBuilder(slug)
  const trouble = tooLong(request.source)
  if (trouble)
    return { verdict: builder.verdict(trouble) }

  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.hidden = true
  frame.srcdoc = FRAME
  const { port1, port2 } = new MessageChannel()
  try {
    return await new Promise<Judgement>((resolve) => {
      const reached = { t: undefined as number | undefined, at: 0 }
      let verdict: Verdict | undefined
      let count = 0
      let begun = 0
      let timer = setTimeout(() => end({ kind: 'crash', message: 'The sandbox did not start. Reload the page, and run it again.' }), limits.start)

      function end(trouble?: Trouble) {
        clearTimeout(timer)
        resolve({ verdict: verdict ?? builder.verdict(trouble) })
      }
      function allowTime() {
        clearTimeout(timer)
        timer = setTimeout(() => end(outOfTime({ t: reached.t, returned: performance.now() - reached.at < LIMITS.stuck })), LIMITS.time)
      }

      port1.onmessage = ({ data }: MessageEvent<ThreadMessage>) => {
        if (++count > limits.messages)
          return end({ kind: 'crash', message: `It sent more than ${limits.messages.toLocaleString('en')} messages and was ended.` })
        switch (data.type) {
          case 'ready':
            begun = performance.now()
            // The names of the checks are told before there is any of the learner's code.
            builder.take({ type: 'collected', names: data.names })
            allowTime()
            return port1.postMessage(request)
          case 'time':
            Object.assign(reached, { t: data.t, at: performance.now() })
            return
          case 'done':
            clearTimeout(timer)
            verdict = builder.verdict()
            if (!request.world || verdict.trouble)
              return end()
            timer = setTimeout(end, limits.run)
            return
          case 'run':
            clearTimeout(timer)
            return resolve({ verdict: verdict ?? builder.verdict(), ...(holdsAtMost(data.run, limits.values) && { run: data.run }) })
          default:
            builder.take(data)
            if (data.type === 'finished' && performance.now() - begun < LIMITS.patience)
              allowTime()
        }
      }
      frame.onload = () => frame.contentWindow?.postMessage({ thread, start: { slug } satisfies ThreadStart }, '*', [port2])
      document.body.append(frame)
    })
  }
  finally {
    // Removing the frame ends its worker, endless loop or not.
    frame.remove()
    port1.close()
  }
}

/** Whether plain data holds at most so many values, counted through all levels: what is drawn must be drawn in time. */
export function holdsAtMost(data: unknown, values: number): boolean {
  const waiting: unknown[] = [data]
  let count = 0
  while (waiting.length > 0) {
    const item = waiting.pop()
    if (++count > values)
      return false
    if (typeof item !== 'object' || item === null)
      continue
    const items: unknown[] = Array.isArray(item) ? item : item instanceof Map ? [...item.values()] : Object.values(item)
    if (count + waiting.length + items.length > values)
      return false
    for (const inner of items)
      waiting.push(inner)
  }
  return true
}
