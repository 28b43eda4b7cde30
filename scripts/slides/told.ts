// What a speaker says of a slide, as a reader gets it: without what only works in the room.
import type { Slide } from './slides.ts'
import MarkdownIt from 'markdown-it'
import { forReaders, question, spoken } from './notes.ts'
import { predictionOf } from './predictions.ts'

export const markdown = new MarkdownIt({ html: true, typographer: false })

/** The notes of a slide for those who were not in the room, as HTML. */
export interface Told {
  /** What is said. */
  say: string
  /** The question alone. */
  question: string
  /** What holds where the slide asks for a prediction, and why; then the answers to expect. */
  answers: string
}

/** @param render makes HTML of the Markdown of a part; of all three in this order */
export function toldOf({ notes, ...slide }: Pick<Slide, 'notes' | 'content' | 'alias'>, render = (text: string): string => markdown.render(text)): Told {
  const { question: asked, answers } = question(notes.ask)
  const prediction = predictionOf(slide)
  const holds = prediction && `**${prediction.holds.map(i => `${'ABCD'[i]}: ${prediction.options[i]}`).join('; ')}.** ${prediction.because}`
  return { say: render(spoken(notes.say)), question: render(asked), answers: render([holds, forReaders(answers)].filter(Boolean).join('\n\n')) }
}
