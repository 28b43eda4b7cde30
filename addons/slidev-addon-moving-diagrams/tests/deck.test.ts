import type { CachedDiagram } from '../src/layout/cache.ts'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'vitest'
import { frameAt } from '../src/core/morph.ts'
import { morphTo, prepare } from '../src/render/stage.ts'
import { diagram, expectSound, step } from './scenes.ts'

/** The cached diagrams of the deck that the tests run in, and of the addon's own. */
const files = [process.cwd(), fileURLToPath(new URL('../fixture', import.meta.url))]
  .map(root => join(root, 'diagrams'))
  .filter(existsSync)
  .flatMap(folder => readdirSync(folder).filter(file => file.endsWith('.json') && file !== 'options.json').map(file => join(folder, file)))

const diagrams = files.map(file => JSON.parse(readFileSync(file, 'utf8')) as CachedDiagram)
const prepareSteps = ({ steps }: CachedDiagram) => prepare(diagram(...steps.map(({ scene }) => step(scene))), { width: 1168, height: 480 })

describe.each(diagrams)('$name ($source) at rest', (cached) => {
  it('is sound in every step', () => {
    const prepared = prepareSteps(cached)
    for (const frame of prepared.frames)
      expectSound(frame, prepared.canvas)
  })
})

describe.each(diagrams.filter(({ steps }) => steps.length > 1))('$name ($source) in motion', (cached) => {
  it('stays sound all the way, step by step, back, and from end to end', () => {
    const prepared = prepareSteps(cached)
    const { steps } = cached
    const last = steps.length - 1
    const pairs = steps.slice(1).flatMap((_, index): [number, number][] => [[index, index + 1], [index + 1, index]])
    for (const [from, to] of [...pairs, [0, last] as const, [last, 0] as const]) {
      for (let progress = 0; progress <= 1; progress += 0.1)
        expectSound(frameAt(morphTo(prepared, prepared.frames[from]!, from, to), progress), prepared.canvas)
    }
  }, 30_000)
})
