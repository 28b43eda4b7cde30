// Runs the steps, three at a time, each as soon as what it needs has held; says what each found, and what runs meanwhile.
import type { ChildProcess } from 'node:child_process'
import type { Progress } from '../terminal/progress.ts'
import type { Outcome } from './outcome.ts'
import type { Extent, Step } from './steps.ts'
import { fork } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from '../build/root.ts'
import { STEPS } from './steps.ts'

/** Steps that run at once: each waits now and then, for a page, a process or a clock, so that three keep two processors busy. */
const AT_ONCE = 3
/** Ms between two lines that tell what runs. */
const NEWS = 20_000

/** Runs all steps and exits with 0 when all of them held. */
export async function runSteps(extent: Extent): Promise<never> {
  const waiting = [...STEPS[extent]]
  const held = new Set<string>()
  const running = new Map<string, string>()
  const total: Outcome = { passed: 0, failed: 0 }
  const left: string[] = []

  const isReady = ({ after }: Step) => !after || held.has(after)
  const isLost = ({ after }: Step) => after !== undefined && !held.has(after) && !running.has(after) && !waiting.some(step => step.name === after)
  const news = setInterval(() => console.log(`   ${[...running].map(([name, progress]) => progress || name).join('; ')} …`), NEWS)

  await new Promise<void>((done) => {
    const next = () => {
      for (let lost = waiting.findIndex(isLost); lost >= 0; lost = waiting.findIndex(isLost))
        left.push(...waiting.splice(lost, 1).map(({ name, after }) => `${name} was not run, since ${after} failed.`))
      for (let at = waiting.findIndex(isReady); at >= 0 && running.size < AT_ONCE; at = waiting.findIndex(isReady)) {
        const [{ name }] = waiting.splice(at, 1) as [Step]
        running.set(name, '')
        void runStep(extent, name, progress => running.set(name, progress)).then(({ found, said, seconds }) => {
          running.delete(name)
          if (!found.failed)
            held.add(name)
          total.passed += found.passed
          total.failed += found.failed
          console.log(`\n── ${name}: ${found.passed} passed, ${found.failed} failed, ${seconds.toFixed(1)} s${said.trim() && `\n${said.trim()}`}`)
          next()
        })
      }
      if (!running.size)
        done()
    }
    next()
  })
  clearInterval(news)
  console.log(['', ...left, `${total.passed} passed, ${total.failed} failed`].join('\n'))
  process.exit(total.failed ? 1 : 0)
}

const children = new Set<ChildProcess>()
process.on('exit', () => children.forEach(child => child.kill()))
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => process.exit(1))

/** Runs a step in a process of its own; what it says is told when it is done, so that two do not talk at once. */
function runStep(extent: Extent, name: string, onProgress: (progress: string) => void): Promise<{ found: Outcome, said: string, seconds: number }> {
  const start = performance.now()
  return new Promise((resolve) => {
    const child = fork(join(ROOT, 'scripts/test/step.ts'), [extent, name], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    children.add(child)
    let said = ''
    let found: Outcome = { passed: 0, failed: 1 }
    child.stdout!.setEncoding('utf8').on('data', text => said += text)
    child.stderr!.setEncoding('utf8').on('data', text => said += text)
    child.on('message', (message: Progress | { found: Outcome }) => {
      if ('found' in message)
        found = message.found
      else
        onProgress(message.progress)
    })
    child.on('close', () => {
      children.delete(child)
      resolve({ found, said, seconds: (performance.now() - start) / 1000 })
    })
  })
}
