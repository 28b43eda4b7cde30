// What a speaker says of a slide, as a reader gets it: without what only works in the room.
import type { Slide } from './slides.ts'
import MarkdownIt from 'markdown-it'
import { question, spoken } from './notes.ts'

export const markdown = new MarkdownIt({ html: true, typographer: false })

/** The notes of a slide for those who were not in the room, as HTML. */
export interface Told {
  /** What is said. */
  say: string
  /** The question alone. */
  question: string
  /** The answers to expect. */
  answers: string
}

/** @param render makes HTML of the Markdown of a part; of all three in this order */
export function toldOf({ notes }: Pick<Slide, 'notes'>, render = (text: string): string => markdown.render(text)): Told {
  const { question: asked, answers } = question(notes.ask)
  return { say: render(spoken(notes.say)), question: render(asked), answers: render(answers) }
}
