// The speaker notes of a slide: their three parts, and how they read for somebody who was not in the room.

/** The three parts of a slide's speaker notes, as Markdown. */
export interface Notes {
  /** What to tell, in spoken language. */
  say: string
  /** One or more questions, then the answers to expect. */
  ask: string
  /** Minutes, pitfalls, what to skip when late. */
  watch: string
}

/** The parts of the notes, in their order, as they are written: `**Say** …`. */
export const NOTE_PARTS = ['Say', 'Ask', 'Watch'] as const

/** What **Ask** holds, for a reader. */
export interface Question {
  /** One or more questions, with what leads up to them. Empty where **Ask** asks nothing, which the tests forbid. */
  question: string
  /** The answers to expect. Empty where there are none, which the tests forbid. */
  answers: string
}

/** What ends a sentence: its mark, then what may close around it. */
const END = String.raw`[.!?…][”’"')\]]*`
/** In a paragraph: italics that open where a sentence does and close where one ends. */
const CUE = new RegExp(String.raw`(?<=^|${END}\*{0,2}\s+)(?<!\*)\*(?![\s*])[^*]*?${END}\*(?!\*)(?=\s|$)`, 'g')
/** Between two sentences. What begins with a small letter goes on: “Why?” she asked. */
const BREAK = new RegExp(String.raw`(?<=${END}\*{0,2})\s+(?!\p{Ll})`, 'u')

/** Splits notes at the words **Say**, **Ask** and **Watch** that open a paragraph. */
export function parseNotes(note: string): Notes {
  const parts = note.split(/^\*\*(Say|Ask|Watch)[.:]?\*\*[.:]?/m)
  const notes: Notes = { say: '', ask: '', watch: '' }
  for (let i = 1; i < parts.length; i += 2)
    notes[parts[i]!.toLowerCase() as keyof Notes] = parts[i + 1]!.trim()
  return notes
}

/**
 * What was said, for a reader: **Say** (or **Ask**) without its cues, as Markdown.
 *
 * A cue is for the room only (a click, a show of hands), and is written as whole sentences in italics:
 * `*Click.*`. To be one, the asterisk opens the text, a paragraph or a sentence; the closing one comes right
 * after the mark that ends a sentence (`. ! ? …`, with the quotes or brackets around it); and both stand in one
 * paragraph. So the stress on a word or a phrase within a sentence stays (`*one* lock`), as does what is strong.
 * The white space is mended: one blank between sentences, one blank line between paragraphs, none for a
 * paragraph that was all cue.
 */
export function spoken(say: string): string {
  return say.split(/\n\s*\n/)
    .map(paragraph => paragraph.trim().replace(CUE, '').replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n')
}

/**
 * **Ask** for a reader, in two: something to ponder, with room to write, and what to expect as an answer.
 *
 * Cues are removed as by {@link spoken}. The question runs from the start to the end of the first question, and
 * goes on as long as the next sentence is a question too; the sentences before the first question lead up to it
 * and belong to it. The answers are the rest, later questions included.
 */
export function question(ask: string): Question {
  const text = spoken(ask)
  const all = sentences(text)
  const first = all.findIndex(isQuestion)
  if (first < 0)
    return { question: '', answers: text }
  const rest = all.slice(first).findIndex(sentence => !isQuestion(sentence))
  const end = rest < 0 ? all.length : first + rest
  return { question: all.slice(0, end).join(' '), answers: all.slice(end).join(' ') }
}

/** Answers as a reader is told them: what a presenter may expect, without being told to expect it. */
export function forReaders(answers: string): string {
  return sentences(answers).map((sentence) => {
    const [, said] = /^Expect:? (.+)$/s.exec(sentence) ?? []
    return said ? said.replace(/^[“"‘]?\p{Ll}/u, letter => letter.toUpperCase()) : sentence
  }).join(' ')
}

/** The sentences of a text, each with its mark. A sentence that starts with a small letter is part of the one before. */
export function sentences(text: string): string[] {
  return text.split(BREAK).filter(Boolean)
}

function isQuestion(sentence: string): boolean {
  return /\?[”’"')\]*]*$/.test(sentence)
}
