// What the paper documents print of the deck: read from its slides when it is built (scripts/print/paper-data.ts).

/** A slide, its notes as HTML. */
export interface PaperSlide {
  /** Place in the deck, from 1. */
  no: number
  alias: string
  /** Plain text. */
  title: string
  chapter: string
  layout: string
  minutes: number
  /** The cuts that tell it, shortest first; none where it is there to look things up. */
  cuts: string[]
  /** Minutes of break before it, by the cuts that have one. */
  breaks: Partial<Record<string, number>>
  /** What is told, without what only works in the room. */
  say: string
  /** What the facilitator tells, all of it. */
  told: string
  /** The question alone. */
  question: string
  /** What holds of a prediction, and the answers to expect. */
  answers: string
  /** What the facilitator watches. */
  watch: string
  /** Slug of the exercise that it offers: printed as an exercise, not as a picture. */
  exercise?: string
  /** The part of the document that says the same, complete: the slide itself is left out. */
  standsIn?: 'ledger' | 'sources'
}

/** A heading with what stands under it, as HTML. */
export interface PaperSection {
  title: string
  html: string
}

/** What a document says of itself. */
export interface PaperAbout {
  title: string
  author: string
  /** A sentence. */
  subject: string
  /** Joined by commas. */
  keywords: string
  /** As in `lang`. */
  language: string
}

export interface PaperData {
  about: PaperAbout
  /** The cuts that this build holds, shortest first. */
  cuts: { id: string, name: string }[]
  /** Where the deck can be opened, with a slash at the end; undefined where it is published nowhere that is known. */
  address?: string
  edition: PaperEdition
  slides: PaperSlide[]
  /** The sections of each exercise's README, by its slug. */
  exercises: Record<string, PaperSection[]>
  /** Where learners get stuck: wrong answers to each exercise, by its slug, in the order of its checks. */
  pitfalls: Record<string, PaperPitfall[]>
  /** What to prepare and what to do when something fails; then the keys. */
  day: PaperSection[]
}

/** Which state of the deck a document was printed from, and how to name it. */
export interface PaperEdition {
  version: string
  /** Of the state: `2026-11-26`. */
  date: string
  license: string
}

/** A wrong answer to an exercise, and the check that catches it. */
export interface PaperPitfall {
  /** A sentence. */
  what: string
  check: string
}
