import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findExercises } from '../runner/node/registry.ts'
import { openGrader } from '../runner/node/grader.ts'
import { asAnswer } from './playground.ts'
import { watchText } from './watch.ts'

/**
 * From save to verdict, as a learner meets it in `npm run learn`: the reference, saved again and
 * again with a pause in between, watched and graded in its own process.
 * @returns milliseconds: the median and the slowest
 */
export async function measureSaveToVerdict(saves = 9): Promise<{ medianMs: number, slowestMs: number }> {
  const [exercise] = await findExercises()
  const solution = asAnswer(exercise!, 'solution.ts')
  const home = mkdtempSync(join(tmpdir(), 'learn-bench-'))
  const path = join(home, 'answer.ts')
  const grader = openGrader(exercise!.slug)
  const taken: number[] = []
  writeFileSync(path, '')

  for (let save = 0; save < saves; save++) {
    grader.warm()
    await new Promise(resolve => setTimeout(resolve, 1500))
    const begun = performance.now()
    await new Promise<void>((resolve, reject) => {
      const stop = watchText(path, (text) => {
        stop()
        grader.grade(text).then(({ status }) => status === 'passed' ? resolve() : reject(new Error(`The reference is ${status}`)))
      })
      writeFileSync(path, `${solution}\n// save ${save}\n`)
    })
    taken.push(performance.now() - begun)
  }
  grader.close()
  rmSync(home, { recursive: true })
  taken.sort((a, b) => a - b)
  return { medianMs: taken[taken.length >> 1]!, slowestMs: taken.at(-1)! }
}

/** The same, as a line. */
export async function benchSaveToVerdict(): Promise<string[]> {
  const { medianMs, slowestMs } = await measureSaveToVerdict()
  return [`learn: from save to verdict ${Math.round(medianMs)} ms median, ${Math.round(slowestMs)} ms slowest (aim: median under 1000 ms)`]
}
