// Judges a learner's text in the browser. Addresses with code in them are passed around, so the code is
// a stranger's: it runs in a worker, in a sandboxed frame of opaque origin whose policy allows no network,
// and frame and worker are thrown away after each verdict.
import type { Trouble, Verdict } from '../verdict.ts'
import type { ThreadMessage, ThreadRequest } from './thread.ts'
import { VerdictBuilder } from '../verdict.ts'

export const JUDGE_LIMITS = {
  /** Longest that a learner's code may run without a check coming to its end, in ms. */
  time: 2000,
  /** Longest that it may run in all, in ms: a slow machine ends nobody's honest answer, and nothing runs for ever. */
  patience: 10_000,
  /** Longest that the sandbox may take to start, in ms. */
  start: 15_000,
  /** Longest that the run to draw may take after the verdict, in ms. */
  run: 1000,
  /** Most messages that are read; a check has a handful. */
  messages: 5000,
  /** Longest text that is taken, in characters: a hundred times the reference. */
  source: 200_000,
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
addEventListener('message', ({ data, ports }) => {
  const worker = new Worker(URL.createObjectURL(new Blob([data], { type: 'text/javascript' })))
  // What it throws is the verdict's affair, not the page's.
  worker.onerror = event => event.preventDefault()
  worker.postMessage(null, [ports[0]])
}, { once: true })
</script>`

/**
 * Grades a text; resolves within the limits whatever the text does.
 * @param thread the bundled worker, see scripts/build/lab-thread.ts
 */
export async function judge(thread: string, request: ThreadRequest, limits = JUDGE_LIMITS): Promise<Judgement> {
  const builder = new VerdictBuilder(request.slug)
  if (request.source.length > limits.source) {
    const message = `The text has ${request.source.length.toLocaleString('en')} characters; at most ${limits.source.toLocaleString('en')} are taken. The reference has under 5,000.`
    return { verdict: builder.verdict({ kind: 'load', message }) }
  }

  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.hidden = true
  frame.srcdoc = FRAME
  const { port1, port2 } = new MessageChannel()
  try {
    return await new Promise<Judgement>((resolve) => {
      let virtual: number | undefined
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
        timer = setTimeout(() => end(outOfTime()), limits.time)
      }
      function outOfTime(): Trouble {
        const reached = builder.running && virtual !== undefined
          ? `Virtual time had reached t=${virtual} ms: a call made then did not return.`
          : 'No call had been made yet: the file itself did not finish loading.'
        return { kind: 'time', message: `Ended after ${limits.time / 1000} s. ${reached}\nIs there a loop that never ends?` }
      }

      port1.onmessage = ({ data }: MessageEvent<ThreadMessage>) => {
        if (++count > limits.messages)
          return end({ kind: 'crash', message: `It sent more than ${limits.messages} messages and was ended.` })
        if (data === 'ready') {
          clearTimeout(timer)
          begun = performance.now()
          allowTime()
          port1.postMessage(request)
        }
        else if (data === 'done') {
          clearTimeout(timer)
          verdict = builder.verdict()
          if (!request.world || verdict.trouble)
            return end()
          timer = setTimeout(end, limits.run)
        }
        else if (data.type === 'time') {
          virtual = data.t
        }
        else if (data.type === 'run') {
          clearTimeout(timer)
          resolve({ verdict: verdict ?? builder.verdict(), run: data.run })
        }
        else {
          builder.take(data)
          if (data.type === 'finished' && performance.now() - begun < limits.patience)
            allowTime()
        }
      }
      frame.onload = () => frame.contentWindow?.postMessage(thread, '*', [port2])
      document.body.append(frame)
    })
  }
  finally {
    // Removing the frame ends its worker, endless loop or not.
    frame.remove()
    port1.close()
  }
}
