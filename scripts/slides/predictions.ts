// The question that a slide puts to the room with <PredictOptions>, and the answer that its click shows.
import type { Slide } from './slides.ts'
import { runInNewContext } from 'node:vm'
import { plain } from '../../case/text.ts'
import { plainText } from './titles.ts'

/** What the room was asked, and what holds. */
export interface Prediction {
  /** As they are read. */
  options: string[]
  /** Indices of the options that hold, from 0: one, or several where the room is to argue. */
  holds: number[]
  /** Why, as Markdown without tags. */
  because: string
}

/**
 * The prediction that a slide asks for; undefined where it asks for none.
 * @throws Error naming the slide where its attributes cannot be read
 */
export function predictionOf({ content, alias }: Pick<Slide, 'content' | 'alias'>): Prediction | undefined {
  const [, attributes, because] = /<PredictOptions\b((?:"[^"]*"|[^>"])*)>([\s\S]*?)<\/PredictOptions>/.exec(content) ?? []
  if (attributes === undefined)
    return undefined
  const read = (name: string): unknown => {
    const [, written] = new RegExp(`:${name}="([^"]*)"`).exec(attributes) ?? []
    if (written === undefined)
      throw new Error(`${alias}: <PredictOptions> has no :${name}="…".`)
    return runInNewContext(written)
  }
  const options = [...read('options') as string[]].map(plain)
  const holds = [read('answer') as number | number[]].flat().map(Number)
  const missing = holds.find(i => !options[i])
  if (missing !== undefined || !holds.length)
    throw new Error(`${alias}: <PredictOptions> has the answer ${missing ?? '[]'}, and its options are 0 to ${options.length - 1}.`)
  return { options, holds, because: plainText(because!) }
}
