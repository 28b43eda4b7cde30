// The exercises as the deck's lab needs them in its worker: everything comes with the bundle, so
// that a frame without network can grade. The terminal's counterpart is runner/node.
import type { Bench } from './grade.ts'
import { openBench } from './grade.ts'
import { evalScript } from './learner-code.ts'
import { checksOf, exerciseOf } from './texts.ts'

const worlds = import.meta.glob('../*-*/world.ts')
const sims = import.meta.glob('../../sim/*/index.ts')

/**
 * The bench of an exercise, all of it from the bundle.
 * @throws RangeError when there is no such exercise
 * @throws Error when its checks import what is not in the bundle
 */
export async function openLabBench(slug: string): Promise<Bench> {
  const load = (path: string) => {
    const found = path.startsWith('sim/') ? sims[`../../${path}`] : worlds[path.replace('exercises', '..')]
    if (!found)
      throw new Error(`The checks of "${slug}" import ${path}, which the lab does not have; they may import vitest, their own problem.ts and world.ts, runner/transcript.ts, and the index.ts of a folder of sim/.`)
    return found()
  }
  return openBench({ exercise: exerciseOf(slug), checks: await checksOf(slug), load, runScript: evalScript })
}
