// What the reading pages show of the deck: read from its slides when it is built (scripts/build/reading.ts).
import type { Citation } from '../components/citing/citation.ts'

/** The contents: all that is known before a chapter is opened. */
export interface ReadingDeck {
  title: string
  /** What it is about, in a sentence. */
  subject: string
  cut: string
  chapters: ReadingChapter[]
}

export interface ReadingChapter {
  /** Its address, `#/read/<slug>`, and the name of its texts. */
  slug: string
  title: string
  /** Minutes that it takes to read what is said, at a usual pace. */
  minutes: number
  ideas: ReadingEntry[]
}

/** An idea as the contents list it: a slide. */
export interface ReadingEntry {
  /** Place in the deck, from 1. */
  no: number
  alias: string
  /** Plain text. */
  title: string
  /** Slug of the exercise that it offers. */
  exercise?: string
}

/**
 * What a slide draws below its title: nothing, text that finds its own width, a drawing that does not, or a figure that
 * plays.
 */
export type Picture = 'none' | 'text' | 'drawing' | 'live'

/** An idea as its chapter tells it; texts are HTML. */
export interface ReadingIdea extends ReadingEntry {
  say: string
  question: string
  answers: string
  picture: Picture
  /** Whether its picture is shown as it begins, since the reader is to act: to answer, to play. Else it is complete. */
  begins: boolean
  /** What its slide cites, in this order. */
  record: Citation[]
}

/** A term of the field that a text marks by `<button data-term="id">`. */
export interface ReadingTerm {
  id: string
  term: string
  definition: string
  /** Alias of the slide that teaches it. */
  slide: string
}

/** A chapter in full. */
export interface ReadingText {
  ideas: ReadingIdea[]
  terms: ReadingTerm[]
}
