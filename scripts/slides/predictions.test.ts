import { describe, expect, it } from 'vitest'
import { predictionOf } from './predictions.ts'
import { loadSlides } from './slides.ts'

const asked = (attributes: string) => predictionOf({ alias: 'x-predict', content: `# What now?\n\n<PredictOptions ${attributes}>\nThe third: it has <Fact id="serial-700" />.\n</PredictOptions>\n` })

describe('a prediction', () => {
  it('is its options as they are read, what holds, and why', () => {
    expect(asked(`:options="['It\\'s one', 'Two > one', 'Three']" :answer="2"`)).toMatchObject({ options: ['It\'s one', 'Two > one', 'Three'], holds: [2] })
    expect(asked(`:options="['One', 'Two']" :answer="[0, 1]"`)!.holds).toEqual([0, 1])
    expect(asked(`:options="['One', 'Two']" :answer="1"`)!.because).toMatch(/^The third: it has [^<]+\.$/)
  })

  it('is refused where no option is the answer', () => {
    expect(() => asked(`:options="['One', 'Two']" :answer="2"`)).toThrow('x-predict: <PredictOptions> has the answer 2, and its options are 0 to 1.')
    expect(() => asked(`:answer="2"`)).toThrow('x-predict: <PredictOptions> has no :options')
  })

  it('is asked before each mechanism', async () => {
    const predictions = (await loadSlides()).filter(slide => predictionOf(slide) !== undefined)
    expect(predictions.length).toBeGreaterThanOrEqual(15)
  })
})
